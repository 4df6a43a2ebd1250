import type { Pauses } from "./breath.js";
import type { Adapter } from "./adapter.js";
import { KEY, PARENT, SCHEMA } from "./internals.js";
import { linkAll } from "./links.js";
import type { Model } from "./model.js";
import type { Store } from "./store.js";

/** Finds objects of movable models under another parent. It is the target that will have to make the move. */
export class Moves {
  readonly #source: Store;
  readonly #target: Store;
  readonly #movable = new Set<string>();

  constructor(source: Adapter<unknown>, target: Adapter<unknown>) {
    this.#source = source.store;
    this.#target = target.store;
    for (const model of target.tree.models.values()) {
      if (model.prototype[SCHEMA].movable) this.#movable.add(model.modelName);
    }
  }

  /** Lets every object know its parent first, so that a move is seen from both ends. */
  *prepare(): Pauses {
    if (this.#movable.size === 0) return;
    yield* linkAll(this.#source);
    yield* linkAll(this.#target);
  }

  /** The same object elsewhere in the target. */
  from(a: Model): Model | undefined {
    return this.#may(a) ? this.#target.bucket(a.getType()).get(a[KEY]) : undefined;
  }

  /** Whether the source has this object elsewhere, where it is dealt with. */
  to(b: Model): boolean {
    return this.#may(b) && this.#source.bucket(b.getType()).get(b[KEY])?.[PARENT] !== undefined;
  }

  #may(model: Model): boolean {
    return this.#movable.size > 0 && this.#movable.has(model.getType());
  }
}
