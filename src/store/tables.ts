import type { Generated, Kysely, Selectable } from "kysely";
import type { ChangeReport, LogEntry, StepReport, Trigger } from "../jobs/report.js";
import type { AccessTables } from "./access-tables.js";
import type { RunState } from "../jobs/state.js";
import type { TriggerTables } from "./trigger-tables.js";

/** The tables. A run is known to the others by its number, which also orders runs by age. */
export interface Tables extends AccessTables, TriggerTables {
  runs: {
    number: Generated<number>;
    id: string;
    job: string;
    trigger: Trigger;
    /** 1 or 0. */
    dry_run: number;
    state: RunState;
    requested_at: string;
    started_at: string | null;
    ended_at: string | null;
    /** The process that has the run, by the name of its claim; empty while it waits for one. */
    owner: string;
    /** Of two runs of one lane one goes on at a time. */
    lane: string;
    /** The request, sealed; absent from runs of versions that did not keep it. */
    sealed: string | null;
    /** The fingerprint of what makes requests equal. */
    same: string | null;
    idempotency_key: string | null;
    requested_by: string | null;
    reason: string | null;
    not_before: string | null;
    not_after: string | null;
    /** 1: limited to its rows in `scopes`. */
    scoped: Generated<number>;
    /** 1: only the process that asked for it may run it. */
    local: Generated<number>;
    /** 1: equal requests become this run, until it begins. */
    joinable: Generated<number>;
    /** How often it began. */
    attempts: Generated<number>;
    /** 1: to be stopped by the process that has it. */
    cancelling: Generated<number>;
    resumed_from: string | null;
    /** JSON. */
    report: string | null;
    /** JSON. */
    error: string | null;
  };
  steps: {
    run: number;
    name: StepReport["name"];
    status: StepReport["status"];
    duration_ms: number;
    memory_final: number | null;
    memory_peak: number | null;
  };
  /** How many changes of a type, action and outcome a run has: each combination has a number, its kind. */
  outcomes: {
    run: number;
    kind: number;
    type: string;
    action: ChangeReport["action"];
    outcome: ChangeReport["status"];
    count: number;
  };
  changes: {
    run: number;
    /** 1, 2, 3 and so on within the run. */
    seq: number;
    kind: number;
    uid: string;
    message: string;
    /** JSON. */
    before: string | null;
    /** JSON. */
    after: string | null;
    /** JSON. */
    object: string | null;
    /** JSON. */
    remote: string | null;
    /** What is searched, in lower case. */
    words: string;
    /** The branch that it is directly below; 0 at the top. */
    parent: Generated<number>;
  };
  branches: BranchTable;
  branch_kinds: BranchKindTable;
  baselines: {
    key: string;
    /** JSON. */
    baseline: string;
  };
  approvals: {
    run: number;
    /** JSON. */
    decision: string;
  };
  logs: {
    run: number;
    seq: number;
    at: string;
    level: LogEntry["level"];
    step: StepReport["name"] | null;
    message: string;
    /** JSON: the change that it is about. */
    change: string | null;
  };
  events: EventTable;
  scopes: ScopeTable;
  outbox: OutboxTable;
}

/** A run's events, but for single changes. */
interface EventTable {
  run: number;
  seq: number;
  at: string;
  /** That of the log's entry, which stands there only. */
  log: number | null;
  /** JSON. */
  data: string | null;
}

/** Objects that have changes below them. */
interface BranchTable {
  run: number;
  /** 1, 2, 3 and so on within the run. */
  number: number;
  /** The branch that it is directly below; 0 at the top. */
  parent: number;
  /** Its place among what is below its parent: the number of its own change, or of the first below it. */
  place: number;
  /** JSON: its type and its unique id. */
  object: string;
}

/** How many changes of a kind are below a branch, on all levels. */
interface BranchKindTable {
  run: number;
  branch: number;
  kind: number;
  count: number;
}

/** What runs are limited to; without `uid` all objects of the type. */
interface ScopeTable {
  run: number;
  type: string;
  uid: string;
}

/** Reports that Nautobot has not got yet. */
interface OutboxTable {
  run: number;
  report: Uint8Array;
  attempts: number;
  /** Not to be tried before. */
  due: string;
  /** The process that sends it just now, or nothing. */
  sender: Generated<string>;
  error: string | null;
}

export type Db = Kysely<Tables>;
export type RunRow = Selectable<Tables["runs"]>;

/** What the two databases do differently. */
export interface Engine {
  readonly db: Db;
  /** Where it is, for people; never with a password. */
  readonly place: string;
  /** What to do about a failure that says nothing else. */
  readonly fix: string;
  /** The name by which others can tell whether this process lives; held from the first call until `close`. */
  claim(): Promise<string>;
  isAlive(owner: string): Promise<boolean>;
  /** Rejects when nothing more can be written; PostgreSQL looks after its own disk. */
  tryToWrite?(): Promise<void>;
  close(): Promise<void>;
}
