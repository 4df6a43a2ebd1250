import type { Schedule } from "./schedules/schedule.js";
import type { Rule } from "./webhooks/rules.js";

/**
 * The jobs that webhooks start and no schedule does, in words. Nautobot sends each webhook once: one that is lost is
 * made good only by a run that looks at everything.
 */
export function unbacked(
  rules: readonly Pick<Rule, "name" | "job">[],
  schedules: readonly Pick<Schedule, "job">[],
): string[] {
  const scheduled = new Set(schedules.map(({ job }) => job));
  return rules
    .filter(({ job }) => !scheduled.has(job))
    .map(
      ({ name, job }) =>
        `The webhook rule ${name} has no schedule behind it: a webhook that is lost is never made good. ` +
        `fix: add a schedule for ${job}, such as every night`,
    );
}
