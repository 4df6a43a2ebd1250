import { z } from "zod";
import { time } from "./fields.js";

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
    plugins: z.array(z.object({ name: z.string(), file: z.string(), jobs: z.array(z.string()) })),
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
