import { carryOut } from "./batch.js";
import type { DiffElement } from "./element.js";
import { DiffSyncModelFlags, type Action } from "./flags.js";
import { PARENT } from "./internals.js";
import type { Model } from "./model.js";
import type { Step, SyncRun } from "./run.js";

interface Item {
  element: DiffElement;
  parent: Model | undefined;
}

/** An update may refer to what was created just now, and nothing goes before what refers to it was updated. */
const ORDER = [null, "create", "update", "delete"] as const;

/**
 * All changes of one type at one depth together, so that they can be handed over in batches or carried out
 * side by side: creates, then updates, then deletes; then what lies below them, then the next type. Parents come
 * before children. Deletes that have to wait are collected and made at the end, last met first: children before
 * parents.
 */
export class LevelOrder {
  readonly #run: SyncRun;
  readonly #deletesLast: boolean;
  readonly #waiting: Step[][] = [];
  readonly #early = new Set<DiffElement>();
  #deletesOf: Map<Model, DiffElement> | undefined;
  /** Objects that must stay, because something below them could not be deleted or moved away. */
  readonly #kept = new Map<Model, string>();

  constructor(run: SyncRun) {
    this.#run = run;
    this.#deletesLast = run.diff.deletesLast || run.target.deletesLast;
  }

  async all(): Promise<void> {
    const { diff } = this.#run;
    for (const type of new Set([...diff.getChildren()].map((element) => element.type))) {
      const elements = [...diff.getChildren()].filter((element) => element.type === type);
      await this.#level(elements.map((element) => ({ element, parent: undefined })));
    }
    await this.#run.finishPending();
    for (const steps of this.#waiting.reverse()) await this.#deleteWaiting(steps.reverse());
  }

  /** Elements of one depth, type after type. */
  async #level(items: readonly Item[]): Promise<void> {
    const types = new Map<string, Item[]>();
    for (const item of items) {
      const group = types.get(item.element.type);
      if (group) group.push(item);
      else types.set(item.element.type, [item]);
    }
    for (const type of this.#run.target.tree.inOrder([...types.keys()]))
      await this.#group(types.get(type) ?? []);
  }

  async #group(items: readonly Item[]): Promise<void> {
    const steps = new Map<Action | null, Step[]>();
    for (const { element, parent } of items) {
      const pause = this.#run.breathe();
      if (pause) await pause;
      const step = this.#run.step(element, parent);
      const group = steps.get(element.action);
      if (group) group.push(step);
      else steps.set(element.action, [step]);
    }
    const below: Item[] = [];
    for (const action of ORDER) {
      const group = steps.get(action) ?? [];
      if (action === "delete") await this.#deletes(group, below);
      else await this.#changes(action, group, below);
    }
    if (below.length > 0) await this.#level(below);
  }

  async #changes(action: Action | null, steps: readonly Step[], below: Item[]): Promise<void> {
    if (action === "create" && this.#deletesLast) for (const step of steps) await this.#makeRoom(step);
    const results = await carryOut(this.#run, action, steps);
    for (const step of steps) {
      const result = results.get(step);
      if (result) append(below, itemsBelow(step.element, result));
      else {
        if (step.element.moved)
          this.#keepAbove(step.object, `${step.element.type} ${step.element.uid} is still in it`);
        this.#keepMoving(step.element);
        await this.#run.leave(step);
      }
    }
  }

  async #deletes(steps: Step[], below: Item[]): Promise<void> {
    if (this.#deletesLast) {
      this.#waiting.push(steps);
      for (const step of steps)
        if (!takesChildren(step)) append(below, itemsBelow(step.element, step.object));
      return;
    }
    const natural = steps.filter(childrenFirst);
    const first = natural.flatMap((step) => itemsBelow(step.element, step.object));
    if (first.length > 0) await this.#level(first);
    const results = await carryOut(this.#run, "delete", steps);
    for (const step of steps) {
      const result = results.get(step);
      if (!result) await this.#run.leave(step);
      else if (takesChildren(step)) await this.#run.settleBelow(step.element, "success", "");
      else if (!childrenFirst(step)) append(below, itemsBelow(step.element, result));
    }
  }

  async #deleteWaiting(steps: readonly Step[]): Promise<void> {
    const due: Step[] = [];
    for (const step of steps) {
      const reason = step.object && this.#kept.get(step.object);
      if (reason !== undefined) {
        this.#keepAbove(step.object, reason);
        await this.#run.settle(step.element, "skipped", `not tried: ${reason}`);
      } else if (!this.#early.has(step.element)) due.push(step);
    }
    const results = await carryOut(this.#run, "delete", due);
    for (const step of due) {
      if (!results.get(step))
        this.#keepAbove(step.object, `${step.element.type} ${step.element.uid} is still in it`);
      else if (takesChildren(step)) await this.#run.settleBelow(step.element, "success", "");
    }
  }

  /** An object that is to be deleted elsewhere and created here has to go first, or it would be lost. */
  async #makeRoom(step: Step): Promise<void> {
    const { element, object, parent } = step;
    if (!object) return;
    this.#deletesOf ??= deletesIn(this.#run);
    const other = this.#deletesOf.get(object);
    if (!other) return;
    await this.#deleteNow(other, object[PARENT]);
    step.object = this.#run.step(element, parent).object;
  }

  async #deleteNow(element: DiffElement, parent: Model | undefined): Promise<void> {
    if (this.#early.has(element)) return;
    for (const child of element.getChildren()) await this.#deleteNow(child, element.target);
    await this.#deleteWaiting([this.#run.step(element, parent)]);
    this.#early.add(element);
  }

  #keepAbove(object: Model | undefined, reason: string): void {
    for (let above = object?.[PARENT]; above; above = above[PARENT]) this.#kept.set(above, reason);
  }

  /** What was to move below an object that failed stays where it is, and so must what it is in. */
  #keepMoving(element: DiffElement): void {
    for (const below of element.childDiff?.elements() ?? []) {
      if (below.moved) this.#keepAbove(below.target, `${below.type} ${below.uid} is still in it`);
    }
  }
}

function deletesIn(run: SyncRun): Map<Model, DiffElement> {
  const deletes = new Map<Model, DiffElement>();
  for (const element of run.diff.elements()) {
    if (element.action === "delete" && element.target) deletes.set(element.target, element);
  }
  return deletes;
}

const itemsBelow = (element: DiffElement, parent: Model | undefined): Item[] =>
  Array.from(element.getChildren(), (child) => ({ element: child, parent }));

const takesChildren = ({ object }: Step): boolean =>
  ((object?.modelFlags ?? 0) & DiffSyncModelFlags.SKIP_CHILDREN_ON_DELETE) !== 0;

const childrenFirst = (step: Step): boolean =>
  !takesChildren(step) && ((step.object?.modelFlags ?? 0) & DiffSyncModelFlags.NATURAL_DELETION_ORDER) !== 0;

/** Without spreading: a parent may have more children than a call takes arguments. */
function append(items: Item[], more: readonly Item[]): void {
  for (const item of more) items.push(item);
}
