import type { Resource } from "./resource.js";
import type { Row, Store } from "./store.js";

type Key = readonly (string | number | bigint)[];

/** Rows in the order in which the resource lists them. */
export function ordered(store: Store, resource: Resource, rows: Row[]): Row[] {
  const keyed = rows.map((row) => ({ row, key: resource.sortKey(row, store) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ row }) => row);
}

/** Rows by one field, or, with a leading "-", backwards; a field that is not there changes nothing. */
export function sortedBy(resource: Resource, rows: Row[], sort: string): Row[] {
  const field = sort.replace(/^-/, "");
  if (!(field in resource.fields) && !["id", "created", "last_updated"].includes(field)) return rows;
  const key = (row: Row): Key => [row[field] as string | number];
  const sorted = [...rows].sort((a, b) => compareKeys(key(a), key(b)));
  return sort.startsWith("-") ? sorted.reverse() : sorted;
}

function compareKeys(a: Key, b: Key): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}
