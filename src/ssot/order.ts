import { type Binding, nautobotValue, type Values } from "./binding.js";
import { waves } from "./waves.js";

/** Prefixes find their parent among what is committed: two transactions at once do not see each other's. */
const NETWORKS = "/ipam/prefixes/";

/** Items of one type in waves, so that each needs earlier waves only; deletes go through them backwards. */
export function inWaves<T>(
  binding: Binding,
  items: readonly T[],
  valuesOf: (item: T) => Values,
): (readonly T[])[] {
  const { self, columns, path } = binding;
  if (self)
    return waves(items, {
      key: (item) => self.key(valuesOf(item)),
      needs: (item) => self.needs(valuesOf(item)),
    });
  const network = columns.find(({ head }) => head === "prefix");
  return (path as string) === NETWORKS && network !== undefined
    ? byLength(items, (item) => String(nautobotValue(network, valuesOf(item))))
    : [items];
}

/** The widest first: prefixes of one length never contain one another. */
function byLength<T>(items: readonly T[], networkOf: (item: T) => string): T[][] {
  const lengths = new Map<number, T[]>();
  for (const item of items) {
    const length = Number(networkOf(item).split("/")[1]);
    const same = lengths.get(length);
    if (same) same.push(item);
    else lengths.set(length, [item]);
  }
  return [...lengths].sort(([a], [b]) => a - b).map(([, same]) => same);
}
