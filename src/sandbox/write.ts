import { randomUUID } from "node:crypto";
import { customFieldValues } from "./custom-fields.js";
import type { Field } from "./fields.js";
import { isUuid, resolveReference } from "./references.js";
import { Invalid, Refusal, type FieldErrors } from "./refusal.js";
import { associate, wantedRelationships } from "./relationships.js";
import type { Draft, Resource } from "./resource.js";
import type { Row, Store } from "./store.js";
import { subtree } from "./tree.js";
import { capitalise, checkFieldUnique, checkStored, checkTogether, checkUnique } from "./unique.js";
import { InvalidValue, parseValue, pythonType } from "./values.js";

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
  if (!isBody(body))
    throw new Invalid({
      non_field_errors: [`Invalid data. Expected a dictionary, but got ${pythonType(body)}.`],
    });
  const given = readFields(store, resource, body, before, partial);
  const now = timestamp();
  const row: Row = {
    ...(before ?? defaults(resource, store)),
    ...given,
    id: before?.id ?? readId(store, resource, body),
    created: before?.["created"] ?? now,
    last_updated: now,
    custom_fields: customFieldValues(store, resource, before, body["custom_fields"]),
  };
  const wanted = wantedRelationships(store, resource, body["relationships"]);
  const base: Draft = { row, store, wanted, ...(before ? { before } : {}) };
  if (resource.tree) checkTree(base, resource);
  const draft = { ...base, row: resource.complete?.(base) ?? row };
  checkTogether(resource, draft, given);
  const errors = { ...resource.clean?.(draft), ...checkUnique(store, resource, draft.row) };
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
  return draft;
}

const isBody = (body: unknown): body is Record<string, unknown> =>
  typeof body === "object" && body !== null && !Array.isArray(body);

let latest = 0;

/** Now, to the microsecond digits that Nautobot writes; never the same twice, so that what came first can be told. */
export function timestamp(): string {
  latest = Math.max(latest + 1, Date.now() * 1000);
  const micros = String(latest % 1000).padStart(3, "0");
  return new Date(Math.floor(latest / 1000)).toISOString().replace("Z", `${micros}Z`);
}

function readId(store: Store, resource: Resource, body: Record<string, unknown>): string {
  const id = body["id"];
  if (id === undefined) return randomUUID();
  if (!isUuid(id)) throw new Invalid({ id: ["Must be a valid UUID."] });
  if (store.table(resource.path).get(id))
    throw new Invalid({ id: [`${capitalise(resource.verbose)} with this Id already exists.`] });
  return id.toLowerCase();
}

function defaults(resource: Resource, store: Store): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(resource.fields)) values[name] = field.default ?? null;
  if (hasGlobalNamespace(resource))
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
      if (field.required && field.default === undefined && !partial)
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
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
  return values;
}

/** Objects without a namespace go into the one named Global. */
const hasGlobalNamespace = ({ fields }: Resource): boolean =>
  fields["namespace"] !== undefined && fields["namespace"].writeOnly !== true;

function readField(store: Store, resource: Resource, field: Field, raw: unknown): unknown {
  if (field.kind !== "fk" && field.kind !== "m2m") return parseValue(store.release, field, raw);
  if (field.kind === "fk") {
    if (raw !== null && raw !== "") return resolveReference(store, field, raw, resource).id;
    if (field.nullable) return null;
    throw new InvalidValue("This field may not be null.");
  }
  if (!Array.isArray(raw))
    throw new InvalidValue(`Expected a list of items but got type "${pythonType(raw)}".`);
  return raw.map((entry) => resolveReference(store, field, entry, resource).id);
}

function checkTree({ row, before, store }: Draft, resource: Resource): void {
  if (!before || typeof row["parent"] !== "string") return;
  if (subtree(store.table(resource.path), row.id).has(row["parent"]))
    throw new Invalid({ __all__: ["A node cannot be made a descendant of itself."] });
}

function save(resource: Resource, draft: Draft): Row {
  const { row, before, store, wanted } = draft;
  const table = store.table(resource.path);
  checkStored(store, resource, row);
  // Within one list, an earlier object may have become the parent of this one.
  const current = before ? row : (resource.complete?.(draft) ?? row);
  table.put(current);
  resource.stored?.({ ...draft, row: current });
  associate(store, row.id, wanted);
  return table.get(row.id) ?? current;
}
