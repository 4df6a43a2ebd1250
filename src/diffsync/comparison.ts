import type { Adapter } from "./adapter.js";
import { stepwise, type Breath, type Frame, type Pauses } from "./breath.js";
import type { Diff } from "./diff.js";
import type { Aside, DiffElement } from "./element.js";
import { Family } from "./family.js";
import { DiffSyncFlags } from "./flags.js";
import { TreeGuard, type Objects } from "./guard.js";
import type { Level } from "./level.js";
import { limitedTypes } from "./limits.js";
import { peek, repeatsOf } from "./links.js";
import type { Model } from "./model.js";
import { moveOf, type Moves } from "./moves.js";
import { checkNames } from "./names.js";
import type { DiffOptions, SkipReason } from "./options.js";
import { Plans, UNCHANGED, changedFields, type Plan } from "./plan.js";
import { skipReason } from "./skips.js";

/** So many elements are added without a pause. */
const MANY = 100;

/** What all parts of one diff share: how two objects are compared, and what becomes of the result. */
export class Comparison {
  /** Objects looked at or skipped so far; a pair is two. */
  counted = 0;
  readonly compatible: boolean;
  readonly #options: DiffOptions;
  readonly #flags: number;
  readonly #listAll: boolean;
  readonly #types: ReadonlySet<string> | undefined;
  readonly #target: Adapter<unknown>;
  readonly #restores: ReadonlyMap<Model, Aside> | undefined;
  readonly diff: Diff;
  readonly moves: Moves;
  readonly breath: Breath;
  readonly #plans: Plans;
  readonly guard: TreeGuard;
  readonly #total: number;

  constructor(
    source: Adapter<unknown>,
    target: Adapter<unknown>,
    options: DiffOptions,
    diff: Diff,
    moves: Moves,
    breath: Breath,
  ) {
    this.#options = options;
    this.compatible = options.compatible === true;
    this.#flags = options.flags ?? DiffSyncFlags.NONE;
    this.#listAll = options.unchanged === true || (this.#flags & DiffSyncFlags.LOG_UNCHANGED_RECORDS) !== 0;
    this.#types = limitedTypes(options, [source, target]);
    this.#target = target;
    this.#restores = target.restores?.size ? target.restores : undefined;
    this.diff = diff;
    this.moves = moves;
    this.breath = breath;
    this.#plans = new Plans(target.tree, options.attributes);
    this.guard = new TreeGuard(source, target, this.compatible);
    this.#total = source.count() + target.count();
  }

  count(objects: number): void {
    if (objects === 0) return;
    this.counted += objects;
    this.#options.onProgress?.({ stage: "diff", done: this.counted, total: this.#total });
  }

  /** One object, or a pair of them. @returns the rest of the work when there are children to compare */
  pair(level: Level, a: Model | undefined, b: Model | undefined, elsewhere: boolean): Family | undefined {
    const reason = skipReason(this.#flags, this.#types, a, b);
    if (reason) {
      this.#skip((a ?? b) as Model, reason);
      return undefined;
    }
    if (!(a && b)) this.#once((a ?? b) as Model);
    const plan = this.#plans.of(a, b);
    const changed = a && b ? this.#changed(plan, a, b) : UNCHANGED;
    this.count(a && b ? 2 : 1);
    const moved = elsewhere && b !== undefined;
    if (moved) this.diff.deletesLast = true;
    if (plan.children.length > 0 || plan.uncompared.length > 0) {
      this.#countUncompared(plan, a, b);
      return new Family(this, level, plan, a, b, changed, moved);
    }
    if (this.isListed(a, b, changed, moved)) level.list(a, b, changed, moved);
    else level.unlisted++;
    return undefined;
  }

  /** Whether an object gets an element even when nothing below it has one. */
  isListed(a: Model | undefined, b: Model | undefined, changed: readonly string[], moved: boolean): boolean {
    return !(a && b) || changed.length > 0 || moved || this.#listAll || this.#restores?.has(b) === true;
  }

  /** What a change of them does beside their fields. */
  asideOf(a: Model | undefined, b: Model | undefined, moved: boolean): Aside | undefined {
    if (!b) return undefined;
    if (!a) return this.#target.retires?.(b);
    const restored = this.#types?.has(a.getType()) === false ? undefined : this.#restores?.get(b);
    return moved ? moveOf(a, b, restored) : restored;
  }

  /** What has to be known of siblings before any of them is compared, if anything. */
  namesOf(source: Objects, target: Objects): Frame | undefined {
    if (source.size === 0 || target.size === 0) return undefined;
    const [first] = source.values();
    const [second] = target.values();
    if (!this.#plans.of(first, second).strict) return undefined;
    return stepwise(checkNames(source, target), this.breath);
  }

  /** Adds what was found to the diff above it. @throws ObjectAlreadyExists */
  put({ elements, distinct }: Level, diff: Diff): Frame | undefined {
    if (distinct) diff.addDistinct(elements);
    else if (elements.length > MANY) return stepwise(addEach(elements, diff), this.breath);
    else for (const element of elements) diff.add(element);
    return undefined;
  }

  #countUncompared({ uncompared }: Plan, a: Model | undefined, b: Model | undefined): void {
    for (const { source, target } of uncompared) {
      const links = source === undefined ? b && peek(b, target ?? -1) : a && peek(a, source);
      this.count((links?.size ?? 0) + repeatsOf(links));
    }
  }

  #changed(plan: Plan, a: Model, b: Model): readonly string[] {
    return this.#types?.has(a.getType()) === false ? UNCHANGED : changedFields(plan, a, b);
  }

  #skip(model: Model, reason: SkipReason): void {
    if (this.guard.problems.length === 0)
      this.#options.onSkip?.({ type: model.getType(), uid: model.getUniqueId(), reason });
    this.count(1);
  }

  #once(object: Model): void {
    const goesOn = (this.#flags & DiffSyncFlags.CONTINUE_ON_FAILURE) !== 0;
    this.guard.once(object, goesOn ? this.diff.problems : this.guard.problems);
  }
}

function* addEach(elements: readonly DiffElement[], diff: Diff): Pauses {
  for (const element of elements) {
    diff.add(element);
    yield;
  }
}
