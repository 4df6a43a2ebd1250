import type { AnyModelClass } from "../diffsync/index.js";
import { BridgeError } from "../lib/errors.js";
import { type Client, endpointsOf, lackingFilters, MINORS, minorOf } from "../nautobot/index.js";
import { bindingOf, specOf } from "./bindings.js";
import { endpointOf } from "./field-path.js";

/**
 * What a release lacks is named before anything is read: the types know what the newest has.
 *
 * @throws BridgeError `NAUTOBOT_VERSION` naming the models, what each of them uses, and the release that has it
 */
export function checkMinor(client: Client, version: string, models: readonly AnyModelClass[]): void {
  const minor = minorOf(version);
  const problems = models.flatMap((model) => lacking(model, minor) ?? []);
  if (problems.length === 0) return;
  throw new BridgeError(
    "NAUTOBOT_VERSION",
    `${client.url} is Nautobot ${version}, which does not have all that the plugin uses: ${problems.join("; ")}`,
    { fix: "Leave that out of the model's mapping, or use a release that has it." },
  );
}

/** What a release lacks of what a model uses: `device: /dcim/devices/ has no filter "vrfs" (Nautobot 3.2 has)`. */
export function lacking(model: AnyModelClass, minor: string): string | undefined {
  const what = firstLacking(model, minor);
  if (what === undefined) return undefined;
  const since = MINORS.slice(MINORS.indexOf(minor as never)).find((later) => !firstLacking(model, later));
  return `${model.modelName}: ${what} (Nautobot ${since ?? ""} has)`;
}

function firstLacking(model: AnyModelClass, minor: string): string | undefined {
  const table = endpointsOf(minor);
  const { path, set = {}, compute = {}, parent = [], createMissing = [], scope = {} } = specOf(model);
  try {
    const { fields } = endpointOf(table, path);
    const named = [...Object.keys(set), ...Object.keys(compute), ...createMissing].concat(parent);
    const field = named.find((name) => !fields[name]);
    if (field !== undefined) return `${path} has no field "${field}"`;
    const missing = lackingFilters(minor, path);
    const filter = Object.keys(scope).find((name) => missing.includes(name));
    if (filter !== undefined) return `${path} has no filter "${filter}"`;
    bindingOf(model, table);
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== "PLUGIN_INVALID") throw error;
    return error.message.replace("nautobotModel: ", "");
  }
  return undefined;
}
