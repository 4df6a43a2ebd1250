import { Invalid } from "./refusal.js";
import type { Resource } from "./resource.js";
import type { Row, Store } from "./store.js";

export const CUSTOM_FIELDS = "/extras/custom-fields/";

type Values = Readonly<Record<string, unknown>>;
/** The stored form of a value; an Error says what is wrong with it. */
type Check = (value: unknown) => unknown;

const asText: Check = (value) => (typeof value === "string" ? value : new Error("Value must be a string"));

const CHECKS: Readonly<Record<string, Check>> = {
  text: asText,
  url: asText,
  markdown: asText,
  integer: (value) =>
    /^[+-]?\d+(\.\d*)?$/.test(String(value)) && (typeof value === "number" || !String(value).includes("."))
      ? Math.trunc(Number(value))
      : new Error("Value must be an integer."),
  boolean: (value) =>
    /^(1|t|true|y|yes|on|0|f|false|n|no|off)$/i.test(String(value))
      ? /^(1|t|true|y|yes|on)$/i.test(String(value))
      : new Error("Value must be true or false."),
  date: (value) =>
    /^\d{4}-\d\d-\d\d$/.test(String(value))
      ? value
      : new Error("Date values must be in the format YYYY-MM-DD."),
};

/** The custom fields that objects of a type have. */
const fieldsOf = (store: Store, contentType: string): Row[] =>
  store
    .table(CUSTOM_FIELDS)
    .all()
    .filter((field) => (field["content_types"] as string[]).includes(contentType));

/**
 * All custom field values of an object, after what the client sent; keys that are no custom fields are ignored.
 * @throws Invalid
 */
export function customFieldValues(
  store: Store,
  { contentType }: Resource,
  before: Row | undefined,
  given: unknown,
): Values {
  const values: Record<string, unknown> = {};
  const known = before?.["custom_fields"] as Values | undefined;
  const sent = (given ?? {}) as Values;
  for (const field of fieldsOf(store, contentType)) {
    const key = field["key"] as string;
    const old = known && key in known ? known[key] : field["default"];
    values[key] = key in sent ? checked(field, sent[key]) : (old ?? null);
  }
  return values;
}

function checked(field: Row, value: unknown): unknown {
  const empty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  if (empty && field["required"] !== true) return value;
  const result = empty
    ? new Error("Required field cannot be empty.")
    : (CHECKS[field["type"] as string]?.(value) ?? value);
  if (!(result instanceof Error)) return result;
  const key = String(field["key"]);
  throw new Invalid({ __all__: [`Invalid value for custom field '${key}': ${result.message}`] });
}

/** Gives a new custom field to the objects there are, as a Job of the real server does. */
export function provision(store: Store, field: Row): void {
  for (const { resource, table } of typesOf(store, field))
    for (const row of table.all())
      table.put({ ...row, custom_fields: customFieldValues(store, resource, row, {}) });
}

/** Takes a custom field that goes from all objects. */
export function withdraw(store: Store, field: Row): void {
  for (const { table } of typesOf(store, field))
    for (const row of table.all()) {
      const kept = Object.entries(row["custom_fields"] as Values).filter(([key]) => key !== field["key"]);
      table.put({ ...row, custom_fields: Object.fromEntries(kept) });
    }
}

const typesOf = (store: Store, field: Row) =>
  (field["content_types"] as string[])
    .flatMap((type) => store.tables.find(({ resource }) => resource.contentType === type) ?? [])
    .map((table) => ({ table, resource: table.resource }));
