import type { Path } from "../../nautobot/index.js";
import type { RelationshipSide } from "./column.js";

/** Fields of objects that are referred to: one, or several by the names that they have in the model. */
export type Fields = string | Readonly<Record<string, string>>;

/** Marks a field that holds an object's path in a tree: see `tree`. */
export interface Tree<Head extends string = string> {
  readonly tree: Head;
}

/**
 * Maps a field to the place of an object in a tree: the names from the root down to the object itself, as
 * `treePath` joins them. It takes the place of `name`, and names that repeat under different parents stay
 * different objects.
 *
 * @param head - the foreign key to the parent, of the same type as the object
 */
export function tree<Head extends string>(head: Head): Tree<Head> {
  return { tree: head };
}

/** Marks a list of references, each shown by several of its fields: see `each`. */
export interface Each<Head extends string = string, F extends Fields = Fields> {
  readonly each: Head;
  readonly fields: F;
}

/**
 * Maps a field to an object's many references where one field does not tell them apart: `each("tagged_vlans",
 * { vid: "vid", group: "vlan_group__name" })` is a list of `{ vid, group }`.
 *
 * @param head - the field that holds the references
 * @param fields - name in the model → path from the object referred to
 */
export function each<Head extends string, const F extends Fields>(head: Head, fields: F): Each<Head, F> {
  return { each: head, fields };
}

/** Marks a list of references of which only some are the model's: see `subset`. */
export interface Subset<E extends string | Each = string | Each> {
  readonly subset: E;
  readonly owns: (value: never) => boolean;
}

/**
 * Maps a field to those of an object's many references that are this sync's to set and to take away. All
 * others, such as a tag that somebody set by hand, are neither compared nor changed.
 *
 * @param expression - as in `map`: `"tags"`, `"tags__name"`, or `each`
 * @param owns - the values that are this sync's: a list of them, or what tells them apart
 */
export function subset<E extends string | Each>(
  expression: E,
  owns: E extends string
    ? readonly (string | number)[] | ((value: string | number) => boolean)
    : (value: never) => boolean,
): Subset<E> {
  if (typeof owns === "function") return { subset: expression, owns };
  const values = new Set<unknown>(owns as readonly unknown[]);
  return { subset: expression, owns: (value) => values.has(value) };
}

/** Marks a reference to an object whose type varies: see `generic`. */
export interface Generic<Name extends string = string, T extends Path = Path, E extends string = string> {
  readonly generic: Name;
  readonly target: T;
  readonly field: E;
}

/**
 * Maps a field to one of the object that a generic foreign key points to: `generic("termination_a",
 * "/dcim/interfaces/", "device__name")` reads `device__name`, and is written as `termination_a_type` and
 * `termination_a_id`. Fields with the same name and target identify the object together.
 *
 * Where the type varies from object to object, the model has nullable fields for each: `site:
 * generic("assigned_object", "/dcim/locations/", "name"), tenant: generic("assigned_object", "/tenancy/tenants/",
 * "name")`. Those of one target are set, the others null.
 *
 * @param name - of the generic foreign key, without "_type" and "_id"
 * @param target - where such objects are; one that points elsewhere is read as null
 */
export function generic<Name extends string, T extends Path, E extends string>(
  name: Name,
  target: T,
  field: E,
): Generic<Name, T, E> {
  return { generic: name, target, field };
}

/** Marks what a custom relationship leads to: see `relationship`. */
export interface Relationship<T extends Path = Path, F extends Fields = Fields> {
  readonly relationship: string;
  readonly target: T;
  readonly field: F;
  readonly side: RelationshipSide | undefined;
}

/**
 * Maps a field to the objects at the far end of a custom relationship: a list where it leads to many, else one
 * or null.
 *
 * @param key - the relationship's key in Nautobot
 * @param target - where the objects at the far end are
 * @param field - what names them there, as in `map`; or several fields, by their names in the model
 * @param side - which end the far end is; needed only where both ends are of one type
 */
export function relationship<T extends Path, const F extends Fields>(
  key: string,
  target: T,
  field: F,
  side?: RelationshipSide,
): Relationship<T, F> {
  return { relationship: key, target, field, side };
}

/** Marks a value that Nautobot keeps as metadata of the object: see `metadata`. */
export interface Metadata {
  readonly metadata: string;
}

/**
 * Maps a field to a value that Nautobot keeps beside the object, as object metadata; null where there is none.
 *
 * @param type - name of the metadata type, which has to be there and be for such objects
 */
export function metadata(type: string): Metadata {
  return { metadata: type };
}

/** Marks a value that is something else in the model than in Nautobot: see `converted`. */
export interface Converted<E extends string = string, N = never, V = unknown> {
  readonly converted: E;
  readonly load: (value: N) => V;
  /** A method, so that a marker of one type of value is a marker. */
  write(value: V): N;
}

/**
 * Maps a field to a value that the model holds in a form of its own: `converted("position", { load: (unit: number
 * | null) => `U${unit ?? 0}`, write: (text) => Number(text.slice(1)) || null })`. Both have to be pure, and `load`
 * of what `write` returned has to be the value again: else the field differs on every run.
 *
 * @param path - as a string in `map`
 * @param hooks - `load` makes the model's value of Nautobot's, `write` Nautobot's of the model's
 */
export function converted<E extends string, N, V>(
  path: E,
  hooks: { load: (value: N) => V; write: (value: NoInfer<V>) => NoInfer<N> },
): Converted<E, N, V> {
  return { converted: path, ...hooks };
}

export type Marker = Metadata | Tree | Each | Subset | Generic | Relationship | Converted;
