import type { Adapter } from "./adapter.js";
import type { Pauses } from "./breath.js";
import { ObjectNotFound, label, type TreeProblem } from "./errors.js";
import { PARENT, SCHEMA, STORE } from "./internals.js";
import { isResolved, lists, peek, repeatsOf, resolve, resolving } from "./links.js";
import type { Model } from "./model.js";

/** So many children are looked up without a pause. */
const MANY = 1000;

export type Objects = ReadonlyMap<string, Model>;
const NONE: Objects = new Map();

/** The lists that some siblings are in: of which objects, and which of their lists. */
export interface Lists {
  a: Model | undefined;
  b: Model | undefined;
  source: number | undefined;
  target: number | undefined;
}

/** Hands out the children that a diff compares, and notes where they do not form a tree. */
export class TreeGuard {
  /** What makes the diff worthless. */
  readonly problems: TreeProblem[] = [];
  /** Objects that were met under a second parent. */
  readonly #doubles = new Map<Model, TreeProblem>();
  readonly #source: Adapter<unknown>;
  readonly #target: Adapter<unknown>;
  readonly #compatible: boolean;

  constructor(source: Adapter<unknown>, target: Adapter<unknown>, compatible: boolean) {
    this.#source = source;
    this.#target = target;
    this.#compatible = compatible;
  }

  /** The work of looking up children that were only named, when it is long. */
  pending({ a, b, source, target }: Lists): Pauses | undefined {
    const ours = this.#named(a, source, this.#source);
    const theirs = this.#named(b, target, this.#target);
    return ours && theirs ? oneAfterTheOther(ours, theirs) : (ours ?? theirs);
  }

  #named(parent: Model | undefined, i: number | undefined, { store }: Adapter<unknown>): Pauses | undefined {
    const listed = parent && i !== undefined ? peek(parent, i) : undefined;
    if (!listed || listed.size < MANY || isResolved(listed, store)) return undefined;
    return resolving(parent as Model, i as number, store);
  }

  /** The stored children of the source's object. */
  sources({ a, source }: Lists): Objects {
    return this.#stored(a, source, this.#source);
  }

  targets({ b, target }: Lists): Objects {
    return this.#stored(b, target, this.#target);
  }

  #stored(parent: Model | undefined, i: number | undefined, side: Adapter<unknown>): Objects {
    const listed = parent && i !== undefined ? peek(parent, i) : undefined;
    if (!parent || i === undefined || !listed) return NONE;
    const links = resolve(parent, i, side.store) ?? listed;
    if (links === listed) return listed as Objects;
    const found = new Map<string, Model>();
    for (const [name, child] of links) {
      if (child) found.set(name, child);
      else this.#missing(problem(parent, i, name, child, side), side);
    }
    return found;
  }

  /** Two of the children, or one, when it is their turn. */
  meet(lists: Lists, a: Model | undefined, b: Model | undefined): void {
    if (this.#compatible) return;
    if (a && a[PARENT] !== lists.a) this.#adopt(lists.a, lists.source, a, this.#source);
    if (b && b[PARENT] !== lists.b) this.#adopt(lists.b, lists.target, b, this.#target);
  }

  #adopt(parent: Model | undefined, i: number | undefined, child: Model, side: Adapter<unknown>): void {
    if (!parent || i === undefined) return;
    const other = child[PARENT];
    if (other?.[STORE] !== side.store || !lists(other, child)) child[PARENT] = parent;
    else this.#doubles.set(child, problem(parent, i, child.getUniqueId(), child, side));
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

function* oneAfterTheOther(first: Pauses, second: Pauses): Pauses {
  yield* first;
  yield* second;
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
export function repeated({ a, b, source, target }: Lists, ours: Objects, theirs: Objects): number {
  const [more, others] = [
    a && source !== undefined ? repeatsOf(peek(a, source)) : 0,
    b && target !== undefined ? repeatsOf(peek(b, target)) : 0,
  ];
  if (more === 0 && others === 0) return 0;
  const pairs = new Set([...ours.keys(), ...theirs.keys()]).size;
  return Math.max(ours.size + more - pairs, 0) + Math.max(theirs.size + others - pairs, 0);
}
