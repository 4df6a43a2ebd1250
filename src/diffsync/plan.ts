import type { Schema } from "./schema.js";
import type { ModelTree } from "./tree.js";
import type { Comparator } from "./types.js";

interface SharedField {
  name: string;
  /** Its place in the values of a source object and of a target object. */
  source: number;
  target: number;
  same: Comparator | undefined;
}

export interface ChildPlan {
  type: string;
  /** Which of the parent's child lists it is; undefined on a side that has no such children. */
  source: number | undefined;
  target: number | undefined;
  /** What diffsync objects to when the sides keep these children in fields of different names. */
  misnamed: string | undefined;
}

/** How objects of two declarations of one model are compared. */
export interface Plan {
  source: Schema | undefined;
  target: Schema | undefined;
  fields: readonly SharedField[];
  children: readonly ChildPlan[];
  /** Child lists only one side declares: counted, not compared. */
  uncompared: readonly ChildPlan[];
  /** Whether two objects with one key may still disagree about their names. */
  strict: boolean;
}

export function planFor(
  source: Schema | undefined,
  target: Schema | undefined,
  tree: ModelTree,
  limit: readonly string[] | undefined,
): Plan {
  const all = childPlans(source, target, tree);
  const both = source !== undefined && target !== undefined;
  const shared = all.filter((child) => child.source !== undefined && child.target !== undefined);
  return {
    source,
    target,
    fields: both ? sharedFields(source, target, limit) : [],
    children: both ? shared : all,
    uncompared: both ? all.filter((child) => !shared.includes(child)) : [],
    strict:
      both && (source !== target || source.joinedIds || source.shortname.some((i) => i >= source.ids.length)),
  };
}

function sharedFields(source: Schema, target: Schema, limit: readonly string[] | undefined): SharedField[] {
  const shared = target.attrs.filter(
    (name) => source.attrs.includes(name) && (limit?.includes(name) ?? true),
  );
  return shared.map((name) => ({
    name,
    source: source.index.get(name) ?? -1,
    target: target.index.get(name) ?? -1,
    same: (target.compare[name] ?? source.compare[name]) as Comparator | undefined,
  }));
}

function childPlans(source: Schema | undefined, target: Schema | undefined, tree: ModelTree): ChildPlan[] {
  const types = new Set([...(source?.childIndex.keys() ?? []), ...(target?.childIndex.keys() ?? [])]);
  return tree.inOrder([...types]).map((type) => ({
    type,
    source: source?.childIndex.get(type),
    target: target?.childIndex.get(type),
    misnamed: misnamed(type, source, target),
  }));
}

function misnamed(type: string, source: Schema | undefined, target: Schema | undefined): string | undefined {
  const [field, other] = [source?.childField(type), target?.childField(type)];
  if (field === undefined || other === undefined || field === other) return undefined;
  return `the target's ${target?.name ?? ""} keeps its ${type} children in "${other}", not in "${field}"`;
}
