import type { Model } from "./model.js";
import type { AnyModelClass } from "./types.js";

/** The class of an object, even of one that has an attribute called `constructor`. */
export const classOf = (model: Model): AnyModelClass & { name: string } =>
  (Object.getPrototypeOf(model) as { constructor: AnyModelClass & { name: string } }).constructor;
