import type { AnyModelClass, AttrsOf, IdsOf } from "../diffsync/index.js";
import type { Create, Path, Query, References } from "../nautobot/index.js";
import type { Checked, FieldOf, Fits, Suggested, ValueAt } from "./fields/types.js";

type Fields<M> = IdsOf<M> & AttrsOf<M>;
export type ModelField<M> = keyof Fields<M> & string;

/** What a field may hold. That an identifier is never null is for the model's author to say. */
type Held<M, F extends ModelField<M>> = Fields<M>[F] | (F extends keyof IdsOf<M> ? null : never);

type Mapped<M, P extends Path, Map> = {
  readonly [F in keyof Map]: F extends ModelField<M> ? Checked<P, Map[F], Held<M, F>> : never;
};

/** Any string when there is no map: no field is named then. */
type Named<Map> = string extends keyof Map ? never : keyof Map;

/** Fields that need an entry in `map`: Nautobot has none of their name, or none of a type that fits. */
type Unmapped<M, P extends Path, Map> = {
  [F in Exclude<ModelField<M>, Named<Map>>]: F extends FieldOf<P>
    ? Fits<ValueAt<P, F>, Held<M, F>> extends true
      ? never
      : F
    : F;
}[Exclude<ModelField<M>, Named<Map>>];

/** How a model lies in Nautobot. Fields of the same name, and foreign keys by the name of their object, need no entry in `map`. */
export type NautobotSpec<M extends AnyModelClass, P extends Path, Map> = {
  /** List endpoint, as in the schema without "/api". */
  path: P;
  /** Written on every create, in the request's own form: `{ status: "Active" }`. */
  set?: { readonly [F in keyof Create<P>]?: unknown };
  /** Computed from the model's fields and written whenever the object is, in the request's own form. */
  compute?: { readonly [F in keyof Create<P>]?: (fields: Readonly<Fields<M>>) => unknown };
  /** The foreign key that is the model's parent in DiffSync's tree. */
  parent?: keyof References<P> & string;
  /** Only these objects are loaded, and so only these are ever changed. */
  scope?: Query<P>;
  /** References whose object is created from what the model says of it, when Nautobot has none. */
  createMissing?: readonly (keyof References<P> & string)[];
} & ([Unmapped<M, P, Map>] extends [never]
  ? {
      /**
       * Model field → where Nautobot has it: a field, `foreign_key__field`, `custom_fields__key`,
       * `json_field__key`, or `tree`, `subset`, `generic`, `relationship`.
       */
      map?: Map & Mapped<M, P, Map>;
    }
  : { map: Map & Mapped<M, P, Map> & { [F in Unmapped<M, P, Map>]: Suggested<P, Held<M, F>> } });
