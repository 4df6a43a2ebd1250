import { label } from "./errors.js";
import { PARENT } from "./internals.js";
import type { Model } from "./model.js";

const origins = new WeakMap<Model, string>();

export function rememberOrigin(model: Model, origin: string): void {
  origins.set(model, origin);
}

/** Where an object came from, as far as anybody said: its record, or its parent. */
export function placeOf(model: Model): string | undefined {
  const origin = origins.get(model);
  if (origin !== undefined) return origin;
  return model[PARENT] && `under ${label(model[PARENT])}`;
}
