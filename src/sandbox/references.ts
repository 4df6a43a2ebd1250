import type { Field, ReferenceField } from "./fields.js";
import { pythonRepr } from "./refusal.js";
import type { Resource } from "./resource.js";
import type { Row, Store } from "./store.js";
import { InvalidValue } from "./values.js";

const UUID = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): value is string => typeof value === "string" && UUID.test(value);

/** A filter as Django takes it: field paths joined by "__" to values. */
type Lookups = Record<string, unknown>;

/**
 * The one object a reference means, given as a UUID, as a natural key, or as a dict of lookups.
 * @throws InvalidValue when it is missing, ambiguous or not understood.
 */
export function resolveReference(store: Store, field: ReferenceField, raw: unknown, referrer: Resource): Row {
  const target = store.table(field.target).resource;
  const { lookups, shown } = lookupsOf(store, target, raw);
  const found = search(store, target, lookups).filter(
    (row) => !field.limited || (row["content_types"] as string[]).includes(referrer.contentType),
  );
  const [row] = found;
  if (row === undefined)
    throw new InvalidValue(`Related object not found using the provided attributes: ${shown}`);
  if (found.length > 1) throw new InvalidValue(`Multiple objects match the provided attributes: ${shown}`);
  return row;
}

function lookupsOf(store: Store, target: Resource, raw: unknown): { lookups: Lookups; shown: string } {
  const simple = (lookups: Lookups) => ({ lookups, shown: pythonRepr(lookups) });
  if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) {
    const dict = raw as Record<string, unknown>;
    if ("url" in dict) return byId(dict["url"]);
    if ("id" in dict) return byId(dict["id"]);
    return simple(flatten(dict));
  }
  if (typeof raw === "string" && !isUuid(raw) && !isUrl(raw))
    return simple(naturalLookups(store, target, raw));
  return byId(raw);
}

function byId(raw: unknown): { lookups: Lookups; shown: string } {
  const value = isUrl(raw) ? raw.replace(/\/$/, "").split("/").at(-1) : raw;
  if (!isUuid(value))
    throw new InvalidValue(
      `Related objects must be referenced by ID or by dictionary of attributes. Received an unrecognized value: ${raw as string}`,
    );
  const id = value.toLowerCase();
  return { lookups: { id }, shown: `{'pk': UUID('${id}')}` };
}

const isUrl = (value: unknown): value is string =>
  typeof value === "string" && /^https?:\/\/([\w-]+\.[\w.-]+|localhost)(:\d+)?\//.test(value);

function naturalLookups(store: Store, target: Resource, raw: string): Lookups {
  const keys = typeof target.naturalKey === "function" ? target.naturalKey(store) : target.naturalKey;
  const values: (string | null)[] = raw.split(";").map(decodeURIComponent);
  const lookups: Lookups = {};
  let last = keys[keys.length - 1] ?? "name";
  for (let index = 0; index < Math.max(keys.length, values.length); index += 1) {
    last = keys[index] ?? `parent__${last}`;
    lookups[last] = values[index] ?? null;
  }
  return lookups;
}

function flatten(dict: Record<string, unknown>, prefix = ""): Lookups {
  return Object.fromEntries(
    Object.entries(dict).flatMap(([key, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(flatten(value as Record<string, unknown>, `${prefix}${key}__`))
        : [[`${prefix}${key}`, value]],
    ),
  );
}

function search(store: Store, target: Resource, lookups: Lookups): Row[] {
  const entries = Object.entries(lookups);
  for (const [path] of entries) checkPath(store, target, path);
  const own = entries.filter(([path]) => !path.includes("__") && path !== "pk");
  const rows =
    own.length > 0 ? store.table(target.path).find(Object.fromEntries(own)) : store.table(target.path).all();
  const deep = entries.filter(([path]) => path.includes("__"));
  return rows.filter((row) =>
    deep.every(([path, value]) => valueAt(store, target, row, path.split("__")) === value),
  );
}

function checkPath(store: Store, target: Resource, path: string): void {
  let resource = target;
  for (const part of path.split("__")) {
    const field: Field | undefined = resource.fields[part];
    if (part !== "id" && (field === undefined || part.startsWith("_"))) {
      const choices = [...Object.keys(target.fields), "id"].sort().join(", ");
      throw new InvalidValue(`Cannot resolve keyword '${part}' into field. Choices are: ${choices}`);
    }
    if (field?.kind === "fk" || field?.kind === "m2m") resource = store.table(field.target).resource;
  }
}

function valueAt(store: Store, resource: Resource, row: Row, path: string[]): unknown {
  const [part = "", ...rest] = path;
  const field = resource.fields[part];
  const value = row[part] ?? null;
  if (rest.length === 0 || field?.kind !== "fk" || typeof value !== "string") return value;
  const table = store.table(field.target);
  const next = table.get(value);
  return next ? valueAt(store, table.resource, next, rest) : null;
}
