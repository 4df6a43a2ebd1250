import { z } from "zod";
import { VERDICTS } from "../../store/index.js";
import { time } from "./fields.js";

const runs = z.array(z.string()).describe("The runs that it asked for; many webhooks may ask for one.");

export const receiptSchema = z
  .object({
    verdict: z.enum(["accepted", "ignored", "duplicate"]),
    reason: z.string().optional().describe("Why it asked for no run."),
    runs,
  })
  .meta({ id: "Receipt" });

export const deliverySchema = z
  .object({
    at: time,
    source: z.string(),
    verdict: z.enum(VERDICTS),
    reason: z.string().optional().describe("Why no run was asked for."),
    model: z.string().optional(),
    event: z.string().optional(),
    object: z.string().optional().describe("What it was about, for people."),
    user: z.string().optional(),
    rules: z.array(z.string()),
    runs,
    times: z.int().min(1).describe("What is refused for one reason within a minute is counted."),
  })
  .meta({ id: "Delivery", description: "A webhook that came in. Its payload is not kept." });

export const scheduleSchema = z
  .object({
    name: z.string(),
    job: z.string(),
    cron: z.string(),
    timezone: z.string().optional().describe("The service's own when absent."),
    jitter: z.number().describe("The most seconds by which a run begins later, by chance."),
    catchUp: z
      .boolean()
      .describe("Whether a time that passed while the service was down is made up for, once."),
    dryRun: z.boolean(),
    paused: z.object({ at: time, by: z.string() }).optional(),
    next: z.array(time).describe("The next times; none while it is paused."),
    last: z
      .object({
        planned: time,
        at: time,
        run: z.string().optional(),
        skipped: z.string().optional().describe("Why there was no run."),
      })
      .optional()
      .describe("The planned time that was dealt with last."),
  })
  .meta({ id: "Schedule" });
