import type { z } from "zod";
import type { Adapter } from "./adapter.js";
import type { ObjectCrudError } from "./errors.js";
import type { Model } from "./model.js";

/**
 * Field name → zod schema: written once, it gives the type, the check and the default.
 * Not `z.ZodType`: comparing a schema with all its methods costs the compiler seconds in every file with a model.
 */
export type Shape = Readonly<Record<string, z.core.SomeType>>;
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- a shape without fields is just that
export type Empty = Readonly<Record<never, z.core.SomeType>>;

/** The values of a shape once they are checked. */
export type Values<S extends Shape> = { -readonly [K in keyof S]: z.output<S[K]> };

type OptionalKeys<S extends Shape> = {
  [K in keyof S]: undefined extends z.input<S[K]> ? K : never;
}[keyof S];

/** What may be given for a shape: fields with a default may be left out. */
export type Input<S extends Shape> = { [K in Exclude<keyof S, OptionalKeys<S>>]: z.input<S[K]> } & {
  [K in OptionalKeys<S>]?: z.input<S[K]>;
};

export type Awaitable<T> = T | Promise<T>;
/** What a create, update or delete ends with: the model, or nothing when it failed. */
export type Done = Awaitable<Model | null | undefined>;
/** One entry of a batch's answer. */
export type BatchResult = Model | ObjectCrudError | null | undefined;
/** One object to create. */
export interface CreateItem<I, A> {
  ids: I;
  attrs: A;
  /** The object of the target that it goes under; undefined for one of the top level. */
  parent: Model | undefined;
}
export interface BatchContext {
  signal: AbortSignal | undefined;
}

/** True when two values of a field mean the same; the first is the source's. */
export type Comparator<T = unknown> = (source: T, target: T) => boolean;

/** A child model, or the name of one that is not defined yet: of the model itself, when its objects nest. */
export type Child = AnyModelClass | string;
/** Child models: a list, or a record whose keys name the field that texts and dumps show. */
export type Children = readonly Child[] | Readonly<Record<string, Child>>;
export type ChildOf<C> = Called<C extends readonly (infer M)[] ? M : C[keyof C]>;
type Called<M> = M extends string ? AnyModelClass & { readonly modelName: M } : M;

export interface ModelInit {
  /** Unique ids of children by their type, for objects that are loaded one by one. */
  children?: Readonly<Record<string, readonly string[]>> | undefined;
  flags?: number | undefined;
  /** Where the record came from, e.g. "devices.csv:12"; named when it turns out to be a duplicate. */
  origin?: string | undefined;
}

/** What every model class has besides its constructor. */
export interface ModelStatics {
  readonly modelName: string;
  readonly identifiers: Shape;
  readonly attributes: Shape;
  /** Fields that are neither compared nor written to the other side. */
  readonly extra: Shape;
  readonly shortname: readonly string[];
  /** As declared. */
  readonly children: readonly Child[];
  readonly dependsOn: readonly AnyModelClass[];
  modelFlags: number;
  /** How many single creates, updates or deletes of this model may run at once. */
  concurrency: number;
  /** The most changes handed to createMany, updateMany or deleteMany in one call. */
  batchSize: number;
}

/** Any class made by defineModel, when its fields do not matter. */
export interface AnyModelClass extends ModelStatics {
  new (fields: never, init?: ModelInit): Model;
  readonly prototype: Model;
  createUniqueId(ids: Readonly<Record<string, unknown>>): string;
  create(adapter: Adapter<unknown>, ids: Record<string, unknown>, attrs: Record<string, unknown>): Done;
  createMany?(
    adapter: Adapter<unknown>,
    items: CreateItem<Record<string, unknown>, Record<string, unknown>>[],
    context: BatchContext,
  ): Awaitable<readonly BatchResult[]>;
  updateMany?(
    adapter: Adapter<unknown>,
    items: { model: Model; attrs: Record<string, unknown> }[],
    context: BatchContext,
  ): Awaitable<readonly BatchResult[]>;
  deleteMany?(
    adapter: Adapter<unknown>,
    models: Model[],
    context: BatchContext,
  ): Awaitable<readonly BatchResult[]>;
}

/** An object of a model: diffsync's methods, and its fields as properties. Identifiers never change. */
export type ModelOf<I extends Shape, A extends Shape, X extends Shape, C extends Children> = Model<I, A, C> &
  Readonly<Values<I>> &
  Values<A> &
  Values<X>;

/** The class that defineModel returns. `implement` gives it a create, update or delete of its own. */
export interface ModelClass<
  N extends string,
  I extends Shape,
  A extends Shape,
  X extends Shape,
  C extends Children,
> extends ModelStatics {
  new (fields: Input<I> & Input<A> & Input<X>, init?: ModelInit): ModelOf<I, A, X, C>;
  readonly prototype: ModelOf<I, A, X, C>;
  readonly modelName: N;
  readonly identifiers: I;
  readonly attributes: A;
  readonly extra: X;
  /** diffsync's unique id for these identifiers. @throws MissingIdentifier */
  createUniqueId(ids: Readonly<Record<string, unknown>>): string;
  /** Makes the model without touching any system. @throws ModelInvalid */
  createBase(adapter: Adapter<unknown>, ids: Values<I>, attrs: Values<A>): ModelOf<I, A, X, C>;
  /** Makes one object in the system behind the adapter. Call `super.create` to make the model. */
  create(adapter: Adapter<unknown>, ids: Values<I>, attrs: Values<A>): Done;
  createMany?(
    adapter: Adapter<unknown>,
    items: CreateItem<Values<I>, Values<A>>[],
    context: BatchContext,
  ): Awaitable<readonly BatchResult[]>;
  updateMany?(
    adapter: Adapter<unknown>,
    items: { model: ModelOf<I, A, X, C>; attrs: Partial<Values<A>> }[],
    context: BatchContext,
  ): Awaitable<readonly BatchResult[]>;
  deleteMany?(
    adapter: Adapter<unknown>,
    models: ModelOf<I, A, X, C>[],
    context: BatchContext,
  ): Awaitable<readonly BatchResult[]>;
  /**
   * The same model with these operations, whose parameters need no annotation:
   * `Device.implement<AcmeAdapter>({ create(adapter, ids, attrs) { … } })`. Anything left out stays as it is.
   */
  implement<T extends Adapter<unknown> = Adapter<unknown>>(
    operations: Operations<T, I, A, X, C>,
  ): ModelClass<N, I, A, X, C>;
}

/** Operations of a model as plain functions; `T` is the adapter they run in. */
export interface Operations<
  T,
  I extends Shape,
  A extends Shape,
  X extends Shape,
  C extends Children,
  Self = ModelOf<I, A, X, C> & { adapter: T },
> {
  create?(this: ModelClass<string, I, A, X, C>, adapter: T, ids: Values<I>, attrs: Values<A>): Done;
  update?(this: Self, attrs: Partial<Values<A>>): Done;
  delete?(this: Self): Done;
  /** A change of parent, of models declared `movable`; undefined for none. */
  move?(this: Self, parent: Model | undefined, attrs: Partial<Values<A>>): Done;
  createMany?(
    this: ModelClass<string, I, A, X, C>,
    adapter: T,
    items: CreateItem<Values<I>, Values<A>>[],
    context: BatchContext,
  ): Awaitable<readonly BatchResult[]>;
  updateMany?(
    adapter: T,
    items: { model: Self; attrs: Partial<Values<A>> }[],
    context: BatchContext,
  ): Awaitable<readonly BatchResult[]>;
  deleteMany?(adapter: T, models: Self[], context: BatchContext): Awaitable<readonly BatchResult[]>;
}

/** What `new` and `add` take for a model class. */
export type FieldsOf<M> = M extends new (fields: infer F, init?: ModelInit) => unknown ? F : never;
/** The objects of a model class. */
export type InstanceOf<M> = M extends { readonly prototype: infer P } ? P : never;
export type IdsOf<M> = M extends { readonly identifiers: infer I extends Shape } ? Values<I> : never;
export type AttrsOf<M> = M extends { readonly attributes: infer A extends Shape } ? Values<A> : never;
