import type { Later } from "./reading.js";

export type Row = Readonly<Record<string, unknown>>;
/** The body of a request while it is put together. */
export type Body = Record<string, unknown>;

/** How one field of a model is read from GraphQL and written to REST. */
export interface Column {
  /** Name in the model. */
  field: string;
  /** The REST field that is written. */
  head: string;
  /** GraphQL selection, `status { name }`; empty when the value is not in the row: see `beside`. */
  select: string;
  /** Set when GraphQL lacks the value, or a part of it. */
  later?: readonly Later[];
  /** Endpoint of the object or objects that the value names, where it names any. */
  refersTo?: string;
  /** Columns of one unit are written together: a lookup needs all of its parts. */
  unit: string;
  read: (row: Row) => unknown;
  /** Adds the value to a body; `kept` is what `keep` found when the object was loaded. */
  write: (body: Body, value: unknown, kept: unknown) => void;
  /** Set when the model holds the value in a form of its own: Nautobot's. */
  asNautobots?: (value: unknown) => unknown;
  /** What of a row is not the model's but has to be written along with it. */
  keep?: (row: Row) => unknown;
  /** Set when the row holds only the id of the object that holds the value. */
  beside?: { target: Target; idOf: (row: Row) => string | null };
  /** Set when the value is what a custom relationship leads to. */
  relationship?: RelationshipField;
  /** Set when the object referred to is of a type that varies: its id has to be looked up before a write. */
  generic?: GenericField;
  /** Set when the value is kept beside the object: the name of its metadata type. */
  metadata?: string;
  /** Set when the field is a custom field: checked to exist when loading. */
  customField?: string;
}

/** Fields of another endpoint's objects. */
export interface Target {
  endpoint: string;
  /** As GraphQL knows them. */
  paths: readonly (readonly string[])[];
}

/** A custom relationship, seen from the model's side. */
export interface RelationshipField {
  key: string;
  /** The far end. */
  target: Target;
  /** Which end the far end is; found out unless given. */
  side: RelationshipSide | undefined;
}

export type RelationshipSide = "source" | "destination";

export interface GenericField {
  /** `assigned_object` for `assigned_object_type` and `assigned_object_id`. */
  name: string;
  /** Endpoint of the object referred to. */
  target: string;
}

export function isLookup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `["device", "location", "name"]` as GraphQL selects it. */
export function nest(steps: readonly string[]): string {
  return steps.reduceRight((inner, step) => (inner === "" ? step : `${step} { ${inner} }`), "");
}

/** What lies at the end of a path, null when a step on the way is. */
export function follow(value: unknown, steps: readonly string[]): unknown {
  for (const step of steps) value = (value as Row | null | undefined)?.[step];
  return value ?? null;
}

/** The id of what a row refers to; null for nothing, or when there is no such reference. */
export function referred(row: Row, head: string | undefined): string | null {
  const reference = head === undefined ? null : (row[head] as { id: string } | null | undefined);
  return reference?.id ?? null;
}
