import type { Create, Path, References, Row } from "../../nautobot/index.js";
import type { Converted, Each, Generic, Metadata, Relationship, Subset, Tree } from "./markers.js";

/** Fields of an endpoint that a path may start with. */
export type FieldOf<P extends Path> = (keyof Row<P> | keyof References<P>) & string;
/** `x` for the generic foreign key `x_type` and `x_id`. */
type GenericOf<P extends Path> = {
  [F in keyof Create<P>]: F extends `${infer Name}_id`
    ? `${Name}_type` extends keyof Create<P>
      ? Name
      : never
    : never;
}[keyof Create<P>];

/** What is read at the end of an expression; never when there is no such thing. */
export type ValueAt<P extends Path, E> =
  E extends Tree<infer Head>
    ? Head extends keyof References<P>
      ? string
      : never
    : E extends string
      ? Through<P, E>
      : E extends Subset<infer Inner>
        ? ValueAt<P, Inner>
        : E extends Each<infer Head, infer Fields>
          ? Head extends ListOf<P>
            ? Item<References<P>[Head] & Path, Fields>[]
            : never
          : E extends Generic<infer Name, infer Target, infer Field>
            ? Name extends GenericOf<P>
              ? NonNullable<ValueAt<Target, Field>>
              : never
            : E extends Relationship<infer Target, infer Fields>
              ? Far<Item<Target, Fields>>
              : E extends Metadata
                ? unknown
                : E extends Converted<infer Inner, infer N, infer V>
                  ? Fits<ValueAt<P, Inner>, N> extends true
                    ? V
                    : never
                  : never;

type Through<P extends Path, E extends string> = E extends `${infer Head}__${infer Rest}`
  ? Along<P, Head, Rest>
  : E extends keyof References<P> & string
    ? Many<P, E, string>
    : E extends keyof Row<P>
      ? Plain<Row<P>[E]>
      : never;

/** Fields that hold a list of references. */
type ListOf<P extends Path> = {
  [F in keyof References<P> & keyof Row<P>]: Row<P>[F] extends readonly unknown[] ? F : never;
}[keyof References<P> & keyof Row<P>];

/** What a model has of an object that is referred to: one of its fields, or an object of several. */
type Item<P extends Path, F> = F extends string ? ValueAt<P, F> : { [K in keyof F]: ValueAt<P, F[K]> };

/** Where a path goes on behind its first step. */
type Along<P extends Path, Head extends string, Rest> = Head extends "custom_fields"
  ? unknown
  : Head extends keyof References<P>
    ? [ValueAt<References<P>[Head] & Path, Rest>] extends [never]
      ? never
      : Many<P, Head, ValueAt<References<P>[Head] & Path, Rest>>
    : Head extends keyof Row<P>
      ? unknown extends Row<P>[Head]
        ? unknown
        : never
      : never;

/** A list, or null as well, as the reference itself is. */
type Many<P extends Path, Head, V> = Head extends keyof Row<P>
  ? Row<P>[Head] extends readonly unknown[]
    ? V[]
    : null extends Row<P>[Head]
      ? V | null
      : V
  : V | null;

declare const FAR: unique symbol;
/** One or many: only Nautobot knows. */
interface Far<V> {
  [FAR]: V;
}

type Plain<V> = V extends { value: infer Value; label: string }
  ? Value
  : V extends { value: infer Value; label: string }[]
    ? Value[]
    : V;

type Widened<V> = V extends string
  ? string
  : V extends number
    ? number
    : V extends boolean
      ? boolean
      : V extends readonly (infer Item)[]
        ? Widened<Item>[]
        : V extends object
          ? { -readonly [K in keyof V]: Widened<V[K]> }
          : V;

/** Whether what Nautobot has can be held by a model's field, and the other way round. */
export type Fits<N, V> = [N] extends [never]
  ? false
  : unknown extends N
    ? true
    : [N] extends [Far<infer Item>]
      ? Alike<Item, NonNullable<V>> extends true
        ? true
        : Alike<Item[], V>
      : [Extract<N, null>] extends [V]
        ? Alike<N, V>
        : false;

type Alike<N, V> = [Widened<NonNullable<N>>] extends [Widened<NonNullable<V>>]
  ? [Widened<NonNullable<V>>] extends [Widened<NonNullable<N>>]
    ? true
    : false
  : false;

/** The fields of an endpoint that a model's field of type `V` fits. */
type Offered<P extends Path, V> = [V] extends [never]
  ? never
  : { [F in FieldOf<P>]: Fits<ValueAt<P, F>, V> extends true ? F : never }[FieldOf<P>];

/** Those one step further on. */
type OneStep<P extends Path, V> = {
  [
    Head in keyof References<P> & string
  ]: `${Head}__${Offered<References<P>[Head] & Path, Behind<P, Head, V>>}`;
}[keyof References<P> & string];

/** What a value behind a reference must be for the whole to fit `V`; never when nothing there does. */
type Behind<P extends Path, Head, V> = Head extends keyof Row<P>
  ? Row<P>[Head] extends readonly unknown[]
    ? NonNullable<V> extends readonly (infer Item)[]
      ? Item
      : never
    : null extends Row<P>[Head]
      ? OrNull<V>
      : V
  : OrNull<V>;
type OrNull<V> = null extends V ? V : never;

/**
 * What an editor offers where `E` stands: the fields that fit of the type to which its whole steps lead, and
 * those one step from there. All expressions there are would be too many to list.
 */
type Suggested<P extends Path, E, V> = E extends `${infer Head}__${infer Rest}`
  ? Head extends keyof References<P>
    ? `${Head}__${Suggested<References<P>[Head] & Path, Rest, Behind<P, Head, V>>}`
    : Offered<P, V> | OneStep<P, V>
  : Offered<P, V> | OneStep<P, V>;

/** What could name the fields of a list's items. */
type Named<P extends Path, F, V> =
  NonNullable<V> extends readonly (infer Item)[]
    ? { [K in keyof Item & string]: Suggested<P, K extends keyof F ? F[K] : string, Item[K]> }
    : never;

/** The expression itself where it is right, and what could stand in its place. */
export type Checked<P extends Path, E, V> =
  Fits<ValueAt<P, E>, V> extends true
    ? E | (E extends string ? Suggested<P, E, V> : never)
    : E extends Tree
      ? Tree<keyof References<P> & string>
      : E extends Subset
        ? Subset<ListOf<P> & string>
        : E extends Each<infer Head, infer Fields>
          ? Each<ListOf<P> & string, Named<References<P>[Head & keyof References<P>] & Path, Fields, V>>
          : E extends Generic<infer Name, infer Target>
            ? Generic<Name & GenericOf<P>, Target, Offered<Target, V>>
            : E extends Relationship<infer Target>
              ? Relationship<Target, FieldOf<Target>>
              : E extends Converted<infer Inner, infer N>
                ? Converted<Suggested<P, Inner, N>, N, V>
                : Suggested<P, E, V>;
