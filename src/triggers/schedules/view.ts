import type { ScheduleState } from "../../store/index.js";
import { nextTimes, type Schedule } from "./schedule.js";

/** A schedule for lists and pages. Times are ISO 8601, UTC. */
export interface ScheduleView {
  name: string;
  job: string;
  cron: string;
  timezone?: string;
  jitter: number;
  catchUp: boolean;
  dryRun: boolean;
  paused?: { at: string; by: string };
  /** The next five times; none while it is paused. */
  next: string[];
  /** The planned time that was dealt with last: a run, or why there was none. */
  last?: { planned: string; at: string; run?: string; skipped?: string };
}

export function viewOf(schedule: Schedule, state: ScheduleState | undefined): ScheduleView {
  const { name, job, cron, timezone, jitter, catchUp, dryRun } = schedule;
  const { pausedAt, pausedBy = "", lastPlanned, lastAt, lastRun, lastSkipped } = state ?? {};
  return {
    name,
    job,
    cron,
    ...(timezone !== undefined && { timezone }),
    jitter,
    catchUp,
    dryRun,
    ...(pausedAt !== undefined && { paused: { at: pausedAt, by: pausedBy } }),
    next: pausedAt === undefined ? nextTimes(schedule, 5).map((time) => time.toISOString()) : [],
    ...(lastPlanned !== undefined &&
      lastAt !== undefined && {
        last: {
          planned: lastPlanned,
          at: lastAt,
          ...(lastSkipped !== undefined
            ? { skipped: lastSkipped }
            : lastRun !== undefined && { run: lastRun }),
        },
      }),
  };
}
