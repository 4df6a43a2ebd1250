import type { Adapter } from "./adapter.js";
import type { Diff, DiffClass } from "./diff.js";
import type { DiffElement } from "./element.js";
import { DiffClassMismatch } from "./errors.js";
import { DiffSyncFlags, DiffSyncModelFlags } from "./flags.js";
import { LevelOrder } from "./levels.js";
import type { Model } from "./model.js";
import type { SyncOptions } from "./options.js";
import { SyncRun, type Step } from "./run.js";
import type { AnyModelClass } from "./types.js";

/** Applies a diff to the target, in the order its models and adapter ask for. */
export async function synchronize(
  source: Adapter<unknown>,
  target: Adapter<unknown>,
  options: SyncOptions,
): Promise<Diff> {
  const { diffClass, compatible } = options;
  // diffsync takes an empty diff for none.
  const given = compatible && options.diff?.size === 0 ? undefined : options.diff;
  // Where nothing is to be done, its order does not matter.
  if (given && diffClass && given.size > 0 && !isOf(given, diffClass)) {
    throw new DiffClassMismatch(
      `The provided diff's class (${given.constructor.name}) does not match the diff_class: ${diffClass.name}`,
    );
  }
  const diff = given ?? (await target.diffFrom(source, options));
  const run = new SyncRun(target, diff, options);
  const inLevels = diff.deletesLast || target.deletesLast || [...target.tree.models.values()].some(wantsMany);
  try {
    if (inLevels) await new LevelOrder(run).all();
    else {
      await visitAll(run, diff.getChildren(), undefined);
      await run.finishPending();
    }
  } catch (error) {
    await run.abandon(error);
    throw error;
  }
  if (!run.changed) return diff;
  const flags = options.flags ?? DiffSyncFlags.NONE;
  target.current = { source, diff, flags };
  await target.syncComplete?.(source, diff, flags);
  return diff;
}

// A plain boolean: told by `instanceof` itself, the compiler takes every Diff for one of any DiffClass.
const isOf = (diff: Diff, diffClass: DiffClass): boolean => diff instanceof diffClass;

const wantsMany = (model: AnyModelClass): boolean =>
  typeof model.createMany === "function" ||
  typeof model.updateMany === "function" ||
  typeof model.deleteMany === "function" ||
  model.concurrency > 1;

/** diffsync's own order: one object after the other, each followed by everything below it. */
function visitAll(
  run: SyncRun,
  elements: Iterable<DiffElement>,
  parent: Model | undefined,
): Promise<void> | undefined {
  const rest = elements[Symbol.iterator]();
  for (let next = rest.next(); !next.done; next = rest.next()) {
    const element = next.value;
    const pause = run.breathe();
    const pending = pause ? pause.then(() => visit(run, element, parent)) : visit(run, element, parent);
    if (pending) return visitRest(run, pending, rest, parent);
  }
  return undefined;
}

async function visitRest(
  run: SyncRun,
  pending: Promise<void>,
  rest: Iterator<DiffElement>,
  parent: Model | undefined,
): Promise<void> {
  await pending;
  for (let next = rest.next(); !next.done; next = rest.next()) {
    const pause = run.breathe();
    if (pause) await pause;
    const done = visit(run, next.value, parent);
    if (done) await done;
  }
}

/** A promise only when there is something to wait for: most changes of most models are made at once. */
function visit(run: SyncRun, element: DiffElement, parent: Model | undefined): Promise<void> | undefined {
  const step = run.step(element, parent);
  const flags = element.action === "delete" ? (step.object?.modelFlags ?? 0) : 0;
  const takesChildren = (flags & DiffSyncModelFlags.SKIP_CHILDREN_ON_DELETE) !== 0;
  if (!takesChildren && (flags & DiffSyncModelFlags.NATURAL_DELETION_ORDER) !== 0) {
    return visitChildrenFirst(run, step);
  }
  const result = run.apply(step);
  if (result instanceof Promise) return result.then((model) => proceed(run, step, model, takesChildren));
  return proceed(run, step, result, takesChildren);
}

function proceed(
  run: SyncRun,
  step: Step,
  result: Model | undefined,
  takesChildren: boolean,
): Promise<void> | undefined {
  const { element } = step;
  if (!result) return run.leave(step);
  run.record(step, result, takesChildren);
  if (takesChildren) return run.settleBelow(element, "success", "");
  run.tick();
  return element.childDiff && visitAll(run, element.getChildren(), result);
}

async function visitChildrenFirst(run: SyncRun, step: Step): Promise<void> {
  await visitAll(run, step.element.getChildren(), step.object);
  if (run.options.compatible) step.calledLike = run.latest;
  const result = await run.apply(step);
  if (!result) {
    await run.leave(step);
    return;
  }
  run.record(step, result, false);
  run.tick();
}
