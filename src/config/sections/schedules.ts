import { validate as isCron } from "node-cron";
import { z } from "zod";
import { dryRun, jobId, ownName, variables } from "./common.js";
import { wholeNumber } from "./number.js";

const isTimezone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const schedule = z.strictObject({
  name: ownName
    .optional()
    .describe("a name of its own, such as nightly; without it the job's id is the name"),
  job: jobId,
  cron: z
    .string()
    .refine(isCron, "is not a cron expression")
    .describe('minute, hour, day, month and weekday, such as "0 2 * * *"'),
  timezone: z
    .string()
    .refine(isTimezone, "is not a known time zone")
    .optional()
    .describe("a time zone's name, such as Europe/Berlin; without it the machine's own"),
  jitter: wholeNumber(0, 86_400)
    .default(0)
    .describe("the most seconds to begin later by chance, 0 to 86400, so that not all begin at once"),
  catchUp: z
    .boolean()
    .default(false)
    .describe(
      "true (run once, late, when the service was down at the time) or false (wait for the next time)",
    ),
  dryRun,
  variables: variables.default({}),
});

/** When jobs are run. */
export const schedules = z
  .array(schedule)
  .superRefine((all, context) => {
    const names = all.map(({ name, job }) => name ?? job);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) < index)
        context.addIssue({
          code: "custom",
          path: [index, "name"],
          message: `is the same as in schedules[${names.indexOf(name)}]`,
        });
  })
  .default([])
  .describe("a list of name, job, cron, timezone, jitter, catchUp, dryRun and variables");
