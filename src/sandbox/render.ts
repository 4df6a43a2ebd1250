import type { Field } from "./fields.js";
import { renderRelationships } from "./relationships.js";
import { textOf, whole, type Resource } from "./resource.js";
import type { Row, Store } from "./store.js";

export interface RenderOptions {
  /** The URL of the server, without a slash at the end. */
  base: string;
  /** How deep references are shown whole; 0 shows `{id, object_type, url}`. */
  depth?: number;
  /** Lists of references: the few that are shown by default, all, or none. */
  lists?: "default" | "all" | "none";
  /** Numbers of referring objects: shown on reads, not on creates. */
  counts?: boolean;
  /** Fields that reads show only when asked for, and writes always. */
  extras?: readonly string[];
}

const DEFAULT_LISTS = ["tags", "content_types", "provided_contents"];

/** An object as the REST API shows it. */
export function render(
  store: Store,
  resource: Resource,
  stored: Row,
  options: RenderOptions,
  nested = false,
): Record<string, unknown> {
  const { base } = options;
  const row = whole(store, resource, stored);
  const url = `${base}/api${resource.path}${row.id}/`;
  const body: Record<string, unknown> = {
    id: resource.integerIds ? Number(row.id) : row.id,
    object_type: resource.contentType,
    display: displayOf(store, resource, row),
    url,
    natural_slug: naturalSlug(store, resource, row),
  };
  if (resource.tree && !nested) body["tree_depth"] = null;
  for (const [name, target] of Object.entries((options.counts && !nested && resource.counts) || {}))
    body[name] = target ? countReferrers(store, target, row.id) : 0;
  for (const [name, field] of Object.entries(resource.fields)) {
    if (!field.writeOnly && isShown(name, field, options, nested))
      body[name] =
        field.kind === "generic"
          ? renderGeneric(store, row, name, options)
          : renderField(store, field, row[name] ?? null, options);
  }
  for (const name of ["created", "last_updated", "custom_fields"])
    if (resource.common.has(name)) body[name] = row[name];
  if (resource.common.has("notes_url")) body["notes_url"] = `${url}notes/`;
  if (nested || !resource.common.has("custom_fields")) return body;
  if (options.extras?.includes("computed_fields")) body["computed_fields"] = {};
  if (options.extras?.includes("relationships"))
    body["relationships"] = renderRelationships(store, resource, row.id, base);
  return body;
}

function renderGeneric(store: Store, row: Row, name: string, options: RenderOptions): unknown {
  const ends = row[name] as Readonly<Record<string, readonly [string, string] | null>> | null;
  if (ends)
    return Object.fromEntries(
      Object.entries(ends).map(([end, to]) => [end, to && renderObject(store, to[0], to[1], options)]),
    );
  return renderObject(store, row[`${name}_type`], row[`${name}_id`], options);
}

function renderObject(store: Store, type: unknown, id: unknown, options: RenderOptions): unknown {
  const table = store.tables.find(({ resource }) => resource.contentType === type);
  return table && typeof id === "string" && table.get(id)
    ? renderReference(store, table.resource.path, id, options)
    : null;
}

function isShown(name: string, field: Field, { lists = "default" }: RenderOptions, nested: boolean): boolean {
  if (field.kind !== "m2m" && field.kind !== "content-types") return true;
  if (nested) return false;
  return lists === "all" || (lists === "default" && DEFAULT_LISTS.includes(name));
}

function renderField(store: Store, field: Field, value: unknown, options: RenderOptions): unknown {
  if (field.kind === "choice") return value === null ? null : { value, label: labelOf(value as string) };
  if (field.kind === "fk")
    return value === null ? null : renderReference(store, field.target, value as string, options);
  if (field.kind === "m2m")
    return ((value ?? []) as string[]).map((id) => renderReference(store, field.target, id, options));
  return value;
}

/** Labels are the values as words, except where the value is a constant. */
const labelOf = (value: string): string =>
  value === value.toUpperCase() ? value : value.charAt(0).toUpperCase() + value.slice(1).replaceAll("-", " ");

function renderReference(store: Store, path: string, id: string, options: RenderOptions): unknown {
  const { resource } = store.table(path);
  const row = store.table(path).get(id);
  const depth = options.depth ?? 0;
  if (row && depth > 0) return render(store, resource, row, { ...options, depth: depth - 1 }, true);
  return { id, object_type: resource.contentType, url: `${options.base}/api${path}${id}/` };
}

export const displayOf = (store: Store, resource: Resource, row: Row): string =>
  resource.display?.(row, store) ?? textOf(store, resource, row);

function countReferrers(store: Store, [path, field]: readonly [string, string], id: string): number {
  const table = store.table(path);
  return table.resource.fields[field]?.kind === "m2m"
    ? table.all().filter((row) => (row[field] as string[]).includes(id)).length
    : table.find({ [field]: id }).length;
}

function naturalSlug(store: Store, resource: Resource, row: Row): string {
  const key = resource.naturalKey;
  const values =
    typeof key === "function"
      ? pathOf(store, resource, row)
      : key.map((lookup) => lookupText(store, resource, row, lookup.split("__")));
  return [...values.map(slugify), row.id.slice(0, 4)].join("_");
}

function pathOf(store: Store, resource: Resource, row: Row): string[] {
  const parent = row["parent"] === null ? undefined : store.table(resource.path).get(row["parent"] as string);
  return [String(row["name"]), ...(parent ? pathOf(store, resource, parent) : [])];
}

function lookupText(store: Store, resource: Resource, row: Row, [part = "", ...rest]: string[]): string {
  const field = resource.fields[part];
  if (part === "pk") return row.id;
  if (rest.length === 0 || field?.kind !== "fk") return `${(row[part] as string | number | null) ?? ""}`;
  const table = store.table(field.target);
  const next = table.get(String(row[part]));
  return next ? lookupText(store, table.resource, next, rest) : "";
}

const slugify = (value: string): string =>
  value
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
