import { type Call, type Client, ENDPOINTS } from "../../nautobot/index.js";
import type { Binding } from "../binding.js";
import { endpointOf } from "../field-path.js";
import { type Body, follow, isLookup, type Row } from "./column.js";
import { findObjects } from "./peers.js";

/**
 * A generic reference is written as a type and an id, and the server takes no lookup for that id: looks up the ids
 * of all that are referred to.
 * @returns why, for every body whose reference leads to no object or to several
 */
export async function resolveGenerics(
  client: Client,
  binding: Binding,
  bodies: readonly Body[],
  call: Call,
): Promise<Map<Body, string>> {
  const refused = new Map<Body, string>();
  const generics = new Map(
    binding.columns.flatMap(({ generic }) => (generic ? [[generic.name, generic]] : [])),
  );
  for (const { name, target } of generics.values()) {
    const { contentType } = endpointOf(ENDPOINTS, target);
    const lookups = bodies.map((body) => body[name]).filter(isLookup);
    const found = await objectsBy(client, target, lookups, call);
    for (const body of bodies) {
      if (!(name in body)) continue;
      const lookup = body[name];
      Reflect.deleteProperty(body, name);
      const [id, second] = idsOf(lookup, found);
      if (id === undefined) refused.set(body, `${name}: there is no ${contentType} with ${describe(lookup)}`);
      else if (second !== undefined)
        refused.set(body, `${name}: there are several ${contentType} with ${describe(lookup)}`);
      else Object.assign(body, { [`${name}_type`]: id && contentType, [`${name}_id`]: id });
    }
  }
  return refused;
}

function idsOf(
  lookup: unknown,
  found: ReadonlyMap<string, string[]>,
): readonly (string | null | undefined)[] {
  return isLookup(lookup) ? (found.get(keyOf(lookup)) ?? []) : [null];
}

/** Ids by what they were looked up by. */
async function objectsBy(
  client: Client,
  target: string,
  lookups: readonly Body[],
  call: Call,
): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  const names = Object.keys(lookups[0] ?? {});
  if (names.length === 0) return ids;
  const own = names.find((name) => !name.includes("__"));
  const filter = own === undefined ? undefined : { name: own, values: lookups.map((lookup) => lookup[own]) };
  const paths = names.map((name) => name.split("__"));
  const valuesOf = (row: Row) =>
    Object.fromEntries(names.map((name) => [name, follow(row, name.split("__"))]));
  for (const row of await findObjects(client, target, filter, paths, call)) {
    const key = keyOf(valuesOf(row));
    ids.set(key, [...(ids.get(key) ?? []), row["id"] as string]);
  }
  return ids;
}

const keyOf = (lookup: Body): string => JSON.stringify(Object.entries(lookup).sort());

const describe = (lookup: unknown): string =>
  Object.entries(lookup as Body)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(", ");
