import type { Generated, Kysely } from "kysely";
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
    /** The process that has the run, by the name of its claim. */
    owner: string;
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
    /** What is searched, in lower case. */
    words: string;
  };
  baselines: {
    key: string;
    /** JSON. */
    baseline: string;
  };
  approvals: {
    run: number;
    state: "waiting" | "approved" | "rejected" | "expired";
    expires_at: string;
    /** JSON. */
    plan: string;
    /** JSON. */
    decision: string | null;
  };
  logs: {
    run: number;
    seq: number;
    at: string;
    level: LogEntry["level"];
    step: StepReport["name"] | null;
    message: string;
  };
}

export type Db = Kysely<Tables>;

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
  close(): Promise<void>;
}
