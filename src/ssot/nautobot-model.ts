import type { AnyModelClass } from "../diffsync/index.js";
import type { OlderMinor, Path } from "../nautobot/index.js";
import type { LooseSpec } from "./binding.js";
import { rememberBinding } from "./bindings.js";
import { lacking } from "./check-minor.js";
import { createMany } from "./create.js";
import { deleteMany } from "./delete.js";
import { invalid } from "./field-path.js";
import type { AlsoFor } from "./also-for.js";
import type { Complete, NautobotSpec } from "./spec.js";
import { move, updateMany } from "./update.js";

/**
 * The same model, at home in Nautobot: `NautobotAdapter` loads it, and its creates, updates and deletes are
 * written to `spec.path` in lists.
 *
 * @throws BridgeError `PLUGIN_INVALID` naming the path or field that Nautobot does not have
 */
export function nautobotModel<
  M extends AnyModelClass,
  P extends Path,
  const Map extends Readonly<Record<string, unknown>> = Readonly<Record<string, never>>,
  Older extends OlderMinor = never,
>(model: M, spec: NautobotSpec<M, P, Map> & Complete<M, P, Map> & AlsoFor<M, P, Map, Older>): M {
  const Bound = class extends (model as unknown as new () => object) {
    static createMany = createMany;
    static updateMany = updateMany;
    static deleteMany = deleteMany;
  } as unknown as M;
  Object.defineProperty((Bound as AnyModelClass).prototype, "move", { value: move });
  const loose = spec as unknown as LooseSpec;
  rememberBinding(Bound, model, loose);
  for (const minor of loose.alsoFor ?? []) {
    const problem = lacking(Bound, minor);
    if (problem !== undefined) throw invalid(`also for Nautobot ${minor}, but there ${problem}`);
  }
  return Bound;
}
