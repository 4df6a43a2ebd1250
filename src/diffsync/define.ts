import type { z } from "zod";
import { DefinitionError } from "./errors.js";
import { SCHEMA } from "./internals.js";
import { Model, accessor } from "./model.js";
import { Schema, type ChildField } from "./schema.js";
import type { AnyModelClass, Child, Children, Comparator, Empty, ModelClass, Shape } from "./types.js";

/** A model as its author declares it. */
export interface ModelDefinition<
  N extends string,
  I extends Shape,
  A extends Shape,
  X extends Shape,
  C extends Children,
> {
  name: N;
  /** Together they tell objects of this model apart; their order makes the unique id. */
  identifiers: I;
  /** What is compared and written. */
  attributes?: A;
  /** Fields that are kept but neither compared nor written, such as a local primary key. */
  extra?: X;
  /**
   * Models of the objects below this one's. One that is not defined yet is given by its name, and so is the model
   * itself: `defineModel({ name: "location", …, children: ["location"] })`.
   */
  children?: C;
  /** Fields that name an object among its siblings in a diff; the unique id unless given. */
  shortname?: readonly NoInfer<keyof I | keyof A | keyof X>[];
  /** Bits of DiffSyncModelFlags for every object of this model. */
  flags?: number;
  /** When two values of a field mean the same; unless given, Python's `==`. */
  compare?: NoInfer<{ readonly [K in keyof A]?: Comparator<z.output<A[K]>> }>;
  /** Models whose objects must exist before this one's and be deleted after them. */
  dependsOn?: readonly AnyModelClass[];
  /** A change of parent is one update (see `move`) rather than a delete and a create. */
  movable?: boolean;
  /**
   * Tells objects apart by their unique id, as diffsync does: ("a__b", "c") and ("a", "b__c"), or 1 and "1", are
   * then one object. Unless set, identifiers are compared part by part.
   */
  joinedIds?: boolean;
}

const reserved = (name: string): boolean =>
  Object.hasOwn(Model.prototype, name) || name === "adapter" || name === "modelFlags";

/**
 * A model class from its declaration; every type follows from the zod schemas.
 * @throws DefinitionError naming the model and the field
 */
export function defineModel<
  const N extends string,
  I extends Shape,
  A extends Shape = Empty,
  X extends Shape = Empty,
  const C extends Children = readonly [],
>(definition: ModelDefinition<N, I, A, X, C>): ModelClass<N, I, A, X, C> {
  const { name, identifiers } = definition;
  const attributes: Shape = definition.attributes ?? {};
  const extra: Shape = definition.extra ?? {};
  const shortname = (definition.shortname ?? []) as readonly string[];
  const children = childFields(name, definition.children ?? [], { ...identifiers, ...attributes, ...extra });
  const dependsOn = definition.dependsOn ?? [];
  for (const [i, other] of dependsOn.entries()) {
    if (!isModel(other)) throw new DefinitionError(`model "${name}": dependsOn[${i}] is not a model`);
  }
  const schema = new Schema(
    {
      name,
      identifiers,
      attributes,
      extra,
      shortname,
      children,
      compare: definition.compare ?? {},
      movable: definition.movable ?? false,
      joinedIds: definition.joinedIds ?? false,
    },
    reserved,
  );

  const Defined = class extends Model {
    static override readonly modelName: string = name;
    static override readonly identifiers: Shape = identifiers;
    static override readonly attributes: Shape = attributes;
    static override readonly extra: Shape = extra;
    static override readonly shortname: readonly string[] = shortname;
    static override readonly children: readonly Child[] = Object.values<Child>(definition.children ?? []);
    static override readonly dependsOn: readonly AnyModelClass[] = dependsOn;
    static override modelFlags: number = definition.flags ?? 0;
  };
  Object.defineProperty(Defined, "name", { value: name });
  Object.defineProperty(Defined.prototype, SCHEMA, { value: schema });
  for (const field of schema.index.keys()) {
    if (!schema.shadowed.includes(field)) {
      Object.defineProperty(Defined.prototype, field, accessor(schema, field));
    }
  }
  return Defined as unknown as ModelClass<N, I, A, X, C>;
}

function childFields(name: string, children: Children, taken: Shape): ChildField[] {
  const named = !Array.isArray(children);
  const fields = Object.entries(children) as [string, Child | undefined][];
  return fields.map(([field, child]) => {
    const type = typeof child === "string" ? child : isModel(child) ? child.modelName : "";
    if (type === "") throw new DefinitionError(`model "${name}": child "${field}" is not a model`);
    return { type, field: named ? field : plural(type, taken) };
  });
}

const isModel = (child: AnyModelClass | undefined): child is AnyModelClass =>
  typeof child === "function" && (child.prototype as unknown) instanceof Model;

/** What dumps call the children when the author did not say. */
const plural = (type: string, taken: Shape): string =>
  Object.hasOwn(taken, `${type}s`) ? `${type}_children` : `${type}s`;
