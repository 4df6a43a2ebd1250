import type { AnyModelClass, AttrsOf, IdsOf } from "../diffsync/index.js";
import type { Create, Path, Query, References } from "../nautobot/index.js";
import type { Checked, FieldOf, Fits, ValueAt } from "./fields/types.js";

import type { SafeDeleteOf } from "./retire/spec.js";

type Fields<M> = IdsOf<M> & AttrsOf<M>;
export type ModelField<M> = keyof Fields<M> & string;

/** What a field may hold. That an identifier is never null is for the model's author to say. */
type Held<M, F extends ModelField<M>> = Fields<M>[F] | (F extends keyof IdsOf<M> ? null : never);

type Mapped<M, P extends Path, Map> = {
  readonly [F in keyof Map]: F extends ModelField<M> ? Once<P, Checked<P, Map[F], Held<M, F>>> : never;
};

/** No field when there is no map; any at all where an author vouches for it: `as never`. */
export type Named<Map> = [Map] extends [never] ? string : string extends keyof Map ? never : keyof Map;

/** Fields that need an entry in `map`: Nautobot has none of their name, or none of a type that fits. */
type Unmapped<M, P extends Path, Map> = {
  [F in Exclude<ModelField<M>, Named<Map>>]: F extends FieldOf<P>
    ? Fits<ValueAt<P, F>, Held<M, F>> extends true
      ? never
      : F
    : F;
}[Exclude<ModelField<M>, Named<Map>>];

/**
 * `T` once `P` is one path. Before that, while the compiler infers, it would look at all paths at once wherever
 * it wants to know what is expected: seconds for each field. `unknown` stops it.
 */
type Once<P extends Path, T> = [Path] extends [P] ? unknown : T;

/** How a model lies in Nautobot. Fields of the same name, and foreign keys by the name of their object, need no entry in `map`. */
export interface NautobotSpec<M extends AnyModelClass, P extends Path, Map> {
  /** List endpoint, as in the schema without "/api". */
  path: P;
  /**
   * Model field → where Nautobot has it: a field, `foreign_key__field`, `custom_fields__key`,
   * `json_field__key`, or `tree`, `each`, `subset`, `generic`, `relationship`, `metadata`, `converted`.
   */
  map?: Mapped<M, P, Map>;
  /** Written on every create, in the request's own form: `{ status: "Active" }`. */
  set?: Once<P, { readonly [F in keyof Create<P>]?: unknown }>;
  /** Computed from the model's fields and written whenever the object is, in the request's own form. */
  compute?: Once<P, { readonly [F in keyof Create<P>]?: (fields: Readonly<Fields<M>>) => unknown }>;
  /** The foreign key that is the model's parent in DiffSync's tree. */
  parent?: Once<P, keyof References<P> & string>;
  /** Only these objects are loaded, and so only these are ever changed. */
  scope?: Once<P, Query<P>>;
  /** Of what `scope` finds, only the objects that this is true of: for what filters cannot say. */
  where?: (fields: Readonly<Fields<M>>) => boolean;
  /** Objects that the source has no more are marked by a status or a tag, and deleted after days of grace only. */
  safeDelete?: Once<P, SafeDeleteOf<P>>;
  /** References whose object is created from what the model says of it, when Nautobot has none. */
  createMissing?: readonly Once<P, keyof References<P> & string>[];
}

/** The fields that must be mapped, when there are any. */
export type Complete<M extends AnyModelClass, P extends Path, Map> = Once<
  P,
  [Unmapped<M, P, Map>] extends [never] ? unknown : { map: { [F in Unmapped<M, P, Map>]: unknown } }
>;
