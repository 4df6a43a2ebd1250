import { DefinitionError, ObjectCrudError } from "./errors.js";
import { DiffSyncModelFlags, type Action } from "./flags.js";
import { Model } from "./model.js";
import type { Step, SyncRun } from "./run.js";
import type { Awaitable, BatchResult } from "./types.js";

type Results = Map<Step, Model | undefined>;
type Many = (run: SyncRun, steps: readonly Step[]) => Awaitable<readonly BatchResult[]>;

/**
 * Makes changes of one type and action: in batches if the model takes them, else one by one or as many at
 * once as the model allows. @returns the object each ended with; none where it failed
 */
export async function carryOut(
  run: SyncRun,
  action: Action | null,
  steps: readonly Step[],
): Promise<Results> {
  const results: Results = new Map();
  const model = steps[0]?.model;
  if (!model) return results;
  const many = action && manyOf(action, model);
  const batched = many ? steps.filter(({ element }) => !element.moved) : [];
  for (let i = 0; many && i < batched.length; i += model.batchSize) {
    const pause = run.breathe();
    if (pause) await pause;
    await batch(run, many, batched.slice(i, i + model.batchSize), results);
  }
  await sideBySide(
    run,
    steps.filter((step) => !many || step.element.moved),
    model.concurrency,
    results,
  );
  return results;
}

function manyOf(action: Action, model: Step["model"]): Many | undefined {
  if (action === "create" && model.createMany) {
    return (run, steps) => {
      const items = steps.map(({ element, parent }) => ({
        ids: element.keys,
        attrs: element.after ?? {},
        parent,
      }));
      return model.createMany?.(run.target, items, contextOf(run)) ?? [];
    };
  }
  if (action === "update" && model.updateMany) {
    return (run, steps) => {
      const items = steps.map(({ element, object }) => ({
        model: object as Model,
        attrs: element.after ?? {},
      }));
      return model.updateMany?.(run.target, items, contextOf(run)) ?? [];
    };
  }
  if (action === "delete" && model.deleteMany) {
    return (run, steps) => {
      const objects = steps.map(({ object }) => object as Model);
      return model.deleteMany?.(run.target, objects, contextOf(run)) ?? [];
    };
  }
  return undefined;
}

const contextOf = (run: SyncRun): { signal: AbortSignal | undefined } => ({ signal: run.options.signal });

async function batch(run: SyncRun, many: Many, steps: readonly Step[], results: Results): Promise<void> {
  const ready: Step[] = [];
  for (const step of steps) {
    try {
      run.begin(step);
      ready.push(step);
    } catch (error) {
      await run.reject(step, error);
    }
  }
  if (ready.length === 0) return;
  const answers = await answersOf(run, many, ready);
  let failure: { error: unknown } | undefined;
  // What was done is recorded to the end, even when one failure will end the sync.
  for (const [i, step] of ready.entries()) {
    const answer = answers[i];
    try {
      const failed = answer instanceof Error;
      finish(
        run,
        step,
        failed ? await run.reject(step, crudError(answer)) : await run.accept(step, answer),
        results,
      );
    } catch (error) {
      failure ??= { error };
    }
  }
  if (failure) throw failure.error;
}

/** One answer per step; a failure of the whole call is the failure of each. */
async function answersOf(run: SyncRun, many: Many, steps: readonly Step[]): Promise<readonly BatchResult[]> {
  try {
    const answers = await many(run, steps);
    if (answers.length === steps.length) return answers;
    const [{ element }] = steps as [Step];
    const what = `${element.type}: ${element.action ?? ""}Many`;
    throw new DefinitionError(
      `${what} answered ${answers.length} of ${steps.length} changes; one entry each is due`,
    );
  } catch (error) {
    if (error instanceof ObjectCrudError) return steps.map(() => error);
    for (const step of steps) await run.settle(step.element, "error", String(error));
    throw error;
  }
}

const crudError = (error: Error): ObjectCrudError =>
  error instanceof ObjectCrudError ? error : new ObjectCrudError(error.message, { cause: error });

async function sideBySide(
  run: SyncRun,
  steps: readonly Step[],
  limit: number,
  results: Results,
): Promise<void> {
  const queue = steps.values();
  let failure: { error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    for (const step of queue) {
      if (failure) return;
      try {
        const pause = run.breathe();
        if (pause) await pause;
        finish(run, step, await run.apply(step), results);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, steps.length) }, worker));
  if (failure) throw failure.error;
}

function finish(run: SyncRun, step: Step, result: Model | undefined, results: Results): void {
  if (!result) return;
  const flags = step.element.action === "delete" ? result.modelFlags : 0;
  run.record(step, result, (flags & DiffSyncModelFlags.SKIP_CHILDREN_ON_DELETE) !== 0);
  results.set(step, result);
  run.tick();
}
