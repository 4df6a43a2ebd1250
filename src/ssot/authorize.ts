import type { Change, Diff } from "../diffsync/index.js";
import type { Client, Path } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { ASSOCIATIONS } from "./fields/associations.js";
import { METADATA } from "./fields/metadata.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";

type Method = "POST" | "PATCH" | "DELETE";
const METHODS = { create: "POST", update: "PATCH", delete: "DELETE" } as const;

/**
 * Asks Nautobot whether the token may do what a diff needs, by writing an empty list of each kind: it checks the
 * permission and does nothing.
 *
 * @throws NautobotError `NAUTOBOT_FORBIDDEN` with the permission that is missing
 */
export async function authorize(adapter: NautobotAdapter, diff: Diff, signal: AbortSignal): Promise<void> {
  const needed = new Map<string, Parameters<Client["request"]>[0]>();
  const need = (method: Method, path: Path): void =>
    void needed.set(`${method} ${path}`, { method, path, body: [], repeatable: true, signal });
  for (const change of diff.changes()) {
    const { type, action, after } = change;
    const model = adapter.models.find(({ modelName }) => modelName === type);
    if (!model) continue;
    const binding = adapter.bindingOf(model);
    need(METHODS[action], binding.path);
    if (action === "create" && adapter.late.fieldsOf(binding).size > 0) need("PATCH", binding.path);
    for (const [method, path] of neededBeside(adapter, binding, change)) need(method, path);
    if (action !== "delete" || !after) continue;
    // it is marked now and deleted later
    need("PATCH", binding.path);
    need("POST", "/extras/notes/");
  }
  await Promise.all([...needed.values()].map((request) => adapter.client.request(request)));
}

/** What an object needs for what is kept beside it, as objects of their own. */
function neededBeside(
  adapter: NautobotAdapter,
  { columns }: Binding,
  { action, before = {}, after = {} }: Change,
): [Method, Path][] {
  if (action === "delete") return [];
  return columns.flatMap((column): [Method, Path][] => {
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
