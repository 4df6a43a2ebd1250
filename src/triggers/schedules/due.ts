import type { ScheduleState } from "../../store/index.js";
import { nextTime, patternOf, type Schedule } from "./schedule.js";

/** A time that is dealt with later than this was missed: the service was not there, or the clock jumped over it. */
const GRACE_MS = 60_000;

/** What is to be done about a schedule now, and when it is due next. */
export type Due =
  | { act: "wait"; next: Date }
  | { act: "rearm"; next: Date }
  | { act: "fire"; next: Date; planned: Date }
  | { act: "skip"; next: Date; planned: Date; why: string };

/**
 * One planned time at a time is kept and compared with the clock, so a clock that jumps ahead is one time missed,
 * however many lie between, and one that jumps back makes no time come twice: each has a key of its own.
 */
export function dueNow(schedule: Schedule, state: ScheduleState | undefined, now: Date): Due {
  const next = nextTime(schedule);
  if (!state?.next || state.pattern !== patternOf(schedule)) return { act: "rearm", next };
  const planned = new Date(state.next);
  if (planned > now) return next < planned ? { act: "rearm", next } : { act: "wait", next: planned };
  if (state.pausedAt !== undefined) return { act: "rearm", next };
  const late = now.getTime() - planned.getTime();
  if (late <= GRACE_MS || schedule.catchUp) return { act: "fire", planned, next };
  return {
    act: "skip",
    planned,
    next,
    why: `it was ${Math.round(late / 1000)} s too late: nobody was there to start it`,
  };
}
