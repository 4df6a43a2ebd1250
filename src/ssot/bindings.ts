import type { AnyModelClass } from "../diffsync/index.js";
import type { Binding } from "./binding.js";
import { invalid } from "./field-path.js";

const bindings = new WeakMap<object, Binding>();

export function rememberBinding(model: AnyModelClass, binding: Binding): void {
  bindings.set(model, binding);
}

/** @throws BridgeError `PLUGIN_INVALID` for a model that was never given to `nautobotModel` */
export function bindingOf(model: AnyModelClass): Binding {
  const binding = bindings.get(model);
  if (!binding) throw invalid(`${model.modelName} has no place in Nautobot: wrap it with nautobotModel(…)`);
  return binding;
}
