import { type Body, type Column, follow, isLookup, type Row } from "./column.js";

type Base = Pick<Column, "field" | "head">;

/** One custom field. The server keeps the others when only one is written. */
export function customFieldColumn({ field, head }: Base, key: string): Column {
  return {
    field,
    head,
    unit: field,
    select: "_custom_field_data",
    customField: key,
    read: (row) => follow(row["_custom_field_data"], [key]),
    write: (body, value) => void (body[head] = { ...(body[head] as object | undefined), [key]: value }),
  };
}

/** A value inside a JSON field. The server replaces such a field whole, so what else is in it is kept. */
export function jsonColumn({ field, head }: Base, keys: readonly string[]): Column {
  return {
    field,
    head,
    unit: head,
    select: head,
    read: (row: Row) => follow(row[head], keys),
    keep: (row: Row) => row[head],
    write: (body: Body, value, kept) => {
      body[head] = replaced(head in body ? body[head] : kept, keys, value);
    },
  };
}

function replaced(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const known = isLookup(whole) ? whole : {};
  return { ...known, [key]: replaced(known[key], rest, value) };
}
