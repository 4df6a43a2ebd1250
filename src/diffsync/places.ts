import { label } from "./errors.js";
import { ORIGIN, PARENT } from "./internals.js";
import type { Model } from "./model.js";

/** Where an object came from, as far as anybody said: its record, or its parent. */
export function placeOf(model: Model): string | undefined {
  return model[ORIGIN] ?? (model[PARENT] && `under ${label(model[PARENT])}`);
}
