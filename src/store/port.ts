import type { ChangeReport, LogEntry, ReportHead, RunReport, StepReport, Trigger } from "../jobs/report.js";
import type { RunState } from "../jobs/state.js";

export interface RunError {
  code: string;
  message: string;
  fix: string;
}

/** A run as it was asked for. Its variables are not kept: they may be secret; the report has them masked. */
export interface NewRun {
  id: string;
  job: string;
  trigger: Trigger;
  dryRun: boolean;
  /** ISO 8601, UTC, as are all times here. */
  requestedAt: string;
}

/** What is kept of a run besides its changes and its log. */
export interface RunRecord extends NewRun {
  state: RunState;
  startedAt?: string;
  endedAt?: string;
  /** Those that ended so far. */
  steps: StepReport[];
  /** How many changes came to which outcome so far. */
  outcomes: Partial<Record<ChangeReport["status"], number>>;
  report?: ReportHead;
  /** Why there is no report although the run ended. */
  error?: RunError;
}

export interface RunEnd {
  state: RunState;
  endedAt: string;
  report?: ReportHead & Pick<RunReport, "steps">;
  error?: RunError;
}

/** What a run did since it was last asked. */
export interface RunPart {
  changes: readonly ChangeReport[];
  log: readonly LogEntry[];
  steps: readonly StepReport[];
  /** Where the run stands since. */
  state?: RunState;
}

/** Writes one run down while it goes. Each call is kept as a whole or not at all. Calls follow one another. */
export interface RunWriter {
  start(at: string): Promise<void>;
  append(part: RunPart): Promise<void>;
  end(end: RunEnd): Promise<void>;
}

export interface PageQuery {
  /** The `next` of the page before; absent for the first page. */
  after?: number | undefined;
  /** The most items to return. */
  limit: number;
}

export interface ChangeQuery extends PageQuery {
  type?: string | undefined;
  action?: ChangeReport["action"] | undefined;
  outcome?: ChangeReport["status"] | undefined;
  /** Text within the object's id, a value or the message, in upper or lower case. */
  search?: string | undefined;
}

/** Only what fits everything that is given here. */
export interface RunQuery extends PageQuery {
  job?: string | undefined;
  state?: RunState | undefined;
  trigger?: Trigger | undefined;
}

export interface LogQuery extends PageQuery {
  step?: LogEntry["step"] | undefined;
  level?: LogEntry["level"] | undefined;
  /** Text within the message, in upper or lower case. */
  search?: string | undefined;
}

export interface Page<T> {
  items: T[];
  /** Where the next page begins; absent on the last. */
  next?: number;
}

/** What may be forgotten: finished runs that are older than `days`, and those beyond the newest `runs`. */
export interface Retention {
  readonly days: number;
  readonly runs: number;
}

/** Where runs are kept. Every method throws STORE_FAILED, with the fix, when the store cannot do its work. */
export interface RunStore {
  /** Keeps a run that was asked for, as queued. */
  add(run: NewRun): Promise<RunWriter>;
  run(id: string): Promise<RunRecord | undefined>;
  /** Newest first. */
  runs(query: RunQuery): Promise<Page<RunRecord>>;
  /** In the order they came; empty for a run that is not kept. */
  changes(id: string, query: ChangeQuery): Promise<Page<ChangeReport>>;
  log(id: string, query: LogQuery): Promise<Page<LogEntry>>;
  /** Marks the unfinished runs of processes that are gone; those of living ones are left alone. */
  interrupt(at: string): Promise<RunRecord[]>;
  /** Forgets what `retention` no longer wants at `now`. */
  prune(retention: Retention, now: Date): Promise<void>;
}
