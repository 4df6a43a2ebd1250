import type { FieldPath } from "../field-path.js";
import { type Items, inOrder } from "./items.js";
import { plainValue } from "./plain.js";
import { type Column, follow, isLookup, nest, type Row } from "./column.js";

type Base = Pick<Column, "field" | "head">;

/** A foreign key, read by the path and written as a lookup; lookups by several fields become one. */
export function foreignKeyColumn(base: Base, path: FieldPath): Column {
  const { head } = base;
  return {
    ...base,
    unit: head,
    ...(path.head.target !== undefined && { refersTo: path.head.target }),
    select: nest(path.readSteps),
    read: (row) => plainValue(path.leaf, follow(row, path.readSteps)),
    write: (body, value) => addToLookup(body, head, path.steps.slice(1).join("__"), value),
  };
}

/** One part of a lookup; null parts are parts too: a location without a parent is not one with any. */
export function addToLookup(
  body: Record<string, unknown>,
  head: string,
  lookup: string,
  value: unknown,
): void {
  const known = body[head];
  body[head] = { ...(isLookup(known) ? known : {}), [lookup]: value };
}

/** Whether a lookup says nothing: then the reference is null. */
export const isEmpty = (lookup: unknown): boolean =>
  isLookup(lookup) && Object.values(lookup).every((value) => value === null);

/** Many references, whole: what the model does not list is taken away. */
export function manyToManyColumn(base: Base, target: string, items: Items): Column {
  const { head } = base;
  return {
    ...base,
    unit: head,
    refersTo: target,
    select: `${head} { ${items.paths.map(nest).join(" ")} }`,
    read: (row) => inOrder(listed(row, head).map(items.read)),
    write: (body, value) => void (body[head] = (value as unknown[]).map(items.lookup)),
  };
}

/** Of many references only the model's own: the others are neither seen nor changed. */
export function subsetColumn(whole: Column, items: Items, owns: (value: unknown) => boolean): Column {
  const { head } = whole;
  return {
    ...whole,
    select: `${head} { id ${items.paths.map(nest).join(" ")} }`,
    read: (row) => (whole.read(row) as unknown[]).filter(owns),
    keep: (row) =>
      listed(row, head)
        .filter((item) => !owns(items.read(item)))
        .map(({ id }) => id),
    write: (body, value, kept) => {
      whole.write(body, value, undefined);
      body[head] = [...((kept ?? []) as unknown[]), ...(body[head] as unknown[])];
    },
  };
}

const listed = (row: Row, head: string): Row[] => (row[head] ?? []) as Row[];
