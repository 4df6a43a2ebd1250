import type { Trigger } from "../../jobs/report.js";
import type { RunScope } from "../../jobs/request.js";
import type { RunState } from "../../jobs/state.js";
import type { RunError, RunRecord, RunWriter } from "../port.js";

/** A run that is asked for. All times are ISO 8601, UTC. */
export interface NewRun {
  id: string;
  job: string;
  lane: string;
  trigger: Trigger;
  dryRun: boolean;
  requestedAt: string;
  /** All of the request but its scope; the store cannot read it. */
  sealed: string;
  /** Equal for equal requests. */
  same: string;
  /** Without it the run is not limited. */
  scope?: RunScope | undefined;
  requestedBy?: string | undefined;
  reason?: string | undefined;
  idempotencyKey?: string | undefined;
  notBefore?: string | undefined;
  notAfter?: string | undefined;
  resumedFrom?: string | undefined;
  /** Only this process may run it, by its id, and no other request becomes it. */
  local?: boolean;
}

/** The run of a request. */
export interface Added {
  id: string;
  /** False when it was there before. */
  created: boolean;
  state: RunState;
}

/** A run in the hands of this process. */
export interface Taken {
  id: string;
  job: string;
  sealed: string;
  scope?: RunScope;
  writer: RunWriter;
}

/** A run whose process is known to be gone, or that this process gives back. */
export interface Orphan {
  id: string;
  /** Who had it. */
  owner: string;
  /** How it ended, where that is known. */
  verdict?: { state: "failed" | "cancelled"; error: RunError };
}

/** What became of runs whose process is gone. */
export interface Recovered {
  /** Had written nothing: in line again. */
  requeued: RunRecord[];
  ended: RunRecord[];
}

/** Runs from their request until a process has them. What is here survives every process. */
export interface QueueStore {
  /**
   * Keeps a request, unless an equal one has not begun yet: then it joins that one, whose scope grows by its own.
   *
   * @throws BridgeError REQUEST_CONFLICT when the idempotency key is that of another request
   */
  add(run: NewRun): Promise<Added>;
  /** Takes the oldest queued run of a lane, unless one of that lane goes on. */
  take(lane: string, at: string): Promise<{ id: string; job: string } | undefined>;
  /** Takes a local run; false as long as another of its lane goes on, and once it was cancelled. */
  takeLocal(id: string, at: string): Promise<boolean>;
  /** The name by which this process has its runs. */
  owner(): Promise<string>;
  /** Moves a run that `owner` has just taken into the hands of this process; undefined when it has it no more. */
  open(id: string, owner: string): Promise<Taken | undefined>;
  /** What was asked for, sealed; undefined when that is not known. */
  request(id: string): Promise<Pick<Taken, "sealed" | "scope"> | undefined>;
  /** Lines up what was to wait until `at`. Returns when the next is due. */
  due(at: string): Promise<string | undefined>;
  /** Lanes with queued runs of which none goes on, the one that waits longest first. */
  lanes(): Promise<string[]>;
  /** How many runs wait to be run. */
  waiting(): Promise<number>;
  /** Ends a run that no process has, or has its process asked to; undefined when it had ended already. */
  cancel(id: string, at: string): Promise<"cancelled" | "asked" | undefined>;
  /** Those among the runs that are to be stopped. */
  cancelling(ids: readonly string[]): Promise<string[]>;
  /** Looks after runs whose process is gone: those that have written nothing begin again, up to three times. */
  recover(at: string, known?: Orphan): Promise<Recovered>;
}
