import type { AnyModelClass } from "../diffsync/index.js";
import type { LacksOf, OlderMinor, Path, References } from "../nautobot/index.js";
import type { Each, Generic, Relationship, Subset, Tree } from "./fields/markers.js";
import type { ModelField, Named } from "./spec.js";

/** Whether a path, or one of several, uses what a release lacks. */
type Uses<Older extends OlderMinor, P, E> = P extends Path
  ? P extends LacksOf<Older, "paths", P>
    ? true
    : E extends string
      ? E extends LacksOf<Older, "fields", P>
        ? true
        : E extends `${infer Head}__${infer Rest}`
          ? Head extends LacksOf<Older, "fields", P>
            ? true
            : Head extends keyof References<P>
              ? Uses<Older, References<P>[Head], Rest>
              : false
          : false
      : E extends Tree<infer Head>
        ? Uses<Older, P, Head>
        : E extends Subset<infer Inner>
          ? Uses<Older, P, Inner>
          : E extends Each<infer Head, infer Fields>
            ? Uses<Older, P, Head> | Uses<Older, References<P>[Head & keyof References<P>], Fields>
            : E extends Generic<string, infer Target, infer Field>
              ? Uses<Older, Target, Field>
              : E extends Relationship<infer Target, infer Fields>
                ? Uses<Older, Target, Fields>
                : E extends Readonly<Record<string, string>>
                  ? Uses<Older, P, E[keyof E]>
                  : false
  : false;

type None<Names> = { readonly [Name in Names & string]?: never };

/**
 * Besides the newest release, that of the types, a model can be held to what older ones have: then nothing that
 * one of them lacks compiles.
 */
export type AlsoFor<M extends AnyModelClass, P extends Path, Map, Older extends OlderMinor> = {
  /** Older releases that the model is for, too: `["2.4"]`. Others may do, as far as they have what it uses. */
  alsoFor?: readonly Older[];
} & ([Older] extends [never] ? unknown : Held<M, P, Map, Older>);

type Held<M extends AnyModelClass, P extends Path, Map, Older extends OlderMinor> = {
  path: P extends LacksOf<Older, "paths", P> ? never : P;
  map?: { readonly [F in keyof Map as true extends Uses<Older, P, Map[F]> ? F : never]?: never };
  set?: None<LacksOf<Older, "fields", P>>;
  compute?: None<LacksOf<Older, "fields", P>>;
  scope?: None<LacksOf<Older, "filters", P>>;
  parent?: Exclude<keyof References<P>, LacksOf<Older, "fields", P>>;
  createMissing?: readonly Exclude<keyof References<P>, LacksOf<Older, "fields", P>>[];
} & Elsewhere<Exclude<Extract<ModelField<M>, LacksOf<Older, "fields", P>>, Named<Map>>>;

/** Fields that need an entry in `map`: the release has none of their name. */
type Elsewhere<Names extends string> = [Names] extends [never] ? unknown : { map: Record<Names, unknown> };
