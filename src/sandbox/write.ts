import { randomUUID } from "node:crypto";
import type { Field } from "./fields.js";
import { isUuid, resolveReference } from "./references.js";
import { Refusal, type FieldErrors } from "./refusal.js";
import type { Draft, Resource } from "./resource.js";
import type { Row, Store } from "./store.js";
import { subtree } from "./tree.js";
import { InvalidValue, parseValue, pythonType } from "./values.js";

/** Thrown when one object is not acceptable; the body of the 400 for it. */
class Invalid extends Error {
  readonly errors: FieldErrors;
  constructor(errors: FieldErrors) {
    super("invalid");
    this.errors = errors;
  }
}

/** Creates all of the objects, or none. @throws Refusal 400 with one entry per object, `{}` for the good ones. */
export function createRows(store: Store, resource: Resource, bodies: readonly unknown[]): Row[] {
  return store.transaction(() => {
    const drafts = bodies.map((body) => attempt(() => check(store, resource, body, undefined, false)));
    if (drafts.some((draft) => draft instanceof Invalid))
      throw new Refusal(
        400,
        drafts.map((draft) => (draft instanceof Invalid ? draft.errors : {})),
      );
    return (drafts as Draft[]).map((draft) => save(resource, draft));
  });
}

/** Creates one object. @throws Refusal 400 with its errors. */
export function createRow(store: Store, resource: Resource, body: unknown): Row {
  return store.transaction(() =>
    save(
      resource,
      orRefuse(() => check(store, resource, body, undefined, false)),
    ),
  );
}

/** Changes one object. @throws Refusal 400 with its errors. */
export function updateRow(
  store: Store,
  resource: Resource,
  before: Row,
  body: unknown,
  partial: boolean,
): Row {
  return store.transaction(() =>
    save(
      resource,
      orRefuse(() => check(store, resource, body, before, partial)),
    ),
  );
}

function attempt<T>(work: () => T): T | Invalid {
  try {
    return work();
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
}

function orRefuse<T>(work: () => T): T {
  const result = attempt(work);
  if (result instanceof Invalid) throw new Refusal(400, result.errors);
  return result;
}

function check(
  store: Store,
  resource: Resource,
  body: unknown,
  before: Row | undefined,
  partial: boolean,
): Draft {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Invalid({
      non_field_errors: [`Invalid data. Expected a dictionary, but got ${pythonType(body)}.`],
    });
  const given = readFields(store, resource, body as Record<string, unknown>, before, partial);
  const now = timestamp();
  const row: Row = {
    ...(before ?? defaults(resource, store)),
    ...given,
    id: before?.id ?? readId(store, resource, body as Record<string, unknown>),
    created: before?.["created"] ?? now,
    last_updated: now,
  };
  const base: Draft = { row, store, ...(before ? { before } : {}) };
  if (resource.tree) checkTree(base, resource);
  const draft = { ...base, row: resource.complete?.(base) ?? row };
  if (!before) checkCreated(store, resource, draft.row, given);
  const errors = { ...resource.clean?.(draft), ...checkUnique(store, resource, draft.row) };
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
  return draft;
}

/** Now, to the microsecond digits that Nautobot writes. */
export const timestamp = (): string => new Date().toISOString().replace("Z", "000Z");

function readId(store: Store, resource: Resource, body: Record<string, unknown>): string {
  const id = body["id"];
  if (id === undefined) return randomUUID();
  if (!isUuid(id)) throw new Invalid({ id: ["Must be a valid UUID."] });
  if (store.table(resource.path).get(id))
    throw new Invalid({ id: [`${capitalise(resource.verbose)} with this Id already exists.`] });
  return id.toLowerCase();
}

function defaults(resource: Resource, store: Store): Record<string, unknown> {
  const values: Record<string, unknown> = { custom_fields: {} };
  for (const [name, field] of Object.entries(resource.fields)) values[name] = field.default ?? null;
  if ("namespace" in values)
    values["namespace"] = store.table("/ipam/namespaces/").find({ name: "Global" })[0]?.id;
  return values;
}

function readFields(
  store: Store,
  resource: Resource,
  body: Record<string, unknown>,
  before: Row | undefined,
  partial: boolean,
): Record<string, unknown> {
  const errors: FieldErrors = {};
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(resource.fields)) {
    if (field.readOnly) continue;
    if (!(name in body)) {
      if (field.required && field.default === undefined && !partial && !hasServerDefault(name))
        errors[name] = ["This field is required."];
      continue;
    }
    try {
      values[name] = readField(store, resource, field, body[name]);
      checkFieldUnique(store, resource, name, values[name], before);
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      errors[name] = [error.message];
    }
  }
  if (typeof body["custom_fields"] === "object") values["custom_fields"] = body["custom_fields"];
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
  return values;
}

/** Objects without a namespace go into the one named Global. */
const hasServerDefault = (name: string): boolean => name === "namespace";

function readField(store: Store, resource: Resource, field: Field, raw: unknown): unknown {
  if (field.kind !== "fk" && field.kind !== "m2m") return parseValue(field, raw);
  if (field.kind === "fk") {
    if (raw !== null && raw !== "") return resolveReference(store, field, raw, resource).id;
    if (field.nullable) return null;
    throw new InvalidValue("This field may not be null.");
  }
  if (!Array.isArray(raw))
    throw new InvalidValue(`Expected a list of items but got type "${pythonType(raw)}".`);
  return raw.map((entry) => resolveReference(store, field, entry, resource).id);
}

function checkFieldUnique(
  store: Store,
  resource: Resource,
  name: string,
  value: unknown,
  before: Row | undefined,
) {
  const field = resource.fields[name];
  if (field?.kind !== "text" || !field.unique || resource.unique?.some((fields) => fields.includes(name)))
    return;
  if (
    store
      .table(resource.path)
      .find({ [name]: value })
      .some((row) => row.id !== before?.id)
  )
    throw new InvalidValue(`${resource.verbose} with this ${labelOf(resource, name)} already exists.`);
}

const labelOf = (resource: Resource, name: string): string =>
  resource.fields[name]?.label ?? name.replaceAll("_", " ");

function checkTree({ row, before, store }: Draft, resource: Resource): void {
  if (!before || typeof row["parent"] !== "string") return;
  if (subtree(store.table(resource.path), row.id).has(row["parent"]))
    throw new Invalid({ __all__: ["A node cannot be made a descendant of itself."] });
}

/** What the server's serializer checks on a create, before the model's own rules. */
function checkCreated(store: Store, resource: Resource, row: Row, given: Record<string, unknown>): void {
  if (!resource.tree) return;
  for (const fields of resource.unique ?? []) {
    if (!taken(store, resource, row, fields)) continue;
    throw new Invalid(
      fields.some((field) => (given[field] ?? null) === null)
        ? { name: [`A root-level ${resource.verbose} with this name already exists.`] }
        : { non_field_errors: [`The fields ${fields.join(", ")} must make a unique set.`] },
    );
  }
}

function checkUnique(store: Store, resource: Resource, row: Row): FieldErrors {
  for (const fields of resource.unique ?? []) {
    if (!taken(store, resource, row, fields)) continue;
    if (resource.tree && row["parent"] === null)
      return { name: [`A root-level ${resource.verbose} with this name already exists.`] };
    const labels = fields.map((field) => capitalise(labelOf(resource, field)));
    return { __all__: [`${capitalise(resource.verbose)} with this ${sentence(labels)} already exists.`] };
  }
  return {};
}

const taken = (store: Store, resource: Resource, row: Row, fields: readonly string[]): boolean =>
  store
    .table(resource.path)
    .find(Object.fromEntries(fields.map((field) => [field, row[field]])))
    .some((other) => other.id !== row.id);

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const sentence = (words: string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;

function save(resource: Resource, draft: Draft): Row {
  const { row, before, store } = draft;
  const table = store.table(resource.path);
  const names = Object.entries(resource.fields).filter(([, field]) => field.kind === "text" && field.unique);
  for (const [name] of resource.unique ? [] : names) {
    if (table.find({ [name]: row[name] }).some((other) => other.id !== row.id))
      throw duplicate(resource, name, row[name]);
  }
  // Within one list, an earlier object may have become the parent of this one.
  const current = before ? row : (resource.complete?.(draft) ?? row);
  table.put(current);
  resource.stored?.({ ...draft, row: current });
  return table.get(row.id) ?? current;
}

/** Two equal names in one list pass validation and fail in the database. */
function duplicate(resource: Resource, name: string, value: unknown): Refusal {
  const table = resource.contentType.replace(".", "_");
  return new Refusal(500, {
    error: `duplicate key value violates unique constraint "${table}_${name}_key"\nDETAIL:  Key (${name})=(${String(value)}) already exists.\n`,
    exception: "IntegrityError",
  });
}
