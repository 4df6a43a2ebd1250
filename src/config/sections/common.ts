import { z } from "zod";

export const variables = z
  .record(z.string(), z.unknown())
  .describe("the job's variables by name; see them with: nautobot-bridge jobs --verbose");

export const jobId = z.string().min(1).describe("the id of a job, as listed by: nautobot-bridge jobs");

export const dryRun = z
  .boolean()
  .default(true)
  .describe("true (only show what would change) or false (change it)");

/** A name that others refer to. */
export const ownName = z
  .string()
  .regex(/^[\w.-]{1,100}$/, "is not a name of letters, digits, dots, dashes and underscores");
