import type { Frame } from "./breath.js";
import type { Comparison } from "./comparison.js";
import { DiffElement } from "./element.js";
import type { Lists, Objects } from "./guard.js";
import { KEY } from "./internals.js";
import type { Model } from "./model.js";

/** Compares siblings of one type, and keeps what was found among them. */
export class Level implements Frame {
  readonly elements: DiffElement[] = [];
  /** Whether every element is named by its key, so that no two have one name. */
  distinct = true;
  /** Unchanged objects without an element, here and below. */
  unlisted = 0;
  readonly #comparison: Comparison;
  readonly #source: Objects;
  readonly #target: Objects;
  readonly #lists: Lists | undefined;
  readonly #sources: Iterator<Model>;
  readonly #inStep: Iterator<Model> | undefined;
  #expected: Model | undefined;
  #targets: Iterator<Model> | undefined;
  #matched = 0;
  #check: Frame | undefined;

  /** @param lists undefined at the top */
  constructor(comparison: Comparison, source: Objects, target: Objects, lists: Lists | undefined) {
    this.#comparison = comparison;
    this.#source = source;
    this.#target = target;
    this.#lists = lists;
    this.#sources = source.values();
    this.#check = comparison.namesOf(source, target);
    if (target.size === 0) return;
    this.#inStep = target.values();
    this.#expectNext();
  }

  list(a: Model | undefined, b: Model | undefined, changed: readonly string[], moved: boolean): DiffElement {
    const model = (a ?? b) as Model;
    const name = model.getShortname();
    if (name !== model[KEY]) this.distinct = false;
    const element = new DiffElement(name, a, b, changed, moved, this.#comparison.asideOf(a, b, moved));
    this.elements.push(element);
    return element;
  }

  advance(): Frame | undefined {
    const check = this.#check;
    if (!check) return this.#targets ? this.#deletes(this.#targets) : this.#pairs();
    this.#check = undefined;
    return check;
  }

  #pairs(): Frame | undefined {
    const { guard, moves, breath } = this.#comparison;
    for (let next = this.#sources.next(); !next.done; next = this.#sources.next()) {
      const a = next.value;
      const b = this.#counterpart(a);
      if (this.#lists) guard.meet(this.#lists, a, b);
      if (b) this.#matched++;
      const family = this.#comparison.pair(this, a, b ?? moves.from(a), b === undefined);
      if (family) return family;
      if (breath.due()) return this;
    }
    if (this.#matched === this.#target.size) return undefined;
    return this.#deletes((this.#targets = this.#target.values()));
  }

  /** Both sides often come in one order: then the next of the target is the one, and nothing has to be looked up. */
  #counterpart(a: Model): Model | undefined {
    let b = this.#expected;
    if (b?.[KEY] !== a[KEY]) {
      b = this.#target.get(a[KEY]);
      if (!b || this.#expectNext() !== b) return b;
    }
    this.#expectNext();
    return b;
  }

  #expectNext(): Model | undefined {
    return (this.#expected = this.#inStep?.next().value as Model | undefined);
  }

  #deletes(targets: Iterator<Model>): Frame | undefined {
    const { guard, moves, breath } = this.#comparison;
    for (let next = targets.next(); !next.done; next = targets.next()) {
      const b = next.value;
      if (!this.#source.has(b[KEY])) {
        if (this.#lists) guard.meet(this.#lists, undefined, b);
        const family = moves.to(b) ? undefined : this.#comparison.pair(this, undefined, b, false);
        if (family) return family;
      }
      if (breath.due()) return this;
    }
    return undefined;
  }
}
