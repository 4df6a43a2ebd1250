import type { Diff } from "./diff.js";
import type { DiffElement } from "./element.js";
import { KEY, PARENT } from "./internals.js";
import type { Model } from "./model.js";

/** For each change, the other changes of its diff without which it cannot be made, or would do harm. */
export type Needs = ReadonlyMap<DiffElement, readonly DiffElement[]>;

/**
 * What changes of a diff need one another: an object its parent's create, the delete of a parent that nothing is left
 * below it, and an object that is created in one place and deleted in another both or neither.
 */
export function needsOf(diff: Diff): Needs {
  const needs = new Map<DiffElement, DiffElement[]>();
  const need = (element: DiffElement, needed: DiffElement | undefined): void => {
    if (!needed) return;
    const known = needs.get(element);
    if (known) known.push(needed);
    else needs.set(element, [needed]);
  };
  const deletes = new Map<Model, DiffElement>();
  const gone = new Map<string, DiffElement>();
  const later: DiffElement[] = [];
  const visit = (level: Diff, parent: DiffElement | undefined): void => {
    for (const element of level.getChildren()) {
      if (element.action === "delete" && element.target) {
        deletes.set(element.target, element);
        gone.set(placeless(element), element);
        if (parent?.action === "delete") need(parent, element);
      } else if (element.action) {
        if (parent?.action === "create") need(element, parent);
        if (element.action === "create" || element.moved) later.push(element);
      }
      if (element.childDiff) visit(element.childDiff, element);
    }
  };
  visit(diff, undefined);
  if (deletes.size === 0) return needs;
  for (const element of later) {
    if (element.moved) {
      const above = deletes.get(element.target?.[PARENT] as Model);
      if (above) need(above, element);
      continue;
    }
    const other = gone.get(placeless(element));
    if (other) {
      need(element, other);
      need(other, element);
    }
  }
  return needs;
}

/** These changes together with whatever needs one of them, and whatever needs that in turn. */
export function withDependents(changes: Iterable<DiffElement>, diff: Diff): Set<DiffElement> {
  const all = new Set(changes);
  if (all.size === 0) return all;
  const dependents = new Map<DiffElement, DiffElement[]>();
  for (const [element, needs] of needsOf(diff))
    for (const needed of needs) {
      const known = dependents.get(needed);
      if (known) known.push(element);
      else dependents.set(needed, [element]);
    }
  // a set that grows while it is walked is walked to its new end
  for (const element of all) for (const dependent of dependents.get(element) ?? []) all.add(dependent);
  return all;
}

/** What an object is called wherever it is. */
const placeless = ({ type, source, target }: DiffElement): string =>
  `${type} ${((source ?? target) as Model)[KEY]}`;
