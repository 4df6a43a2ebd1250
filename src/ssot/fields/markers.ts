import type { Path } from "../../nautobot/index.js";
import type { RelationshipSide } from "./column.js";

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

/** Marks a list of references of which only some are the model's: see `subset`. */
export interface Subset<E extends string = string> {
  readonly subset: E;
  readonly owns: (value: string | number) => boolean;
}

/**
 * Maps a field to those of an object's many references that are this sync's to set and to take away. All
 * others, such as a tag that somebody set by hand, are neither compared nor changed.
 *
 * @param expression - as in `map`: `"tags"` or `"tags__name"`
 * @param owns - the values that are this sync's: a list of them, or what tells them apart
 */
export function subset<E extends string>(
  expression: E,
  owns: readonly (string | number)[] | ((value: string | number) => boolean),
): Subset<E> {
  if (typeof owns === "function") return { subset: expression, owns };
  const values = new Set(owns);
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
 * `termination_a_id`. Fields with the same name identify the object together.
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
export interface Relationship<T extends Path = Path, E extends string = string> {
  readonly relationship: string;
  readonly target: T;
  readonly field: E;
  readonly side: RelationshipSide | undefined;
}

/**
 * Maps a field to the objects at the far end of a custom relationship: a list where it leads to many, else one
 * or null.
 *
 * @param key - the relationship's key in Nautobot
 * @param target - where the objects at the far end are
 * @param field - what names them there, as in `map`
 * @param side - which end the far end is; needed only where both ends are of one type
 */
export function relationship<T extends Path, E extends string>(
  key: string,
  target: T,
  field: E,
  side?: RelationshipSide,
): Relationship<T, E> {
  return { relationship: key, target, field, side };
}

export type Marker = Tree | Subset | Generic | Relationship;
