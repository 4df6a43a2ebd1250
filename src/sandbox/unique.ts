import { crash, type FieldErrors, Invalid, type Refusal } from "./refusal.js";
import type { Draft, Resource } from "./resource.js";
import type { Row, Store } from "./store.js";
import { InvalidValue } from "./values.js";

/** @throws InvalidValue when another object has the value of a field that is unique by itself */
export function checkFieldUnique(
  store: Store,
  resource: Resource,
  name: string,
  value: unknown,
  before: Row | undefined,
): void {
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

/** What the server's serializer checks, before the model's own rules. @throws Invalid */
export function checkTogether(resource: Resource, { row, before, store }: Draft, given: object): void {
  for (const fields of resource.together ?? []) {
    const whole = fields.every((field) => row[field] !== null && row[field] !== undefined);
    if (whole && taken(store, resource, row, fields)) throw mustBeUnique(fields);
  }
  if (!resource.tree || before) return;
  for (const fields of resource.unique ?? []) {
    if (!taken(store, resource, row, fields)) continue;
    const root = fields.some((field) => ((given as Record<string, unknown>)[field] ?? null) === null);
    throw root
      ? new Invalid({ name: [`A root-level ${resource.verbose} with this name already exists.`] })
      : mustBeUnique(fields);
  }
}

const mustBeUnique = (fields: readonly string[]): Invalid =>
  new Invalid({ non_field_errors: [`The fields ${fields.join(", ")} must make a unique set.`] });

export function checkUnique(store: Store, resource: Resource, row: Row): FieldErrors {
  for (const fields of resource.unique ?? []) {
    if (!taken(store, resource, row, fields)) continue;
    if (resource.tree && row["parent"] === null)
      return { name: [`A root-level ${resource.verbose} with this name already exists.`] };
    const labels = fields.map((field) => capitalise(labelOf(resource, field)));
    return { __all__: [`${capitalise(resource.verbose)} with this ${sentence(labels)} already exists.`] };
  }
  return {};
}

/** Two equal objects in one list pass validation and fail in the database. @throws Refusal 500 */
export function checkStored(store: Store, resource: Resource, row: Row): void {
  const own = Object.entries(resource.fields).flatMap(([name, field]) =>
    field.kind === "text" && field.unique ? [[name]] : [],
  );
  for (const fields of [...(resource.unique ? [] : own), ...(resource.together ?? [])]) {
    const whole = fields.every((field) => row[field] !== null);
    if (whole && taken(store, resource, row, fields)) throw duplicate(store, resource, fields, row);
  }
}

const taken = (store: Store, resource: Resource, row: Row, fields: readonly string[]): boolean =>
  store
    .table(resource.path)
    .find(Object.fromEntries(fields.map((field) => [field, row[field]])))
    .some((other) => other.id !== row.id);

export const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const sentence = (words: string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;

function duplicate(store: Store, resource: Resource, fields: readonly string[], row: Row): Refusal {
  const constraint = `${resource.contentType.replace(".", "_")}_${fields.join("_")}_key`;
  const values = fields.map((field) => String(row[field])).join(", ");
  return crash(
    store.release,
    "IntegrityError",
    `duplicate key value violates unique constraint "${constraint}"\nDETAIL:  Key (${fields.join(", ")})=(${values}) already exists.\n`,
  );
}
