/** Behaviour of one diff and sync, as bits to be combined with `|`. */
export const DiffSyncFlags = Object.freeze({
  NONE: 0,
  /** The failure of one object does not end the sync; its children are left alone. */
  CONTINUE_ON_FAILURE: 1,
  /** Objects only the source has are not created. */
  SKIP_UNMATCHED_SRC: 2,
  /** Objects only the target has are not deleted. */
  SKIP_UNMATCHED_DST: 4,
  SKIP_UNMATCHED_BOTH: 6,
  /** Unchanged objects are listed in the diff and logged by the sync. */
  LOG_UNCHANGED_RECORDS: 8,
});

/** Behaviour of one model (static `modelFlags`) or one object (`object.modelFlags`). */
export const DiffSyncModelFlags = Object.freeze({
  NONE: 0,
  /** Not compared, whichever side carries the flag; its children neither. */
  IGNORE: 1,
  /** Its delete() takes the children along: they leave the store without a delete() of their own. */
  SKIP_CHILDREN_ON_DELETE: 2,
  /** Not created when only the source has it. */
  SKIP_UNMATCHED_SRC: 4,
  /** Not deleted when only the target has it. */
  SKIP_UNMATCHED_DST: 8,
  SKIP_UNMATCHED_BOTH: 12,
  /** Its children are deleted before it. */
  NATURAL_DELETION_ORDER: 16,
});

export type Status = "unknown" | "success" | "failure" | "error";
export type Action = "create" | "update" | "delete";
