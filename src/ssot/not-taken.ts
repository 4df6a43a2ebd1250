import { type Model, sameValue } from "../diffsync/index.js";
import type { Binding, Values } from "./binding.js";
import { currentOf } from "./current.js";
import type { Body, Row } from "./fields/column.js";
import { byId } from "./fields/graft.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { type Difference, fixedNotTaken } from "./fixed-not-taken.js";

interface Written {
  id: string;
  model: Model;
  /** What was asked for, by field of the model. */
  attrs: Values;
  body: Body;
}

/**
 * Nautobot answers that it has written an object, and may have left a value out without a word: of a custom field
 * that its own list of them does not have yet, or one that it computes by itself.
 *
 * @param rows - the answer to what was written
 * @param fixed - REST fields of the bodies that are fixed or computed: the model cannot tell what became of them
 * @returns what is not as asked, by object; one request
 */
export async function notTaken<T extends Written>(
  adapter: NautobotAdapter,
  binding: Binding,
  written: readonly T[],
  { rows, fixed }: { rows: readonly Row[]; fixed: readonly string[] },
): Promise<Map<T, string>> {
  const messages = new Map<T, string>();
  const due = written.filter(({ attrs }) => Object.keys(attrs).length > 0);
  const current = await currentOf(
    adapter,
    binding,
    due.map(({ model }) => model),
  );
  const answers = byId(rows);
  for (const each of written) {
    const now = current.get(each.model)?.values;
    const differences = [
      ...(now ? different(each, now) : []),
      ...fixedNotTaken(binding, fixed, each.body, answers.get(each.id) ?? {}),
    ];
    if (!now && due.includes(each)) messages.set(each, "it was written, but is gone again");
    else if (differences.length > 0) messages.set(each, described(binding, differences));
  }
  return messages;
}

const different = ({ model, attrs }: Written, now: Values): Difference[] =>
  Object.keys(attrs)
    .filter((field) => !sameValue(model, field, attrs[field], now[field]))
    .map((field) => ({ field, asked: attrs[field], is: now[field] }));

function described({ columns }: Binding, differences: readonly Difference[]): string {
  const custom = new Set(
    columns.flatMap(({ field, customField }) => (customField === undefined ? [] : field)),
  );
  const values = differences.map(
    ({ field, asked, is }) => `${field} is ${shown(is)} instead of ${shown(asked)}`,
  );
  const hint = differences.some(({ field }) => custom.has(field) || field.startsWith("custom_fields."))
    ? HINT
    : "";
  return `Nautobot took the request, but not all of it: ${values.join(", ")}${hint}`;
}

/** Nautobot caches the keys of a type for good; what is read while a custom field is saved keeps its old ones there. */
const HINT =
  "; Nautobot may still go by what the custom fields were before a change: run again, and if it stays so, save the custom field in Nautobot once more";

const shown = (value: unknown): string => JSON.stringify(value ?? null);
