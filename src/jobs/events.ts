import type {
  ChangeReport,
  LogEntry,
  Position,
  ReportHead,
  RunReport,
  StepName,
  StepReport,
} from "./report.js";
import type { RunState } from "./state.js";

/** What is told of a run while it goes in the same words to everybody. */
type Told =
  | { type: "run-started"; run: string; job: string; name: string; dryRun: boolean }
  | { type: "step-started"; step: StepName }
  /** `total` is absent while it is not known; `what` names the object type being worked on. */
  | { type: "step-progress"; step: StepName; done: number; total?: number; what?: string }
  | { type: "step-finished"; step: StepReport }
  | { type: "log"; entry: LogEntry };

/** Everything that can be observed of a run by who executes it, in order of occurrence. */
export type RunEvent =
  | Told
  /** `position` is absent at the top when nothing below changes. */
  | { type: "change"; change: ChangeReport; position?: Position }
  | { type: "run-finished"; report: RunReport };

export type EventSink = (event: RunEvent) => void;

/**
 * What is kept of the above, in its order, and streamed: progress about once a second, changes as the numbers of
 * those that can now be read.
 */
export type KeptEvent =
  | Told
  | { type: "state"; state: RunState }
  | { type: "changes"; from: number; to: number }
  | { type: "run-finished"; report: ReportHead };

export interface NumberedEvent {
  /** 1, 2, 3 and so on within the run. */
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  event: KeptEvent;
}
