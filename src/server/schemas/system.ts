import { z } from "zod";
import { time } from "./fields.js";
import { stateSchema } from "./runs.js";

export const readySchema = z
  .object({
    status: z.enum(["ready", "not ready"]),
    parts: z.record(z.string(), z.object({ ready: z.boolean(), code: z.string().optional() })),
    lastGoodRuns: z
      .array(z.object({ job: z.string(), at: time, ageSeconds: z.number() }))
      .describe("When a run of each job last succeeded that was no dry run."),
  })
  .meta({ id: "Readiness" });

export const pluginsSchema = z
  .object({
    version: z.string().describe("Of nautobot-bridge."),
    plugins: z.array(
      z.object({
        name: z.string(),
        version: z.string().optional().describe("By the package.json beside its file."),
        file: z.string(),
        jobs: z.array(z.string()),
      }),
    ),
    problems: z
      .array(
        z.object({
          file: z.string(),
          field: z.string().optional(),
          message: z.string(),
          fix: z.string(),
        }),
      )
      .describe("Plugins that were refused, and why."),
  })
  .meta({ id: "Plugins" });

const partSchema = z.object({
  ready: z.boolean(),
  place: z.string().optional().describe("Where it is."),
  detail: z.string().optional().describe("More of it, such as its version."),
  code: z.string().optional().describe("Why it does not work."),
  message: z.string().optional(),
  fix: z.string().optional(),
});

export const systemSchema = z
  .object({
    version: z.string().describe("Of nautobot-bridge."),
    node: z.string(),
    startedAt: time,
    memoryBytes: z.int().describe("What this process holds; runs are processes of their own."),
    parts: z.record(z.string(), partSchema).describe("What the service needs, and whether it works now."),
    queue: z
      .array(z.object({ state: stateSchema, count: z.int() }))
      .optional()
      .describe("How many runs that have not ended stand where. Absent when the store does not answer."),
  })
  .meta({ id: "System" });
