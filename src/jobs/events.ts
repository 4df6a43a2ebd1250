import type { ChangeReport, LogEntry, RunReport, StepName, StepReport } from "./report.js";

/** Everything that can be observed of a run while it goes, in order of occurrence. */
export type RunEvent =
  | { type: "run-started"; run: string; job: string; name: string; dryRun: boolean }
  | { type: "step-started"; step: StepName }
  /** `total` is absent while it is not known; `what` names the object type being worked on. */
  | { type: "step-progress"; step: StepName; done: number; total?: number; what?: string }
  | { type: "step-finished"; step: StepReport }
  | { type: "log"; entry: LogEntry }
  | { type: "change"; change: ChangeReport }
  | { type: "run-finished"; report: RunReport };

export type EventSink = (event: RunEvent) => void;
