import type { KeptEvent, NumberedEvent } from "../jobs/events.js";
import type {
  ChangeReport,
  LogEntry,
  Position,
  ReportHead,
  RunReport,
  StepReport,
  Trigger,
} from "../jobs/report.js";
import type { RunState } from "../jobs/state.js";

export interface RunError {
  code: string;
  message: string;
  fix: string;
}

/** What is kept of a run besides its changes, its log and its events. All times are ISO 8601, UTC. */
export interface RunRecord {
  id: string;
  job: string;
  trigger: Trigger;
  dryRun: boolean;
  requestedAt: string;
  requestedBy?: string;
  reason?: string;
  /** Until when it stays `requested`. */
  notBefore?: string;
  /** The interrupted run whose rest this one does. */
  resumedFrom?: string;
  /** Of runs that end while they go one at a time: what they share, by default their job. */
  lane: string;
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
  /** Absent where the run only leaves its process, to wait for approval. */
  endedAt?: string;
  report?: ReportHead & Pick<RunReport, "steps">;
  error?: RunError;
  /** The whole report for the outbox, in whatever form; not to be sent before `due`. */
  undelivered?: { report: Uint8Array; due: string };
}

export interface TimedEvent {
  at: string;
  event: Exclude<KeptEvent, { type: "changes" }>;
}

/** A change as it is written: with its position in the tree of objects. */
export interface PlacedChange extends ChangeReport {
  position?: Position;
}

/** What a run did and said since it was last asked. */
export interface RunPart {
  at: string;
  changes: readonly PlacedChange[];
  events: readonly TimedEvent[];
}

/**
 * Writes one run down while it goes, for the process that has it: RUN_INTERRUPTED is thrown when another has taken it
 * meanwhile. Each call is kept as a whole or not at all. Calls follow one another.
 */
export interface RunWriter {
  /** Returns the events by the numbers they got. */
  append(part: RunPart): Promise<NumberedEvent[]>;
  end(end: RunEnd): Promise<NumberedEvent[]>;
}

export interface PageQuery {
  /** The `next` of the page before; absent for the first page. */
  after?: number | undefined;
  /** The most items to return. */
  limit: number;
}

/** Only changes that fit everything that is given here. */
export interface KindQuery {
  type?: string | undefined;
  action?: ChangeReport["action"] | undefined;
  outcome?: ChangeReport["status"] | undefined;
}

export interface ChangeQuery extends PageQuery, KindQuery {
  /** The object's id. */
  uid?: string | undefined;
  /** Text within the object's id, a value or the message, in upper or lower case. */
  search?: string | undefined;
  /** How many of those that fit to leave out after `after`; not together with `uid` or `search`. */
  skip?: number | undefined;
}

/** Which changes of a run, whatever the page. */
export type ChangeFilter = Omit<ChangeQuery, "after" | "limit" | "skip">;

export interface TreeQuery extends PageQuery, KindQuery {
  /** The number of the branch that is looked into; at the top when absent. */
  under?: number | undefined;
}

/** Below a branch: how many changes that fit there are of each action, on all levels, and how many of them failed. */
export interface Below {
  /** By which it is looked into. */
  branch: number;
  create: number;
  update: number;
  delete: number;
  failed: number;
}

/** One object of the tree of changes. */
export interface TreeNode {
  type: string;
  uid: string;
  /** Absent where the object itself is left as it is, or its change does not fit. */
  change?: ChangeReport;
  /** Absent where nothing below changes, or nothing that fits. */
  below?: Below;
}

/** Only what fits everything that is given here. */
export interface RunQuery extends PageQuery {
  job?: string | undefined;
  state?: RunState | undefined;
  trigger?: Trigger | undefined;
  dryRun?: boolean | undefined;
  /** Only those that have ended. */
  ended?: boolean | undefined;
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
  run(id: string): Promise<RunRecord | undefined>;
  /** Newest first. */
  runs(query: RunQuery): Promise<Page<RunRecord>>;
  /** The newest `count` runs of each of these jobs, newest first. */
  lastRuns(jobs: readonly string[], count: number): Promise<RunRecord[]>;
  /**
   * In the order they came; empty for a run that is not kept. A page of a search, or of one object, ends where enough was
   * looked at: with fewer items than asked for, or none, and a `next` nevertheless.
   */
  changes(id: string, query: ChangeQuery): Promise<Page<ChangeReport>>;
  /** The objects at the top or directly below a branch that fit or have below them what fits, in the order they were met. */
  changeTree(id: string, query: TreeQuery): Promise<Page<TreeNode>>;
  log(id: string, query: LogQuery): Promise<Page<LogEntry>>;
  /** In the order they came, from the one after `after`. */
  events(id: string, query: PageQuery): Promise<Page<NumberedEvent>>;
  /** Forgets what `retention` no longer wants at `now`. */
  prune(retention: Retention, now: Date): Promise<void>;
}
