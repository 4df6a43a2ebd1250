import type { Change } from "../diffsync/index.js";
import type { Call } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { ASSOCIATIONS } from "./fields/associations.js";
import { METADATA } from "./fields/metadata.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { countPlanned, type Planned } from "./planned.js";
import { isExchanged } from "./redirect.js";
import { keyOf, referencesOf } from "./references.js";

/** What a token must be allowed to do: a method on lists of an endpoint. */
export type Need = readonly [method: "POST" | "PATCH" | "DELETE", path: string];

const METHODS = { create: "POST", update: "PATCH", delete: "DELETE" } as const;

/** What one change needs, as far as it tells by itself. */
export function neededFor(adapter: NautobotAdapter, change: Change): Need[] {
  const { type, action, after } = change;
  const model = adapter.models.find(({ modelName }) => modelName === type);
  if (!model) return [];
  const binding = adapter.bindingOf(model);
  const needs: Need[] = [[METHODS[action], binding.path], ...neededBeside(adapter, binding, change)];
  if (action === "create" && adapter.late.fieldsOf(binding).size > 0) needs.push(["PATCH", binding.path]);
  // it is marked now and deleted later
  if (action === "delete" && after) needs.push(["PATCH", binding.path], ["POST", "/extras/notes/"]);
  return needs;
}

/** What an object needs for what is kept beside it, as objects of their own. */
function neededBeside(
  adapter: NautobotAdapter,
  { columns }: Binding,
  { action, before = {}, after = {} }: Change,
): Need[] {
  if (action === "delete") return [];
  return columns.flatMap((column): Need[] => {
    const [old, value] = [before[column.field] ?? null, after[column.field] ?? null];
    if (old === value) return [];
    if (column.metadata !== undefined)
      return [[old === null ? "POST" : value === null ? "DELETE" : "PATCH", METADATA]];
    // one that is led elsewhere is changed in place; others are written with the object
    return adapter.outside.leadsToOne(column) && old !== null && value !== null
      ? [["PATCH", ASSOCIATIONS]]
      : [];
  });
}

/** What is referred to, is not there, and is created because the model says so. */
export async function neededForMissing(
  adapter: NautobotAdapter,
  planned: readonly Planned[],
  call: Call,
): Promise<Need[]> {
  const references = planned.flatMap(({ binding, endpoint, body }) =>
    binding.createMissing.length === 0
      ? []
      : referencesOf(endpoint, body).filter(({ head }) => binding.createMissing.includes(head)),
  );
  const counts = await countPlanned(adapter, planned, references, call);
  const missing = references.filter((reference) => counts.get(keyOf(reference)) === 0);
  return missing.map(({ target }) => ["POST", target]);
}

/** Ends of a relationship to one that are only passed round are all taken away before they are made anew. */
export async function neededForExchanges(
  adapter: NautobotAdapter,
  planned: readonly Planned[],
  call: Call,
): Promise<Need[]> {
  for (const binding of new Set(planned.map((each) => each.binding))) {
    if (!binding.columns.some((column) => adapter.outside.leadsToOne(column))) continue;
    const patches = planned.flatMap(({ element: { target, after }, body, ...each }) =>
      target && each.binding === binding ? [{ id: adapter.idOf(target), body, attrs: { ...after } }] : [],
    );
    const led = await adapter.outside.redirections(binding, patches, call);
    if (isExchanged([...led.values()].flat()))
      return (["POST", "DELETE"] as const).map((method) => [method, ASSOCIATIONS]);
  }
  return [];
}
