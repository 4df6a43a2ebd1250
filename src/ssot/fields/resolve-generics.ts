import { type Call, type Client, ENDPOINTS } from "../../nautobot/index.js";
import type { Binding } from "../binding.js";
import { endpointOf } from "../field-path.js";
import type { Body } from "./column.js";
import { findByLookups, lookupKey } from "./lookups.js";
import { isEmpty } from "./reference.js";

/** An object that a generic reference leads to, by what is known of it. */
interface End {
  /** Endpoint of such objects. */
  target: string;
  lookup: Body;
}

/** What a body says of a generic reference: by endpoint, the lookups that say something. */
export const endsOf = (body: Body, name: string): End[] =>
  Object.entries((body[name] ?? {}) as Record<string, Body>)
    .map(([target, lookup]) => ({ target, lookup }))
    .filter(({ lookup }) => !isEmpty(lookup));

const namesOf = ({ columns }: Binding): ReadonlySet<string> =>
  new Set(columns.flatMap(({ generic }) => generic?.name ?? []));

/** A body as it is going to be once its generic references are looked up, but for their ids. */
export function settled(binding: Binding, body: Body): Body {
  const copy = { ...body };
  for (const name of namesOf(binding)) {
    if (!(name in copy)) continue;
    const [end] = endsOf(copy, name);
    Reflect.deleteProperty(copy, name);
    Object.assign(copy, referenceTo(name, end, end ? "" : null));
  }
  return copy;
}

/** A generic reference as the server takes it. */
const referenceTo = (name: string, end: End | undefined, id: string | null): Body => ({
  [`${name}_type`]: end ? typeOf(end) : null,
  [`${name}_id`]: id,
});

/** Why a body cannot be written, as far as it tells by itself. */
export const ambiguities = (binding: Binding, body: Body): string[] =>
  [...namesOf(binding)].flatMap((name) => {
    const problem = several(endsOf(body, name));
    return problem === undefined ? [] : [`${name}: ${problem}`];
  });

const several = (ends: readonly End[]): string | undefined =>
  ends.length > 1 ? `leads to one object, not to ${ends.map(typeOf).join(" and ")}` : undefined;

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
  for (const name of namesOf(binding)) {
    const due = bodies.filter((body) => name in body).map((body) => ({ body, ends: endsOf(body, name) }));
    const found = await idsOf(
      client,
      due.flatMap(({ ends }) => ends),
      call,
    );
    for (const { body, ends } of due) {
      Reflect.deleteProperty(body, name);
      const problem = problemOf(ends, found);
      const [end] = ends;
      const [id = null] = end ? (found.get(keyOf(end)) ?? []) : [];
      if (problem !== undefined) refused.set(body, `${name}: ${problem}`);
      else Object.assign(body, referenceTo(name, end, id));
    }
  }
  return refused;
}

/** The ids that each end's lookup finds, by its key. */
async function idsOf(
  client: Client,
  ends: readonly End[],
  call: Call,
): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const target of new Set(ends.map((end) => end.target))) {
    const lookups = ends.filter((end) => end.target === target).map(({ lookup }) => lookup);
    for (const [key, ids] of await findByLookups(client, target, lookups, call))
      found.set(`${target} ${key}`, ids);
  }
  return found;
}

function problemOf(ends: readonly End[], found: ReadonlyMap<string, string[]>): string | undefined {
  const [end, another] = ends;
  if (!end || another) return several(ends);
  const { length } = found.get(keyOf(end)) ?? [];
  if (length === 1) return undefined;
  return length === 0 ? `there is no ${describe(end)}` : `there are several ${describe(end)}`;
}

const keyOf = ({ target, lookup }: End): string => `${target} ${lookupKey(lookup)}`;

const typeOf = ({ target }: End): string => endpointOf(ENDPOINTS, target).contentType;

const describe = (end: End): string =>
  `${typeOf(end)} with ${Object.entries(end.lookup)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(", ")}`;
