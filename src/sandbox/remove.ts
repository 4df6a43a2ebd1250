import { Refusal } from "./refusal.js";
import { textOf, type Resource } from "./resource.js";
import type { Row, Store } from "./store.js";
import { ordered } from "./order.js";

interface Target {
  resource: Resource;
  row: Row;
}

/**
 * Removes a row and everything that goes with it.
 * @throws Refusal 409 naming what protects it, in which case nothing is removed.
 */
export function removeRow(store: Store, resource: Resource, row: Row): void {
  store.transaction(() => {
    resource.removing?.(row, store);
    const doomed = collect(store, { resource, row });
    for (const target of doomed.slice(1)) target.resource.removing?.(target.row, store);
    const protectors = doomed.flatMap((target) => referrers(store, target, "protect"));
    if (protectors.length > 0) throw refuse(store, protectors);
    for (const target of doomed) {
      for (const referrer of referrers(store, target, "set-null")) unlink(store, referrer, target.row.id);
      store.table(target.resource.path).remove(target.row.id);
      removeAttached(store, target.resource, target.row.id);
    }
  });
}

/** Notes, metadata and relationship associations go with the object that they are about. */
function removeAttached(store: Store, { contentType }: Resource, id: string): void {
  const attached = [
    ["/extras/notes/", "assigned_object"],
    ["/extras/object-metadata/", "assigned_object"],
    ["/extras/relationship-associations/", "source"],
    ["/extras/relationship-associations/", "destination"],
  ] as const;
  for (const [path, name] of attached)
    for (const row of store.table(path).find({ [`${name}_type`]: contentType, [`${name}_id`]: id }))
      store.table(path).remove(row.id);
}

/** The row and all that is deleted in cascade. */
function collect(store: Store, first: Target): Target[] {
  const found = [first];
  const ids = new Set([first.row.id]);
  for (const target of found)
    for (const next of referrers(store, target, "cascade"))
      if (!ids.has(next.row.id)) {
        ids.add(next.row.id);
        found.push(next);
      }
  return found;
}

function referrers(
  store: Store,
  { resource, row }: Target,
  onDelete: "protect" | "cascade" | "set-null",
): Target[] {
  return store.tables.flatMap((table) =>
    Object.entries(table.resource.fields).flatMap(([name, field]) => {
      if ((field.kind !== "fk" && field.kind !== "m2m") || field.writeOnly) return [];
      if (field.target !== resource.path || field.onDelete !== onDelete) return [];
      const rows =
        field.kind === "fk"
          ? table.find({ [name]: row.id })
          : table.all().filter((other) => (other[name] as string[] | null)?.includes(row.id));
      return rows.map((other) => ({ resource: table.resource, row: other }));
    }),
  );
}

function unlink(store: Store, { resource, row }: Target, id: string): void {
  const table = store.table(resource.path);
  const current = table.get(row.id);
  if (current === undefined) return;
  const changed: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(resource.fields)) {
    if (field.kind === "fk" && current[name] === id) changed[name] = null;
    if (field.kind === "m2m") changed[name] = (current[name] as string[]).filter((other) => other !== id);
  }
  table.put({ ...current, ...changed });
}

function refuse(store: Store, protectors: Target[]): Refusal {
  const unique = new Map(protectors.map((target) => [target.row.id, target]));
  const named = [...new Set(protectors.map(({ resource }) => resource))].flatMap((resource) => {
    const rows = [...unique.values()].filter((target) => target.resource === resource).map(({ row }) => row);
    return ordered(store, resource, rows).map((row) => `${textOf(store, resource, row)} (${row.id})`);
  });
  return new Refusal(409, {
    detail: `Unable to delete object. ${unique.size} dependent objects were found: ${named.join(", ")}`,
  });
}
