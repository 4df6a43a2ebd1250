import type { Adapter } from "./adapter.js";
import { Breath, stepwise } from "./breath.js";
import { Comparison } from "./comparison.js";
import { Diff } from "./diff.js";
import { DiffSyncError, IllegalTree } from "./errors.js";
import { Level } from "./level.js";
import { Moves } from "./moves.js";
import type { DiffOptions } from "./options.js";

/** Compares two adapters. @throws IllegalTree, ObjectMismatch, ObjectAlreadyExists, the signal's reason */
export async function compare(
  source: Adapter<unknown>,
  target: Adapter<unknown>,
  options: DiffOptions,
): Promise<Diff> {
  const breath = new Breath(options.signal);
  const diff = new (options.diffClass ?? Diff)();
  diff.names = { source: source.name, target: target.name };
  diff.deletesLast = target.deletesLast || target.tree.hasDependencies;
  const moves = new Moves(source, target);
  const comparison = new Comparison(source, target, options, diff, moves, breath);
  const { problems } = comparison.guard;
  try {
    await breath.through(stepwise(moves.prepare(), breath));
    await compareAll(source, target, comparison);
  } catch (error) {
    // What is wrong with the tree was found first, and may well be the cause.
    if (error instanceof DiffSyncError && problems.length > 0) throw new IllegalTree(problems);
    throw error;
  }
  if (problems.length > 0) throw new IllegalTree(problems);
  diff.modelsProcessed = comparison.counted;
  diff.complete();
  return diff;
}

async function compareAll(
  source: Adapter<unknown>,
  target: Adapter<unknown>,
  comparison: Comparison,
): Promise<void> {
  const { breath, diff } = comparison;
  const [sourceTop, targetTop] = [source.tree.topLevel, target.tree.topLevel];
  const unshared = [...sourceTop, ...targetTop].filter(
    (t) => !sourceTop.includes(t) || !targetTop.includes(t),
  );
  for (const type of unshared.sort(byCodePoint)) {
    comparison.count((targetTop.includes(type) ? target : source).count(type));
  }
  for (const type of target.tree.inOrder(targetTop.filter((t) => sourceTop.includes(t)))) {
    const level = new Level(comparison, source.store.bucket(type), target.store.bucket(type), undefined);
    await breath.through(level);
    const adding = comparison.put(level, diff);
    if (adding) await breath.through(adding);
    if (level.unlisted > 0) diff.addUnlisted(level.unlisted);
  }
}

function byCodePoint(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  const i = x.findIndex((char, at) => char !== y[at]);
  if (i === -1) return x.length - y.length;
  return (x[i]?.codePointAt(0) ?? -1) - (y[i]?.codePointAt(0) ?? -1);
}
