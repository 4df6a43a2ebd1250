import type { Change, Diff, DiffClass } from "./diff.js";
import type { Action, Status } from "./flags.js";
import type { AnyModelClass, Awaitable } from "./types.js";

export interface Progress {
  stage: "diff" | "sync";
  /** Objects dealt with so far; a pair counts as two in a diff. */
  done: number;
  /** All objects there are; neither stage is bound to reach it. */
  total: number;
}

/** Why an object was left out of a diff: a flag of the run, of its model, or the run's limits. */
export type SkipReason =
  "global_src" | "global_dst" | "model_src" | "model_dst" | "ignore_src" | "ignore_dst" | "types";

export interface Skip {
  type: string;
  uid: string;
  reason: SkipReason;
}

export interface DiffOptions {
  /** Bits of DiffSyncFlags. */
  flags?: number | undefined;
  /** Ends the calculation with the signal's reason. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Told of every object that a flag or limit leaves out; its children are not looked at. */
  onSkip?: ((skip: Skip) => void) | undefined;
  /** Gives unchanged objects an element too. LOG_UNCHANGED_RECORDS does the same. */
  unchanged?: boolean | undefined;
  diffClass?: DiffClass | undefined;
  /**
   * Does exactly what diffsync 2.2.3 does, also where this engine does otherwise on purpose: for code that relies
   * on it. A child that is not stored raises ObjectNotFound when it is met, a child of two parents is dealt with
   * twice, an empty `diff` is calculated again, one object's ModelInvalid ends the sync whatever the flags, the
   * field that holds children must have one name on both sides, and under NATURAL_DELETION_ORDER the log calls
   * a parent by the last of its children.
   */
  compatible?: boolean | undefined;
  /** The only models whose objects may change in this run. */
  types?: readonly (AnyModelClass | string)[] | undefined;
  /** For these types, the only attributes an update may touch. A create still takes them all. */
  attributes?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** What became of one change. */
export interface Outcome extends Change {
  status: "success" | "failure" | "error" | "skipped";
  /** The cause, unless it succeeded. */
  message: string;
}

/** What diffsync's syncer logs. `status` is absent from attempts and remarks. */
export interface SyncLog {
  level: "debug" | "info" | "warning" | "error";
  event: string;
  action: Action | null;
  type: string;
  uid: string;
  status: Status | null;
}

export interface SyncOptions extends DiffOptions {
  /** The diff to apply, exactly as it is; calculated first unless given. */
  diff?: Diff | undefined;
  /** Called once for every change of the diff; awaited, so a slow consumer slows the sync. */
  onOutcome?: ((outcome: Outcome) => Awaitable<void>) | undefined;
  onLog?: ((entry: SyncLog) => void) | undefined;
}
