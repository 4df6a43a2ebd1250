import type { NumberedEvent } from "./follow.js";
import type { Shapes } from "./api.js";

export type StepName = Shapes["StepName"];
export const STEP_ORDER: readonly StepName[] = [
  "load_source_adapter",
  "load_target_adapter",
  "calculate_diff",
  "execute_sync",
];

/** One step while it goes. */
export interface LiveStep {
  status: "running" | "succeeded" | "failed" | "skipped";
  startedAt: number;
  done: number;
  total?: number;
  /** The object type that is worked on. */
  what?: string;
  /** Objects a second, over the last progress. */
  rate?: number;
  /** When `done` was told. */
  at: number;
  durationMs?: number;
}

/** What a run's events have told so far. */
export interface LiveRun {
  steps: Partial<Record<StepName, LiveStep>>;
  state?: Shapes["RunState"];
  /** How many changes can be read. */
  changes: number;
  /** How many lines the log has. */
  logs: number;
  finished: boolean;
}

export const NOTHING_YET: LiveRun = { steps: {}, changes: 0, logs: 0, finished: false };

/** What is known after these events. */
export function withEvents(live: LiveRun, events: readonly NumberedEvent[]): LiveRun {
  const next = { ...live, steps: { ...live.steps } };
  for (const event of events) take(next, event);
  return next;
}

function take(live: LiveRun, { at, event }: NumberedEvent): void {
  const time = Date.parse(at);
  switch (event.type) {
    case "step-started":
      live.steps[event.step] = { status: "running", startedAt: time, at: time, done: 0 };
      break;
    case "step-progress":
      live.steps[event.step] = progressed(live.steps[event.step], event, time);
      break;
    case "step-finished": {
      const { name, status, durationMs } = event.step;
      const before = live.steps[name] ?? { startedAt: time - durationMs, at: time, done: 0 };
      live.steps[name] = { ...before, status, durationMs };
      break;
    }
    case "state":
      live.state = event.state;
      break;
    case "changes":
      live.changes = event.to;
      break;
    case "log":
      live.logs += 1;
      break;
    case "run-finished":
      live.finished = true;
      break;
    default:
  }
}

interface Progress {
  done: number;
  total?: number;
  what?: string;
}

function progressed(before: LiveStep | undefined, { done, total, what }: Progress, at: number): LiveStep {
  const { startedAt = at, at: last = at, done: had = 0 } = before ?? {};
  const rate = at > last && done >= had ? ((done - had) * 1000) / (at - last) : before?.rate;
  return {
    status: "running",
    startedAt,
    at,
    done,
    ...(total !== undefined && { total }),
    ...(what !== undefined && { what }),
    ...(rate !== undefined && { rate }),
  };
}
