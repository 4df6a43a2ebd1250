import { SCHEMA, VALUES } from "./internals.js";
import type { Model } from "./model.js";
import { equal, read } from "./plain.js";
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

type Limits = Readonly<Record<string, readonly string[]>>;

/** The plans of one diff, made when first needed. */
export class Plans {
  readonly #tree: ModelTree;
  readonly #limits: Limits;
  /** By type: of pairs, of objects only the source has, of objects only the target has. */
  readonly #pairs = new Map<string, Plan>();
  readonly #creates = new Map<string, Plan>();
  readonly #deletes = new Map<string, Plan>();
  /** Siblings follow each other: it is nearly always the same one. */
  #last: Plan | undefined;

  constructor(tree: ModelTree, limits: Limits = {}) {
    this.#tree = tree;
    this.#limits = limits;
  }

  of(a: Model | undefined, b: Model | undefined): Plan {
    const [source, target] = [a?.[SCHEMA], b?.[SCHEMA]];
    if (this.#last && this.#last.source === source && this.#last.target === target) return this.#last;
    const type = ((a ?? b) as Model).getType();
    const plans = a ? (b ? this.#pairs : this.#creates) : this.#deletes;
    let plan = plans.get(type);
    if (!plan || plan.source !== source || plan.target !== target) {
      plan = planFor(source, target, this.#tree, read(this.#limits, type) as readonly string[] | undefined);
      plans.set(type, plan);
    }
    return (this.#last = plan);
  }
}

export const UNCHANGED: readonly string[] = [];

/** Names of the attributes in which two objects differ. */
export function changedFields({ fields }: Plan, a: Model, b: Model): readonly string[] {
  const [now, then] = [a[VALUES], b[VALUES]];
  let changed: string[] | undefined;
  for (const { name, source, target, same } of fields) {
    const [x, y] = [now[source], then[target]];
    if (x === y || (same ? same(x, y) : equal(x, y))) continue;
    (changed ??= []).push(name);
  }
  return changed ?? UNCHANGED;
}

/** Whether two values of a model's field mean the same to a diff; the first is the source's. */
export function sameValue(model: Model, field: string, source: unknown, target: unknown): boolean {
  const same = model[SCHEMA].compare[field] as Comparator | undefined;
  return source === target || (same ? same(source, target) : equal(source, target));
}

function planFor(
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
      both &&
      (source !== target ||
        source.joinedIds ||
        source.shortname.some((i) => i < 0 || i >= source.ids.length)),
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
