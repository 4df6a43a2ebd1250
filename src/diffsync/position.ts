import type { DiffElement } from "./element.js";

/** An object by its type and its unique id. */
export interface ObjectKey {
  readonly type: string;
  readonly uid: string;
}

/** Where a change stands in the tree of objects. */
export interface Position {
  /** The objects that it is below, the topmost first. */
  readonly parents: readonly ObjectKey[];
  /** Whether objects below it change, too. */
  readonly branch: boolean;
}

/** Those of elements with nothing below them, by their parent: siblings share one. */
const leaves = new WeakMap<DiffElement, Position>();

/** Undefined at the top when nothing below changes. */
export function positionOf({ parent, childDiff }: DiffElement): Position | undefined {
  const branch = childDiff?.hasDiffs() === true;
  if (!parent) return branch ? { parents: [], branch } : undefined;
  let leaf = leaves.get(parent);
  if (!leaf) leaves.set(parent, (leaf = { parents: pathOf(parent), branch: false }));
  return branch ? { parents: leaf.parents, branch } : leaf;
}

function pathOf({ type, uid, parent }: DiffElement): readonly ObjectKey[] {
  return [...(parent ? pathOf(parent) : []), { type, uid }];
}
