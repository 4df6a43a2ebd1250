import type { ObjectKey, Position, Summary } from "../diffsync/index.js";
import type { LogLevel } from "../lib/logger.js";
import type { Counts, GuardVerdict } from "./guards/index.js";

export type { ObjectKey, Position, Summary };
export type { GuardVerdict };

/** The four timed steps, in the order a run takes them. */
export const STEPS = [
  "load_source_adapter",
  "load_target_adapter",
  "calculate_diff",
  "execute_sync",
] as const;
export type StepName = (typeof STEPS)[number];

export interface StepMemory {
  /** Bytes in use when the step ended. */
  final: number;
  /** The most bytes in use at any sample during the step. */
  peak: number;
}

export interface StepReport {
  name: StepName;
  status: "succeeded" | "failed" | "skipped";
  /** Wall-clock milliseconds; 0 for a skipped step. */
  durationMs: number;
  /** Only when the run was asked to measure it. */
  memory?: StepMemory;
}

/** Where a person can look at an object of a change. */
export interface ObjectLink {
  name: string;
  /** A path within the configured Nautobot, or an address elsewhere. */
  url: string;
}

/** One change of the diff and what became of it. On a dry run the status is "planned". */
export interface ChangeReport {
  action: "create" | "update" | "delete";
  type: string;
  /** The object's unique id within its type. */
  uid: string;
  status: "planned" | "success" | "failure" | "error" | "skipped";
  /** The cause of a failure in the system's own words; empty otherwise. */
  message: string;
  /** Attributes before; absent on a create. */
  before?: Record<string, unknown>;
  /** Attributes after; absent on a delete. */
  after?: Record<string, unknown>;
  /** Where the object can be looked at, in Nautobot if it is there; absent where it is not or no longer known. */
  object?: ObjectLink;
  /** The same in the other system, when its adapter says so. */
  remote?: ObjectLink;
}

export interface LogEntry {
  /** ISO 8601, UTC. */
  at: string;
  level: LogLevel;
  /** The step during which it was said; absent before the first and after the last. */
  step?: StepName;
  message: string;
  /** The change that it is about, or the object that needs none. */
  change?: LoggedChange;
}

/** A change by its name; of an object that needs none, also where it can be looked at. */
export type LoggedChange =
  | Pick<ChangeReport, "action" | "type" | "uid">
  | ({ action: "no-change" } & Pick<ChangeReport, "type" | "uid" | "object">);

/** The planned changes of a run, to be applied later: all of a dry run's, or those that wait for approval. */
export interface PlanReport {
  /** SHA-256 over the changes in their order, in hexadecimal. */
  checksum: string;
  create: number;
  update: number;
  delete: number;
  /** Set when the changes wait for approval: until when. ISO 8601, UTC. */
  approveBy?: string;
}

export type RunStatus = "succeeded" | "partial" | "failed" | "cancelled";
export type Trigger = "cli" | "api" | "schedule" | "webhook" | "nautobot";

/**
 * What one run was and did: stored, shown, and sent to Nautobot. Plain JSON.
 * `partial`: the sync ran to its end and at least one change failed.
 */
export interface RunReport {
  id: string;
  /** `<plugin>.<job>` */
  job: string;
  name: string;
  source: string;
  target: string;
  trigger: Trigger;
  dryRun: boolean;
  status: RunStatus;
  /** ISO 8601, UTC. */
  startedAt: string;
  durationMs: number;
  /** As given, secrets replaced by "***". */
  variables: Record<string, unknown>;
  summary: Summary;
  steps: StepReport[];
  changes: ChangeReport[];
  /** DiffSync's `diff.dict()`: only what differs, nested by parent. */
  diff: Record<string, unknown>;
  log: LogEntry[];
  /** What each guard said; absent from a run that ended before. */
  guards?: GuardVerdict[];
  /** Objects that were loaded, by type. */
  loaded?: { source: Counts; target: Counts };
  /** Present when changes were planned and not made. */
  plan?: PlanReport;
  /** HTTP requests made to Nautobots, and bytes received. */
  requests: { count: number; bytes: number };
  /** Why the run ended early; absent when it did not. */
  error?: { code: string; message: string; fix: string };
  /** The native Nautobot job result, once it exists. */
  jobResult?: { id: string; url: string };
}

/** A report without what is kept and shown apart from it. */
export type ReportHead = Omit<RunReport, "steps" | "changes" | "diff" | "log">;
