import type { RunEvent } from "../jobs/events.js";
import type { RunReport, StepName } from "../jobs/report.js";
import type { RunRequest } from "../jobs/request.js";
import type { BridgeError } from "../lib/errors.js";
import type { RunState } from "../jobs/state.js";

/** What a run is doing now. `total` is absent while it is not known. */
export interface RunProgress {
  step: StepName;
  done: number;
  total?: number;
  /** The object type being worked on. */
  what?: string;
}

/** One run, from the moment it is asked for to its end; after that it is in the store. */
export interface Run {
  readonly id: string;
  /** As asked for, secrets included: never shown nor kept; the report has them masked. */
  readonly request: RunRequest;
  /** ISO 8601, UTC. */
  readonly requestedAt: string;
  state: RunState;
  /** The step each side is at, by step; loads run side by side. */
  progress: RunProgress[];
  /** Present once the run ended, unless it was cancelled before it began. */
  report?: RunReport;
  /** Why there is no report although the run ended. */
  error?: BridgeError;
}

/** Which steps are under way after `event`. */
export function nextProgress(progress: readonly RunProgress[], event: RunEvent): RunProgress[] {
  switch (event.type) {
    case "step-started":
      return [...progress, { step: event.step, done: 0 }];
    case "step-progress": {
      const { step, done, total, what } = event;
      const now = { step, done, ...(total !== undefined && { total }), ...(what !== undefined && { what }) };
      return progress.map((entry) => (entry.step === step ? now : entry));
    }
    case "step-finished":
      return progress.filter((entry) => entry.step !== event.step.name);
    default:
      return [...progress];
  }
}
