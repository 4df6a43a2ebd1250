import type { Adapter } from "./adapter.js";
import { Breath } from "./breath.js";
import { Diff } from "./diff.js";
import { DiffElement } from "./element.js";
import { DiffSyncError, IllegalTree, ObjectMismatch, UnknownName } from "./errors.js";
import { DiffSyncFlags, DiffSyncModelFlags } from "./flags.js";
import { KEY, PARENT, SCHEMA, VALUES } from "./internals.js";
import { linkAll, peek, repeatsOf } from "./links.js";
import type { Model } from "./model.js";
import type { DiffOptions, SkipReason } from "./options.js";
import { planFor, type Plan } from "./plan.js";
import { TreeGuard, repeated, type Objects } from "./guard.js";
import { equal, read } from "./plain.js";
import { pyRepr } from "./pytext.js";
import type { AnyModelClass } from "./types.js";

const UNCHANGED: readonly string[] = [];

/** What was found among siblings of one type. */
interface Level {
  elements: DiffElement[];
  /** Unchanged objects without an element, here and below. */
  unlisted: number;
}

/** Compares two adapters. One object, one calculation. */
export class Differ {
  readonly #source: Adapter<unknown>;
  readonly #target: Adapter<unknown>;
  readonly #options: DiffOptions;
  readonly #flags: number;
  readonly #listAll: boolean;
  readonly #goesOn: boolean;
  readonly #types: ReadonlySet<string> | undefined;
  readonly #movable: ReadonlySet<string>;
  readonly #breath: Breath;
  readonly #plans = new Map<string, Plan>();
  readonly #guard: TreeGuard;
  readonly #diff: Diff;
  readonly #total: number;
  #processed = 0;

  constructor(source: Adapter<unknown>, target: Adapter<unknown>, options: DiffOptions) {
    this.#source = source;
    this.#target = target;
    this.#options = options;
    this.#guard = new TreeGuard(options.compatible === true);
    this.#flags = options.flags ?? DiffSyncFlags.NONE;
    this.#listAll = options.unchanged === true || (this.#flags & DiffSyncFlags.LOG_UNCHANGED_RECORDS) !== 0;
    this.#goesOn = (this.#flags & DiffSyncFlags.CONTINUE_ON_FAILURE) !== 0;
    this.#types = options.types && new Set(options.types.map(nameOf));
    const models = [...target.tree.models.values()];
    this.#movable = new Set(models.filter((model) => model.prototype[SCHEMA].movable).map(nameOf));
    this.#breath = new Breath(options.signal);
    this.#diff = new (options.diffClass ?? Diff)();
    this.#diff.names = { source: source.name, target: target.name };
    this.#diff.deletesLast = target.deletesLast || target.tree.hasDependencies;
    this.#total = source.count() + target.count();
  }

  /** @throws IllegalTree, ObjectMismatch, ObjectAlreadyExists, the signal's reason */
  async run(): Promise<Diff> {
    try {
      await this.#all();
    } catch (error) {
      // What is wrong with the tree was found first, and may well be the cause.
      if (error instanceof DiffSyncError && this.#guard.problems.length > 0) this.#refuse();
      throw error;
    }
    if (this.#guard.problems.length > 0) this.#refuse();
    this.#diff.modelsProcessed = this.#processed;
    this.#diff.complete();
    return this.#diff;
  }

  #refuse(): never {
    throw new IllegalTree(this.#guard.problems);
  }

  async #all(): Promise<void> {
    const [source, target] = [this.#source, this.#target];
    const [sourceTop, targetTop] = [source.tree.topLevel, target.tree.topLevel];
    const unshared = [...sourceTop, ...targetTop].filter(
      (t) => !sourceTop.includes(t) || !targetTop.includes(t),
    );
    for (const type of unshared.sort(byCodePoint)) {
      this.#tick((targetTop.includes(type) ? target : source).count(type));
    }
    if (this.#movable.size > 0) for (const side of [source, target]) linkAll(side.store);
    for (const type of target.tree.inOrder(targetTop.filter((t) => sourceTop.includes(t)))) {
      await this.#into(this.#diff, source.store.bucket(type), target.store.bucket(type));
    }
  }

  async #into(diff: Diff, source: Objects, target: Objects): Promise<void> {
    const level = await this.#compare(source, target, 0);
    for (const element of level.elements) {
      if (this.#breath.due()) await this.#breath.pause();
      diff.add(element);
    }
    if (level.unlisted > 0) diff.addUnlisted(level.unlisted);
  }

  async #compare(source: Objects, target: Objects, repeated: number): Promise<Level> {
    const level: Level = { elements: [], unlisted: 0 };
    this.#tick(repeated);
    if (source.size > 0 && target.size > 0) await this.#checkNames(source, target);
    let matched = 0;
    for (const a of source.values()) {
      if (this.#breath.due()) await this.#breath.pause();
      const b = target.get(a[KEY]);
      if (b) matched++;
      const below = this.#pair(level, a, b ?? this.#movedFrom(a), b === undefined);
      if (below) await below;
    }
    if (matched === target.size) return level;
    for (const b of target.values()) {
      if (source.has(b[KEY])) continue;
      if (this.#breath.due()) await this.#breath.pause();
      if (this.#movedTo(b)) continue;
      const below = this.#pair(level, undefined, b, false);
      if (below) await below;
    }
    return level;
  }

  /** One object, or a pair of them; a promise only when there are children to compare. */
  #pair(
    level: Level,
    a: Model | undefined,
    b: Model | undefined,
    elsewhere: boolean,
  ): Promise<void> | undefined {
    const reason = this.#skips(a, b);
    if (reason) {
      const { onSkip } = this.#options;
      const model = (a ?? b) as Model;
      if (this.#guard.problems.length === 0)
        onSkip?.({ type: model.getType(), uid: model.getUniqueId(), reason });
      this.#tick(1);
      return undefined;
    }
    if (!(a && b))
      this.#guard.once((a ?? b) as Model, this.#goesOn ? this.#diff.problems : this.#guard.problems);
    const plan = this.#planOf(a, b);
    const changed = a && b ? this.#changed(plan, a, b) : UNCHANGED;
    this.#tick(a && b ? 2 : 1);
    const moved = elsewhere && b !== undefined;
    if (moved) this.#diff.deletesLast = true;
    if (plan.children.length > 0 || plan.uncompared.length > 0) {
      return this.#family(level, plan, a, b, changed, moved);
    }
    if (a && b && changed.length === 0 && !moved && !this.#listAll) level.unlisted++;
    else level.elements.push(new DiffElement(((a ?? b) as Model).getShortname(), a, b, changed, moved));
    return undefined;
  }

  async #family(
    level: Level,
    plan: Plan,
    a: Model | undefined,
    b: Model | undefined,
    changed: readonly string[],
    moved: boolean,
  ): Promise<void> {
    for (const { source, target } of plan.uncompared) {
      const links = source === undefined ? b && peek(b, target ?? -1) : a && peek(a, source);
      this.#tick((links?.size ?? 0) + repeatsOf(links));
    }
    let below: Diff | undefined;
    let unlisted = 0;
    for (const child of plan.children) {
      const source = this.#guard.children(a, child.source, this.#source);
      if (child.misnamed && this.#options.compatible) throw new UnknownName(child.misnamed);
      const target = this.#guard.children(b, child.target, this.#target);
      if (source.size === 0 && target.size === 0) continue;
      const found = await this.#compare(source, target, repeated(a, b, child, source, target));
      unlisted += found.unlisted;
      if (found.elements.length === 0) continue;
      below ??= this.#diff.emptyCopy();
      for (const element of found.elements) {
        if (this.#breath.due()) await this.#breath.pause();
        below.add(element);
      }
    }
    if (a && b && changed.length === 0 && !moved && !below && !this.#listAll) {
      level.unlisted += unlisted + 1;
      return;
    }
    const element = new DiffElement(((a ?? b) as Model).getShortname(), a, b, changed, moved);
    if (unlisted > 0) (below ??= this.#diff.emptyCopy()).addUnlisted(unlisted);
    element.childDiff = below;
    level.elements.push(element);
  }

  #changed(plan: Plan, a: Model, b: Model): readonly string[] {
    if (this.#types?.has(a.getType()) === false) return UNCHANGED;
    const [now, then] = [a[VALUES], b[VALUES]];
    let changed: string[] | undefined;
    for (const { name, source, target, same } of plan.fields) {
      const [x, y] = [now[source], then[target]];
      if (x === y || (same ? same(x, y) : equal(x, y))) continue;
      (changed ??= []).push(name);
    }
    return changed ?? UNCHANGED;
  }

  #planOf(a: Model | undefined, b: Model | undefined): Plan {
    const type = ((a ?? b) as Model).getType();
    const [source, target] = [a?.[SCHEMA], b?.[SCHEMA]];
    const slot = a ? (b ? type : `+${type}`) : `-${type}`;
    let plan = this.#plans.get(slot);
    if (plan?.source !== source || plan?.target !== target) {
      plan = planFor(source, target, this.#target.tree, this.#limitOf(type));
      this.#plans.set(slot, plan);
    }
    return plan as Plan;
  }

  /** An own property: a model may be called "constructor". */
  #limitOf(type: string): readonly string[] | undefined {
    return read(this.#options.attributes ?? {}, type) as readonly string[] | undefined;
  }

  #skips(a: Model | undefined, b: Model | undefined): SkipReason | undefined {
    const flags = this.#flags;
    if (!b && flags & DiffSyncFlags.SKIP_UNMATCHED_SRC) return "global_src";
    if (!a && flags & DiffSyncFlags.SKIP_UNMATCHED_DST) return "global_dst";
    if (a && !b && a.modelFlags & DiffSyncModelFlags.SKIP_UNMATCHED_SRC) return "model_src";
    if (b && !a && b.modelFlags & DiffSyncModelFlags.SKIP_UNMATCHED_DST) return "model_dst";
    if (a && a.modelFlags & DiffSyncModelFlags.IGNORE) return "ignore_src";
    if (b && b.modelFlags & DiffSyncModelFlags.IGNORE) return "ignore_dst";
    if (this.#types && !(a && b) && !this.#types.has(((a ?? b) as Model).getType())) return "types";
    return undefined;
  }

  /** Siblings are all checked before any of them is compared. */
  async #checkNames(source: Objects, target: Objects): Promise<void> {
    const [first] = source.values();
    const [second] = target.values();
    if (!first || !second || !this.#planOf(first, second).strict) return;
    for (const a of source.values()) {
      if (this.#breath.due()) await this.#breath.pause();
      const b = target.get(a[KEY]);
      if (!b) continue;
      const [x, y] = [a.getShortname(), b.getShortname()];
      if (x !== y) throw new ObjectMismatch(`Shortname mismatch: ${x} vs ${y}`);
      const [ids, others] = [a.getIdentifiers(), b.getIdentifiers()];
      if (!equal(ids, others)) throw new ObjectMismatch(`Keys mismatch: ${pyRepr(ids)} vs ${pyRepr(others)}`);
    }
  }

  /** The same object under another parent in the target, if its model may move. */
  #movedFrom(a: Model): Model | undefined {
    return this.#mayMove(a) ? this.#target.store.bucket(a.getType()).get(a[KEY]) : undefined;
  }

  /** Whether the source has this object under another parent, where it is dealt with. */
  #movedTo(b: Model): boolean {
    return this.#mayMove(b) && this.#source.store.bucket(b.getType()).get(b[KEY])?.[PARENT] !== undefined;
  }

  /** It is the target that will have to make the move. */
  #mayMove(model: Model): boolean {
    return this.#movable.size > 0 && this.#movable.has(model.getType());
  }

  #tick(count: number): void {
    if (count === 0) return;
    this.#processed += count;
    this.#options.onProgress?.({ stage: "diff", done: this.#processed, total: this.#total });
  }
}

const nameOf = (type: AnyModelClass | string): string => (typeof type === "string" ? type : type.modelName);

function byCodePoint(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  const i = x.findIndex((char, at) => char !== y[at]);
  if (i === -1) return x.length - y.length;
  return (x[i]?.codePointAt(0) ?? -1) - (y[i]?.codePointAt(0) ?? -1);
}
