import type { Diff } from "./diff.js";
import type { DiffElement } from "./element.js";
import { withDependents } from "./needs.js";

/** What may change: all objects of the types, and the named objects with everything below them. */
export interface Restriction {
  readonly types?: readonly string[];
  readonly objects?: readonly { readonly type: string; readonly uid: string }[];
}

/** The part of a diff within the restriction, without what cannot be done without something outside. */
export function restrict(diff: Diff, { types = [], objects = [] }: Restriction): Diff {
  const whole = new Set(types);
  const named = new Set(objects.map(({ type, uid }) => keyOf(type, uid)));
  const within = new Set<DiffElement>();
  const mark = (level: Diff, below: boolean): void => {
    for (const element of level.getChildren()) {
      const { type, uid, childDiff } = element;
      const isNamed = below || named.has(keyOf(type, uid));
      if (isNamed || whole.has(type)) within.add(element);
      if (childDiff) mark(childDiff, isNamed);
    }
  };
  mark(diff, false);
  const outside = [...diff.elements()].filter((element) => element.action && !within.has(element));
  const refused = withDependents(outside, diff);
  return diff.filter((element) => !refused.has(element));
}

const keyOf = (type: string, uid: string): string => JSON.stringify([type, uid]);
