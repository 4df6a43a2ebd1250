import type { Diff } from "../diffsync/index.js";
import type { Client } from "../nautobot/index.js";
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
  for (const { type, action } of diff.changes()) {
    const model = adapter.models.find(({ modelName }) => modelName === type);
    if (!model) continue;
    const binding = bindingOf(model);
    const { path } = binding;
    const need = (method: "POST" | "PATCH" | "DELETE"): void =>
      void needed.set(`${method} ${path}`, { method, path, body: [], repeatable: true, signal });
    need(METHODS[action]);
    if (action === "create" && adapter.late.fieldsOf(binding).size > 0) need("PATCH");
  }
  await Promise.all([...needed.values()].map((request) => adapter.client.request(request)));
}
