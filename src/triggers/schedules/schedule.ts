import { createTask } from "node-cron";
import type { RunRequest } from "../../jobs/request.js";

/** When a job is to run, and how. */
export interface Schedule {
  readonly name: string;
  /** The job's full id. */
  readonly job: string;
  /** Five or six fields. */
  readonly cron: string;
  /** An IANA name; the machine's own zone when absent. */
  readonly timezone?: string | undefined;
  /** The most seconds by which a run begins later, by chance. */
  readonly jitter: number;
  /** Whether a time that passed while the service was down is made up for, once. */
  readonly catchUp: boolean;
  readonly dryRun: boolean;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a schedule's times are reckoned by. */
export const patternOf = ({ cron, timezone }: Schedule): string => [cron, timezone].filter(Boolean).join(" ");

/** The next times after now, by node-cron, which is only asked: its own timers know nothing of other machines or a restart. */
export function nextTimes({ cron, timezone }: Schedule, count: number): Date[] {
  const task = createTask(cron, () => undefined, timezone === undefined ? {} : { timezone });
  const times = task.getNextRuns(count);
  void task.destroy();
  return times;
}

export const nextTime = (schedule: Schedule): Date => {
  const [next] = nextTimes(schedule, 1);
  if (!next) throw new Error(`${schedule.cron} has no next time`);
  return next;
};

export const requestOf = ({ name, job, dryRun, variables }: Schedule): RunRequest => ({
  job,
  variables: { ...variables },
  dryRun,
  memory: false,
  trigger: "schedule",
  requestedBy: `schedule ${name}`,
});
