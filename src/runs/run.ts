import type { KeptEvent } from "../jobs/events.js";
import type { StepName } from "../jobs/report.js";
import type { RunState } from "../jobs/state.js";

/** What a run is doing now. `total` is absent while it is not known. */
export interface RunProgress {
  step: StepName;
  done: number;
  total?: number;
  /** The object type being worked on. */
  what?: string;
}

/** A run that goes on in this service; all else of it is in the store. */
export interface Run {
  readonly id: string;
  readonly job: string;
  state: RunState;
  /** The step each side is at, by step; loads run side by side. */
  progress: RunProgress[];
}

/** Which steps are under way after `event`. */
export function nextProgress(progress: readonly RunProgress[], event: KeptEvent): RunProgress[] {
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
