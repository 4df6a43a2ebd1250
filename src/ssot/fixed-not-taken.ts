import type { Binding } from "./binding.js";
import { type Body, isLookup, type Row } from "./fields/column.js";

/** A value that is not as asked. */
export interface Difference {
  /** The model's field, or the REST one, `custom_fields.key`, where the model has none. */
  field: string;
  asked: unknown;
  is: unknown;
}

/**
 * What of fixed and computed values the answer to a write does not have. The server may put a value into a form of its
 * own, which is as good: only what is nothing at all is missing, or another number, truth value or choice.
 */
export function fixedNotTaken(
  { columns }: Binding,
  fixed: readonly string[],
  body: Body,
  row: Row,
): Difference[] {
  const mapped = new Set(columns.map(({ customField }) => customField));
  return fixed
    .filter((name) => name in row) // lists, and what can only be written, are not
    .flatMap((field): Difference[] => {
      const [asked, is] = [body[field], row[field]];
      if (field !== "custom_fields") return [{ field, asked, is: isChoice(is) ? is.value : is }];
      return Object.entries(asked as Body)
        .filter(([key]) => !mapped.has(key))
        .map(([key, value]) => ({ field: `${field}.${key}`, asked: value, is: (is as Body)[key] }));
    })
    .filter(({ field, asked, is }) => !isTaken(asked, is, isChoice(row[field])));
}

const isChoice = (value: unknown): value is { value: unknown } =>
  isLookup(value) && Object.keys(value).sort().join() === "label,value";

function isTaken(asked: unknown, is: unknown, exactly: boolean): boolean {
  if (isNothing(asked)) return true;
  if (isNothing(is)) return false;
  const comparable = exactly || typeof asked === "number" || typeof asked === "boolean";
  return !comparable || typeof is !== typeof asked || is === asked;
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === "";
