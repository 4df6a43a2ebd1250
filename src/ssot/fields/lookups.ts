import type { Call, Client } from "../../nautobot/index.js";
import { type Body, follow, type Row } from "./column.js";
import { findObjects } from "./peers.js";

/** The same for lookups by the same values. */
export const lookupKey = (lookup: Body): string => JSON.stringify(Object.entries(lookup).sort());

/** The ids of the objects that lookups by the same fields find, by the key of each lookup. */
export async function findByLookups(
  client: Client,
  endpoint: string,
  lookups: readonly Body[],
  call: Call,
): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  const names = Object.keys(lookups[0] ?? {});
  if (names.length === 0) return ids;
  const allOf = (name: string) => lookups.map((lookup) => lookup[name]);
  const own = names.find((name) => !name.includes("__") && !allOf(name).includes(null));
  const filter = own === undefined ? undefined : { name: own, values: allOf(own) };
  const paths = names.map((name) => name.split("__"));
  const valuesOf = (row: Row) =>
    Object.fromEntries(names.map((name) => [name, follow(row, name.split("__"))]));
  for (const row of await findObjects(client, endpoint, filter, paths, call)) {
    const key = lookupKey(valuesOf(row));
    ids.set(key, [...(ids.get(key) ?? []), row["id"] as string]);
  }
  return ids;
}
