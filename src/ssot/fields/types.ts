import type { Create, Path, References, Row } from "../../nautobot/index.js";
import type { Generic, Relationship, Subset, Tree } from "./markers.js";

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
    : E extends Subset<infer Inner>
      ? ValueAt<P, Inner>
      : E extends Generic<infer Name, infer Target, infer Field>
        ? Name extends GenericOf<P>
          ? NonNullable<ValueAt<Target, Field>>
          : never
        : E extends Relationship<infer Target, infer Field>
          ? Far<ValueAt<Target, Field>>
          : E extends `${infer Head}__${infer Rest}`
            ? Along<P, Head, Rest>
            : E extends keyof References<P> & string
              ? Many<P, E, string>
              : E extends keyof Row<P>
                ? Plain<Row<P>[E]>
                : never;

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

/** The fields of an endpoint that a model's field of type `V` fits: what an editor offers. */
type Offered<P extends Path, V> = {
  [F in FieldOf<P>]: Fits<ValueAt<P, F>, V> extends true ? F : never;
}[FieldOf<P>];

/** The expression itself where it is right; what could stand in its place where it is not. */
export type Checked<P extends Path, E, V> =
  Fits<ValueAt<P, E>, V> extends true
    ? E
    : E extends Tree
      ? Tree<keyof References<P> & string>
      : E extends Subset
        ? Subset<keyof References<P> & string>
        : E extends Generic<infer Name, infer Target>
          ? Generic<Name & GenericOf<P>, Target, Offered<Target, V>>
          : E extends Relationship<infer Target>
            ? Relationship<Target, FieldOf<Target>>
            : E extends `${infer Head}__${string}`
              ? Steps<P, Head, V> | Offered<P, V>
              : Suggested<P, V>;

type Steps<P extends Path, Head extends string, V> = Head extends keyof References<P>
  ? {
      [F in FieldOf<References<P>[Head] & Path>]: Fits<ValueAt<P, `${Head}__${F}`>, V> extends true
        ? `${Head}__${F}`
        : never;
    }[FieldOf<References<P>[Head] & Path>]
  : never;

/** Every field one step away: an editor asks before there is a first step to go by. */
type OneStep<P extends Path> = {
  [Head in keyof References<P> & string]: `${Head}__${FieldOf<References<P>[Head] & Path>}`;
}[keyof References<P> & string];

/** What a field that has no right expression yet may be mapped to. */
export type Suggested<P extends Path, V> = Offered<P, V> | OneStep<P>;
