import type { Adapter } from "./adapter.js";
import { Breath, stepwise } from "./breath.js";
import { Comparison } from "./comparison.js";
import { findCycles } from "./cycles.js";
import { Diff } from "./diff.js";
import { DiffSyncError, IllegalTree } from "./errors.js";
import { Level } from "./level.js";
import { linkAll } from "./links.js";
import { Moves } from "./moves.js";
import type { DiffOptions } from "./options.js";
import { Roots } from "./roots.js";

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
  const top = target.tree.topLevel.filter((type) => source.tree.topLevel.includes(type));
  const moves = new Moves(source, target, top);
  const comparison = new Comparison(source, target, options, diff, moves, breath);
  const { problems } = comparison.guard;
  try {
    for (const side of [source, target]) await breath.through(stepwise(findCycles(side, problems), breath));
    if (problems.length > 0) throw new IllegalTree(problems);
    const roots = [source, target].map((side) => new Roots(side, top, comparison.compatible)) as [
      Roots,
      Roots,
    ];
    if (moves.needParents || roots.some(({ needParents }) => needParents)) {
      for (const { store } of [source, target]) await breath.through(stepwise(linkAll(store), breath));
    }
    for (const each of roots) await breath.through(stepwise(each.prepare(), breath));
    await compareAll(source, target, comparison, roots);
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
  [ours, theirs]: readonly [Roots, Roots],
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
    const level = new Level(comparison, ours.of(type), theirs.of(type), undefined);
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
