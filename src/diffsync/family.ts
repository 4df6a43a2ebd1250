import { stepwise, type Frame } from "./breath.js";
import type { Comparison } from "./comparison.js";
import type { Diff } from "./diff.js";
import { UnknownName } from "./errors.js";
import { repeated } from "./guard.js";
import { Level } from "./level.js";
import type { Model } from "./model.js";
import type { ChildPlan, Plan } from "./plan.js";

/** Compares what lies below an object, or a pair of them, and then lists the object itself. */
export class Family implements Frame {
  readonly #comparison: Comparison;
  readonly #above: Level;
  readonly #plan: Plan;
  readonly #a: Model | undefined;
  readonly #b: Model | undefined;
  readonly #changed: readonly string[];
  readonly #moved: boolean;
  #next = 0;
  /** Whether the next list's children were looked up already. */
  #lookedUp = false;
  #level: Level | undefined;
  #below: Diff | undefined;
  #unlisted = 0;

  constructor(
    comparison: Comparison,
    above: Level,
    plan: Plan,
    a: Model | undefined,
    b: Model | undefined,
    changed: readonly string[],
    moved: boolean,
  ) {
    this.#comparison = comparison;
    this.#above = above;
    this.#plan = plan;
    this.#a = a;
    this.#b = b;
    this.#changed = changed;
    this.#moved = moved;
  }

  advance(): Frame | undefined {
    const next = (this.#level && this.#take(this.#level)) ?? this.#open();
    if (!next) this.#end();
    return next;
  }

  #take(level: Level): Frame | undefined {
    this.#level = undefined;
    this.#unlisted += level.unlisted;
    if (level.elements.length === 0) return undefined;
    return this.#comparison.put(level, (this.#below ??= this.#comparison.diff.emptyCopy()));
  }

  /** The next list of children that is not empty. */
  #open(): Frame | undefined {
    const { children } = this.#plan;
    const { guard, compatible, breath } = this.#comparison;
    while (this.#next < children.length) {
      const { source, target, misnamed } = children[this.#next] as ChildPlan;
      const lists = { a: this.#a, b: this.#b, source, target };
      const pending = this.#lookedUp ? undefined : guard.pending(lists);
      this.#lookedUp = pending !== undefined;
      if (pending) return stepwise(pending, breath);
      this.#next++;
      const ours = guard.sources(lists);
      if (misnamed && compatible) throw new UnknownName(misnamed);
      const theirs = guard.targets(lists);
      if (ours.size === 0 && theirs.size === 0) continue;
      this.#comparison.count(repeated(lists, ours, theirs));
      return (this.#level = new Level(this.#comparison, ours, theirs, lists));
    }
    return undefined;
  }

  #end(): void {
    const [a, b, changed, moved] = [this.#a, this.#b, this.#changed, this.#moved];
    if (!this.#below && !this.#comparison.isListed(a, b, changed, moved)) {
      this.#above.unlisted += this.#unlisted + 1;
      return;
    }
    if (this.#unlisted > 0) (this.#below ??= this.#comparison.diff.emptyCopy()).addUnlisted(this.#unlisted);
    this.#above.list(a, b, changed, moved).childDiff = this.#below;
  }
}
