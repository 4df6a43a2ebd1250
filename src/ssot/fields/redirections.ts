import type { Call, Client } from "../../nautobot/index.js";
import { type Association, associations, type FarEnd } from "./associations.js";
import { type Body, isLookup, type RelationshipField } from "./column.js";
import { findByLookups, lookupKey } from "./lookups.js";

/** The one association that an object has of a relationship, and where it is to lead instead. */
export interface Redirection extends Association {
  end: FarEnd;
  to: string;
}

/** An object of which a patch is to be sent. */
export interface Patch {
  id: string;
  body: Body;
  /** By field of the model. */
  attrs: Record<string, unknown>;
}

/** Ids in one query string: servers refuse a URL much above 4 kB. */
const AT_ONCE = 50;

/**
 * The server adds an association before it takes the former one away, and so refuses to replace the only one there
 * may be. Takes such replacements out of the bodies: the association itself is to be changed instead, so that it
 * leads to the old end until it leads to the new one.
 */
export async function redirections(
  client: Client,
  { key, target }: RelationshipField,
  end: FarEnd,
  patches: readonly Patch[],
  call: Call,
): Promise<Map<Patch, Redirection>> {
  const wanted = patches.flatMap((patch) => {
    const lookup = wantedOf(patch.body, key);
    return lookup ? [{ patch, lookup }] : [];
  });
  const found = new Map<Patch, Redirection>();
  const there = await associationsOf(
    client,
    end,
    wanted.map(({ patch }) => patch.id),
    call,
  );
  const replaced = wanted.filter(({ patch }) => there.has(patch.id));
  if (replaced.length === 0) return found;
  const lookups = replaced.map(({ lookup }) => lookup);
  const ids = await findByLookups(client, target.endpoint, lookups, call);
  for (const { patch, lookup } of replaced) {
    const [to, another] = ids.get(lookupKey(lookup)) ?? [];
    const association = there.get(patch.id);
    // What leads nowhere, or to several, stays in the body for the server to refuse in its own words.
    if (to === undefined || another !== undefined || !association) continue;
    takeOut(patch.body, key);
    if (association.far !== to) found.set(patch, { ...association, end, to });
  }
  return found;
}

function takeOut(body: Body, key: string): void {
  const relationships = body["relationships"] as Body;
  Reflect.deleteProperty(relationships, key);
  if (Object.keys(relationships).length === 0) Reflect.deleteProperty(body, "relationships");
}

/** The lookup of the one far end that a body asks for. */
function wantedOf(body: Body, key: string): Body | undefined {
  const objects = (body["relationships"] as Body | undefined)?.[key];
  const [lookup, another] = Array.isArray(objects) ? (objects as unknown[]) : [];
  return isLookup(lookup) && another === undefined ? lookup : undefined;
}

async function associationsOf(
  client: Client,
  end: FarEnd,
  ids: readonly string[],
  call: Call,
): Promise<Map<string, Association>> {
  const found = new Map<string, Association>();
  for (let at = 0; at < ids.length; at += AT_ONCE)
    for await (const association of associations(client, end, call, ids.slice(at, at + AT_ONCE)))
      found.set(association.near, association);
  return found;
}
