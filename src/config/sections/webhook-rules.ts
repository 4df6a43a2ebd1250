import { z } from "zod";
import { dryRun, jobId, ownName, variables } from "./common.js";
import { wholeNumber } from "./number.js";

const path = z.string().regex(/^[A-Za-z_][\w-]*(\.[\w-]+)*$/, "is not a path such as location.name");
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const model = z
  .string()
  .regex(/^[a-z_]+\.[a-z]+$/, "is not a content type such as dcim.device")
  .describe("a content type such as dcim.device");

/** One rule: which webhooks start which job, and how much of it. */
export const rule = z.strictObject({
  name: ownName.describe("a name of its own, such as device-renamed"),
  source: z.string().default("nautobot").describe("nautobot, or a name under webhooks.sources"),
  models: z.array(model).default([]).describe("a list of content types such as dcim.device"),
  events: z
    .array(z.enum(["created", "updated", "deleted"]))
    .default([])
    .describe("a list of created, updated and deleted; all of them without it"),
  fields: z
    .array(path)
    .default([])
    .describe("a list of fields such as name or status, one of which must have changed in an update"),
  match: z
    .record(
      path,
      z.preprocess((value): unknown => (Array.isArray(value) ? value : [value]), z.array(scalar).min(1)),
    )
    .default({})
    .describe('by path, such as "status.name", the value or values of which one must be there'),
  ownChanges: z
    .boolean()
    .default(false)
    .describe("true or false: whether changes by the bridge's own user start a run, too"),
  job: jobId,
  dryRun,
  variables: variables
    .default({})
    .describe('the job\'s variables by name; "{location.name}" takes the value from the payload'),
  scope: z
    .array(
      z.strictObject({
        type: z.string().min(1).describe("the name of one of the job's models, such as device"),
        uid: z.string().min(1).describe('its unique id over the payload, such as "{name}"'),
      }),
    )
    .default([])
    .describe("a list of type and uid: the objects that the run is limited to"),
  quiet: wholeNumber(0, 3600)
    .default(10)
    .describe("seconds without a further webhook before the run begins, 0 to 3600"),
});
