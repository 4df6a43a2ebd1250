/** How an item of a self-referencing type (a tree) names itself and the item it hangs from. */
export interface SelfReference<T> {
  key(item: T): string;
  /** The key of the item it needs to exist first; null for none. */
  needs(item: T): string | null;
}

/**
 * Splits items into waves: each wave needs only items of earlier waves, or none of these items at all.
 * Items on a cycle come last, together, for the server to refuse in its own words.
 */
export function waves<T>(items: readonly T[], reference: SelfReference<T>): T[][] {
  let pending = [...items];
  const result: T[][] = [];
  while (pending.length > 0) {
    const keys = new Set(pending.map((item) => reference.key(item)));
    const waits = (item: T): boolean => {
      const needed = reference.needs(item);
      return needed !== null && needed !== reference.key(item) && keys.has(needed);
    };
    const rest = pending.filter(waits);
    if (rest.length === pending.length) return [...result, rest];
    result.push(pending.filter((item) => !waits(item)));
    pending = rest;
  }
  return result;
}
