import type { Adapter } from "./adapter.js";
import { ObjectNotFound, label, type TreeProblem } from "./errors.js";
import { PARENT, SCHEMA, STORE } from "./internals.js";
import { lists, peek, repeatsOf, resolve } from "./links.js";
import type { Model } from "./model.js";
import type { ChildPlan } from "./plan.js";

export type Objects = ReadonlyMap<string, Model>;
const NONE: Objects = new Map();

/** Hands out the children that a diff compares, and notes where they do not form a tree. */
export class TreeGuard {
  /** What makes the diff worthless. */
  readonly problems: TreeProblem[] = [];
  /** Objects that were met under a second parent. */
  readonly #doubles = new Map<Model, TreeProblem>();
  readonly #compatible: boolean;

  constructor(compatible: boolean) {
    this.#compatible = compatible;
  }

  /** The stored children in one list of an object. */
  children(parent: Model | undefined, i: number | undefined, side: Adapter<unknown>): Objects {
    const links = parent && i !== undefined ? resolve(parent, i, side.store) : undefined;
    if (!parent || i === undefined || !links) return NONE;
    let dangling = false;
    for (const [name, child] of links) {
      if (!child) {
        dangling = true;
        this.#missing(problem(parent, i, name, child, side), side);
      } else if (child[PARENT] !== parent && !this.#compatible) {
        const other = child[PARENT];
        if (other?.[STORE] !== side.store || !lists(other, child)) child[PARENT] = parent;
        else this.#doubles.set(child, problem(parent, i, name, child, side));
      }
    }
    if (!dangling) return links as Objects;
    return new Map([...links].filter((entry): entry is [string, Model] => entry[1] !== undefined));
  }

  #missing(found: TreeProblem, side: Adapter<unknown>): void {
    if (this.#compatible) {
      throw new ObjectNotFound(`${found.type} ${found.uid} not present in ${side.store.name}`);
    }
    this.problems.push(found);
  }

  /** An object of two parents can be created or deleted but once: the second time is a problem. */
  once(object: Model, problems: TreeProblem[]): void {
    const found = this.#doubles.size > 0 && this.#doubles.get(object);
    if (found) problems.push(found);
  }
}

function problem(
  parent: Model,
  i: number,
  name: string,
  child: Model | undefined,
  side: Adapter<unknown>,
): TreeProblem {
  const type = parent[SCHEMA].children[i]?.type ?? "";
  const uid = child?.getUniqueId() ?? name;
  const here = `${label(parent)} in ${side.name}`;
  if (!child) {
    const message = `${here} lists ${type} ${uid}, which was never loaded`;
    return { kind: "dangling", type, uid, places: [here], message };
  }
  const there = `${label(child[PARENT] as Model)} in ${side.name}`;
  const message = `${type} ${uid} is listed by ${there} and by ${here}`;
  return { kind: "two-parents", type, uid, places: [there, here], message };
}

/** Entries that name a sibling again count as looked at, like diffsync counts them. */
export function repeated(
  a: Model | undefined,
  b: Model | undefined,
  child: ChildPlan,
  source: Objects,
  target: Objects,
): number {
  const [more, others] = [
    a && child.source !== undefined ? repeatsOf(peek(a, child.source)) : 0,
    b && child.target !== undefined ? repeatsOf(peek(b, child.target)) : 0,
  ];
  if (more === 0 && others === 0) return 0;
  const pairs = new Set([...source.keys(), ...target.keys()]).size;
  return Math.max(source.size + more - pairs, 0) + Math.max(target.size + others - pairs, 0);
}
