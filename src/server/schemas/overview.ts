import { z } from "zod";
import { time } from "./fields.js";
import { jobSchema } from "./jobs.js";
import { runDetailSchema, runSchema } from "./runs.js";

export const jobOverviewSchema = jobSchema
  .extend({
    plugin: z.string(),
    variables: z.int().min(0).describe("How many there are."),
    schedules: z.array(z.object({ name: z.string(), paused: z.boolean() })),
    next: time.optional().describe("When a schedule runs it next."),
    lastGood: z
      .object({ at: time, ageSeconds: z.number() })
      .optional()
      .describe("When a run last succeeded that was no dry run."),
    runs: z.array(runSchema).describe("The last, newest first."),
  })
  .meta({ id: "JobOverview" });

export const historyEntrySchema = runDetailSchema
  .omit({ report: true })
  .meta({ id: "HistoryEntry", description: "A run that has ended, with its steps." });
