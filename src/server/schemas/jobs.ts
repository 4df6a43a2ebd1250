import { z } from "zod";

const variable = z.object({
  name: z.string(),
  type: z.string().describe('What to write: "text", "url", "whole number", "yes or no" or the choices.'),
  required: z.boolean(),
  secret: z.boolean(),
  description: z.string().optional(),
  default: z.unknown().optional(),
});

export const jobSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string().optional(),
    source: z.string(),
    target: z.string(),
    variables: z.array(variable),
  })
  .meta({ id: "Job" });
