import type { Adapter } from "./adapter.js";
import type { Aside } from "./element.js";
import { label } from "./errors.js";
import { KEY, PARENT, SCHEMA } from "./internals.js";
import type { Model } from "./model.js";
import type { Store } from "./store.js";

/** Finds objects of movable models under another parent. It is the target that will have to make the move. */
export class Moves {
  readonly #source: Store;
  readonly #target: Store;
  readonly #movable = new Set<string>();
  readonly #top: readonly string[];

  /** @param top types that both sides begin with */
  constructor(source: Adapter<unknown>, target: Adapter<unknown>, top: readonly string[]) {
    this.#top = top;
    this.#source = source.store;
    this.#target = target.store;
    for (const model of target.tree.models.values()) {
      if (model.prototype[SCHEMA].movable) this.#movable.add(model.modelName);
    }
  }

  /** Whether objects have to know their parents first, so that a move is seen from both ends. */
  get needParents(): boolean {
    return this.#movable.size > 0;
  }

  /** The same object elsewhere in the target. */
  from(a: Model): Model | undefined {
    return this.#may(a) ? this.#target.bucket(a.getType()).get(a[KEY]) : undefined;
  }

  /** Whether the source has this object elsewhere, where it is dealt with. */
  to(b: Model): boolean {
    if (!this.#may(b)) return false;
    const a = this.#source.bucket(b.getType()).get(b[KEY]);
    return a !== undefined && (a[PARENT] !== undefined || this.#top.includes(a.getType()));
  }

  #may(model: Model): boolean {
    return this.#movable.size > 0 && this.#movable.has(model.getType());
  }
}

/** How a move is shown, beside what else the change does: by the parents, as they were when it was found. */
export function moveOf(a: Model, b: Model, aside: Aside | undefined): Aside {
  const name = b[SCHEMA].index.has("parent") ? "parent object" : "parent";
  const nameOf = (parent: Model | undefined): string | null => (parent ? label(parent) : null);
  return {
    before: { ...aside?.before, [name]: nameOf(b[PARENT]) },
    after: { ...aside?.after, [name]: nameOf(a[PARENT]) },
  };
}
