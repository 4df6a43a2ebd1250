import { z } from "zod";
import { values } from "./fields.js";

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
    kind: z.enum(["source", "target"]).describe("Whether it brings data into Nautobot or out of it."),
    source: z.string(),
    target: z.string(),
    variables: z.array(variable),
  })
  .meta({ id: "Job" });

export const jobDetailSchema = jobSchema
  .extend({
    variablesSchema: values.describe("The variables as JSON Schema."),
    configured: z
      .array(z.string())
      .describe("Variables that the configuration gives: they need not be given."),
    mappings: z
      .array(
        z.object({
          sourceName: z.string(),
          sourceUrl: z.string().optional(),
          targetName: z.string(),
          targetUrl: z.string().optional(),
        }),
      )
      .describe("Which objects become which."),
    configuration: values.describe("What the job tells of its configuration."),
  })
  .meta({ id: "JobDetail" });
