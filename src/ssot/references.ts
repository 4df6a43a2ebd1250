import type { Call, Client, Endpoint, EndpointTable } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { endpointOf } from "./field-path.js";
import { type Body, follow, isLookup, type Row } from "./fields/column.js";
import { findObjects } from "./fields/peers.js";
import { endsOf } from "./fields/resolve-generics.js";

/** Something a body refers to by what is known of it: `{ name: "Cisco" }`. */
export interface Reference {
  /** The REST field. */
  head: string;
  /** Endpoint of the object referred to. */
  target: string;
  lookup: Body;
}

export function referencesOf(endpoint: Endpoint, body: Body): Reference[] {
  return Object.entries(body).flatMap(([head, value]) => {
    const target = endpoint.fields[head]?.target;
    if (target === undefined) return [];
    const lookups = (Array.isArray(value) ? value : [value]).filter(isLookup);
    return lookups.map((lookup) => ({ head, target, lookup }));
  });
}

/** An id, a URL, or several parts of a natural key. */
const NO_NAME = /^[\da-f-]{32,36}$|[;/%]/i;

/** What a body refers to by name alone: when there is nothing of that name, that refers to nothing. */
export function namedReferences(endpoints: EndpointTable, endpoint: Endpoint, body: Body): Reference[] {
  return Object.entries(body).flatMap(([head, name]) => {
    const target = endpoint.fields[head]?.target;
    if (target === undefined || typeof name !== "string" || NO_NAME.test(name)) return [];
    return endpointOf(endpoints, target).fields["name"] ? [{ head, target, lookup: { name } }] : [];
  });
}

/** What a body refers to beside its own fields: by generic references and by relationships. */
export function outsideReferences({ columns }: Binding, body: Body): Reference[] {
  const names = new Set(columns.flatMap(({ generic }) => generic?.name ?? []));
  const generic = [...names].flatMap((head) => endsOf(body, head).map((end) => ({ head, ...end })));
  const led = columns.flatMap(({ relationship }) => {
    if (!relationship) return [];
    const { key, target } = relationship;
    const lookups = (body["relationships"] as Record<string, Body[]> | undefined)?.[key] ?? [];
    return lookups.map((lookup) => ({ head: key, target: target.endpoint, lookup }));
  });
  return [...generic, ...led];
}

/** The same for references to the same object by the same fields. */
export const keyOf = ({ target, lookup }: Reference): string =>
  JSON.stringify([target, ...Object.entries(lookup).sort(([a], [b]) => (a < b ? -1 : 1))]);

export const shownReference = ({ head, lookup }: Reference): string =>
  `${head}: ${Object.values(lookup).map(String).join(", ")}`;

/** How many objects each reference fits, by its key; one or a few requests for each kind of reference. */
export async function countReferences(
  client: Client,
  references: readonly Reference[],
  call: Call,
): Promise<Map<string, number>> {
  const kinds = new Map<string, Map<string, Reference>>();
  for (const reference of references) {
    const kind = JSON.stringify([reference.target, ...Object.keys(reference.lookup).sort()]);
    const known = kinds.get(kind) ?? new Map<string, Reference>();
    kinds.set(kind, known.set(keyOf(reference), reference));
  }
  const counted = await Promise.all([...kinds.values()].map((kind) => countKind(client, kind, call)));
  return new Map(counted.flatMap((counts) => [...counts]));
}

async function countKind(
  client: Client,
  references: ReadonlyMap<string, Reference>,
  call: Call,
): Promise<Map<string, number>> {
  const [first] = [...references.values()] as [Reference];
  const { target } = first;
  const names = Object.keys(first.lookup);
  const valuesOf = (name: string) => [...references.values()].map(({ lookup }) => lookup[name]);
  const filter = names.find((name) => canFilter(client, target, name) && !valuesOf(name).includes(null));
  const paths = names.map((name) => name.split("__"));
  const rows = await findObjects(
    client,
    target,
    filter === undefined ? undefined : { name: filter, values: valuesOf(filter) },
    paths,
    call,
  );
  const keyOfRow = (row: Row): string =>
    keyOf({
      ...first,
      lookup: Object.fromEntries(names.map((name) => [name, follow(row, name.split("__"))])),
    });
  const counts = new Map([...references.keys()].map((key) => [key, 0]));
  for (const key of rows.map(keyOfRow)) if (counts.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** A text of the object itself is a filter, too; what lies further away is compared here. */
function canFilter({ endpoints }: Client, target: string, name: string): boolean {
  const field = endpointOf(endpoints, target).fields[name];
  return field?.kind === "plain" && field.type === undefined;
}
