import { schedule, type ScheduledTask } from "node-cron";
import type { RunRequest } from "../jobs/request.js";

/** When a job is to run, and how. */
export interface Schedule {
  /** The job's full id. */
  readonly job: string;
  /** Five or six fields. */
  readonly cron: string;
  /** An IANA name; the machine's own zone when absent. */
  readonly timezone?: string | undefined;
  readonly dryRun: boolean;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Starts the schedules. `ask` requests a run and resolves at its end: until then the same schedule does not fire again.
 * Returns the tasks, to be listed and stopped.
 */
export function startSchedules(
  schedules: readonly Schedule[],
  ask: (request: RunRequest) => Promise<unknown>,
): ScheduledTask[] {
  return schedules.map(({ job, cron, timezone, dryRun, variables }) => {
    const request: RunRequest = {
      job,
      variables: { ...variables },
      dryRun,
      memory: false,
      trigger: "schedule",
    };
    return schedule(cron, () => ask(request), {
      name: job,
      noOverlap: true,
      ...(timezone !== undefined && { timezone }),
    });
  });
}
