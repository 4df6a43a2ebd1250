import type { Adapter } from "./adapter.js";
import type { Pauses } from "./breath.js";
import type { Objects } from "./guard.js";
import { KEY, PARENT, STORE } from "./internals.js";
import { lists } from "./links.js";
import type { Model } from "./model.js";

/** The objects that a diff begins with: of a type that may also be below others, those that are not. */
export class Roots {
  readonly #adapter: Adapter<unknown>;
  readonly #top: ReadonlySet<string>;
  readonly #nested: ReadonlySet<string>;
  readonly #found = new Map<string, Map<string, Model>>();

  /** @param top types that both sides begin with */
  constructor(adapter: Adapter<unknown>, top: readonly string[], compatible: boolean) {
    this.#adapter = adapter;
    this.#top = new Set(top);
    this.#nested = compatible ? new Set() : new Set(top.filter((type) => adapter.tree.nested.has(type)));
  }

  /** Whether objects have to know their parents first. */
  get needParents(): boolean {
    return this.#nested.size > 0;
  }

  *prepare(): Pauses {
    for (const type of this.#nested) {
      const found = new Map<string, Model>();
      this.#found.set(type, found);
      for (const model of this.#adapter.store.bucket(type).values()) {
        yield;
        if (!this.#isBelow(model)) found.set(model[KEY], model);
      }
    }
  }

  of(type: string): Objects {
    return this.#found.get(type) ?? this.#adapter.store.bucket(type);
  }

  /** Whether the way down from another root leads to it. */
  #isBelow(model: Model): boolean {
    let below = model;
    for (let above = model[PARENT]; above; above = above[PARENT]) {
      if (above[STORE] !== this.#adapter.store || !lists(above, below)) return false;
      if (this.#top.has(above.getType())) return true;
      below = above;
    }
    return false;
  }
}
