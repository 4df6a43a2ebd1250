import { choiceOf, type FieldInfo } from "../../nautobot/index.js";
import type { Column, Row } from "./column.js";

type Base = Pick<Column, "field" | "head">;

/** A value that REST and GraphQL both have; choices are enum names in GraphQL. */
export function plainColumn(base: Base, info: FieldInfo): Column {
  return valueColumn(base, base.head, (row) => plainValue(info, row[base.head]));
}

export function plainValue(info: FieldInfo, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => plainValue(info, item));
  return info.enum && typeof value === "string" ? choiceOf(info, value) : (value ?? null);
}

/** REST writes "dcim.device", GraphQL reads its two halves. */
export function contentTypeColumn(base: Base): Column {
  return valueColumn(base, `${base.head} { app_label model }`, (row) => contentTypeName(row[base.head]));
}

/** A list of content types. The order means nothing, so it is fixed. */
export function contentTypesColumn(base: Base): Column {
  const read = (row: Row) => (row[base.head] as unknown[]).map(contentTypeName).sort();
  return valueColumn(base, `${base.head} { app_label model }`, read);
}

function contentTypeName(value: unknown): string | null {
  const { app_label, model } = (value ?? {}) as { app_label?: string; model?: string };
  return app_label === undefined || model === undefined ? null : `${app_label}.${model}`;
}

function valueColumn(base: Base, select: string, read: Column["read"]): Column {
  return { ...base, unit: base.field, select, read, write: (body, value) => void (body[base.head] = value) };
}
