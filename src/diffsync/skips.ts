import { DiffSyncFlags, DiffSyncModelFlags } from "./flags.js";
import type { Model } from "./model.js";
import type { SkipReason } from "./options.js";

/** Why an object, or a pair of them, is left out of a diff; undefined when it is not. */
export function skipReason(
  flags: number,
  types: ReadonlySet<string> | undefined,
  a: Model | undefined,
  b: Model | undefined,
): SkipReason | undefined {
  if (!b && flags & DiffSyncFlags.SKIP_UNMATCHED_SRC) return "global_src";
  if (!a && flags & DiffSyncFlags.SKIP_UNMATCHED_DST) return "global_dst";
  if (a && !b && a.modelFlags & DiffSyncModelFlags.SKIP_UNMATCHED_SRC) return "model_src";
  if (b && !a && b.modelFlags & DiffSyncModelFlags.SKIP_UNMATCHED_DST) return "model_dst";
  if (a && a.modelFlags & DiffSyncModelFlags.IGNORE) return "ignore_src";
  if (b && b.modelFlags & DiffSyncModelFlags.IGNORE) return "ignore_dst";
  if (types && !(a && b) && !types.has(((a ?? b) as Model).getType())) return "types";
  return undefined;
}
