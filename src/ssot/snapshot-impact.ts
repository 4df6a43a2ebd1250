import type { Change } from "./snapshot-log.js";
import type { SnapshotPlan } from "./snapshot-plan.js";

/** What has to be read again to know the rows as they are now. */
export interface Impact {
  /** Rows by their own id. */
  ids: ReadonlySet<string>;
  /** Rows by what they refer to: ids by foreign key. */
  references: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @returns undefined when some change may have changed rows that cannot be told from here */
export function impactOf(plan: SnapshotPlan, changes: readonly Change[]): Impact | undefined {
  const ids = new Set<string>();
  const references = new Map<string, Set<string>>();
  for (const { type, action, objectId } of changes) {
    if (plan.fatal.has(type)) return undefined;
    if (type === plan.own) ids.add(objectId);
    if (action === "CREATE") continue; // what is new was referred to by nothing
    if (plan.watched.has(type)) return undefined;
    for (const { head, nullable } of plan.references.get(type) ?? []) {
      if (action === "DELETE" && nullable) return undefined;
      if (action === "DELETE") continue; // protected while referred to, or gone with what referred to it
      references.set(head, (references.get(head) ?? new Set<string>()).add(objectId));
    }
  }
  return { ids, references };
}
