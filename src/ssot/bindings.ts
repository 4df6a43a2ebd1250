import type { AnyModelClass } from "../diffsync/index.js";
import { ENDPOINTS, type EndpointTable } from "../nautobot/index.js";
import { bind, type Binding, type LooseSpec } from "./binding.js";
import { invalid } from "./field-path.js";

interface Bound {
  model: AnyModelClass;
  spec: LooseSpec;
  /** By what the releases have: each binds it its own way. */
  bindings: Map<EndpointTable, Binding>;
}

const known = new WeakMap<object, Bound>();

export function rememberBinding(bound: AnyModelClass, model: AnyModelClass, spec: LooseSpec): void {
  known.set(bound, { model, spec, bindings: new Map([[ENDPOINTS, bind(ENDPOINTS, model, spec)]]) });
}

/**
 * @param table - of a release that has all that the model uses
 * @throws BridgeError `PLUGIN_INVALID` for a model that was never given to `nautobotModel`
 */
export function bindingOf(bound: AnyModelClass, table: EndpointTable = ENDPOINTS): Binding {
  const { model, spec, bindings } = boundOf(bound);
  let binding = bindings.get(table);
  if (!binding) bindings.set(table, (binding = bind(table, model, spec)));
  return binding;
}

export const specOf = (bound: AnyModelClass): LooseSpec => boundOf(bound).spec;

function boundOf(model: AnyModelClass): Bound {
  const bound = known.get(model);
  if (!bound) throw invalid(`${model.modelName} has no place in Nautobot: wrap it with nautobotModel(…)`);
  return bound;
}
