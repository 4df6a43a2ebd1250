import type { ObjectName } from "./request.js";

/** Which object of a diff an object in Nautobot is: the model, and the unique id with `{field}` or `{reference.field}`. */
export interface ObjectTemplate {
  readonly type: string;
  readonly uid: string;
}

/** The object's name in the diff; undefined when a field that the template names has no value. */
export function nameObject({ type, uid }: ObjectTemplate, object: unknown): ObjectName | undefined {
  const values = Array.from(uid.matchAll(FIELD), ([, path = ""]) =>
    path.split(".").reduce<unknown>(below, object),
  );
  if (!values.every(isName)) return undefined;
  return { type, uid: uid.replace(FIELD, () => String(values.shift())) };
}

const FIELD = /\{([^{}]*)\}/g;
const isName = (value: unknown): boolean =>
  (typeof value === "string" && value !== "") || typeof value === "number";

const below = (at: unknown, field: string): unknown =>
  typeof at === "object" && at !== null && Object.hasOwn(at, field)
    ? (at as Record<string, unknown>)[field]
    : undefined;
