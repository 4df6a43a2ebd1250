import type { Diff } from "../diffsync/index.js";
import type { Client, Path } from "../nautobot/index.js";
import { bindingOf } from "./bindings.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";

const METHODS = { create: "POST", update: "PATCH", delete: "DELETE" } as const;

/**
 * Asks Nautobot whether the token may do what a diff needs, by writing an empty list of each kind: it checks the
 * permission and does nothing.
 *
 * @throws NautobotError `NAUTOBOT_FORBIDDEN` with the permission that is missing
 */
export async function authorize(adapter: NautobotAdapter, diff: Diff, signal: AbortSignal): Promise<void> {
  const needed = new Map<string, Parameters<Client["request"]>[0]>();
  const need = (method: "POST" | "PATCH" | "DELETE", path: Path): void =>
    void needed.set(`${method} ${path}`, { method, path, body: [], repeatable: true, signal });
  for (const { type, action, after } of diff.changes()) {
    const model = adapter.models.find(({ modelName }) => modelName === type);
    if (!model) continue;
    const binding = bindingOf(model);
    need(METHODS[action], binding.path);
    if (action === "create" && adapter.late.fieldsOf(binding).size > 0) need("PATCH", binding.path);
    if (action !== "delete" || !after) continue;
    // it is marked now and deleted later
    need("PATCH", binding.path);
    need("POST", "/extras/notes/");
  }
  await Promise.all([...needed.values()].map((request) => adapter.client.request(request)));
}
