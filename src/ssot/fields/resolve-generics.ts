import { type Call, type Client, ENDPOINTS } from "../../nautobot/index.js";
import type { Binding } from "../binding.js";
import { endpointOf } from "../field-path.js";
import { type Body, isLookup } from "./column.js";
import { findByLookups, lookupKey } from "./lookups.js";

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
    const found = await findByLookups(client, target, lookups, call);
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
  return isLookup(lookup) ? (found.get(lookupKey(lookup)) ?? []) : [null];
}

const describe = (lookup: unknown): string =>
  Object.entries(lookup as Body)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(", ");
