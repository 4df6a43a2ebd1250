import { type Model, sameValue } from "../diffsync/index.js";
import type { Binding, Values } from "./binding.js";
import { currentOf } from "./current.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";

interface Written {
  model: Model;
  /** What was asked for, by field of the model. */
  attrs: Values;
}

/**
 * Nautobot answers that it has written an object, and may have left a value out without a word: of a custom field
 * that its own list of them does not have yet, or one that it computes by itself.
 * @returns what is not as asked, by object; one request
 */
export async function notTaken<T extends Written>(
  adapter: NautobotAdapter,
  binding: Binding,
  written: readonly T[],
): Promise<Map<T, string>> {
  const messages = new Map<T, string>();
  const due = written.filter(({ attrs }) => Object.keys(attrs).length > 0);
  const current = await currentOf(
    adapter,
    binding,
    due.map(({ model }) => model),
  );
  for (const each of due) {
    const now = current.get(each.model)?.values;
    const message = now ? differences(binding, each, now) : "it was written, but is gone again";
    if (message !== undefined) messages.set(each, message);
  }
  return messages;
}

function differences({ columns }: Binding, { model, attrs }: Written, now: Values): string | undefined {
  const fields = Object.keys(attrs).filter((field) => !sameValue(model, field, attrs[field], now[field]));
  if (fields.length === 0) return undefined;
  const values = fields.map((field) => `${field} is ${shown(now[field])} instead of ${shown(attrs[field])}`);
  const customFields = columns.filter(({ customField }) => customField !== undefined);
  const hint = customFields.some(({ field }) => fields.includes(field)) ? HINT : "";
  return `Nautobot took the request, but not all of it: ${values.join(", ")}${hint}`;
}

/** Nautobot caches the keys of a type for good; what is read while a custom field is saved keeps its old ones there. */
const HINT =
  "; Nautobot may still go by what the custom fields were before a change: run again, and if it stays so, save the custom field in Nautobot once more";

const shown = (value: unknown): string => JSON.stringify(value);
