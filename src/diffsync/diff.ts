import { DiffElement } from "./element.js";
import { ObjectAlreadyExists, type TreeProblem } from "./errors.js";
import type { Action } from "./flags.js";
import { put, read } from "./plain.js";
import { positionOf, type Position } from "./position.js";
import { pyRepr } from "./pytext.js";
import { Siblings } from "./siblings.js";

export interface Summary {
  create: number;
  update: number;
  delete: number;
  "no-change": number;
  skip: number;
}

/** One thing to be done to the target. */
export interface Change {
  action: Action;
  type: string;
  uid: string;
  /** Absent at the top when nothing below it changes. */
  position?: Position;
  /** All attributes on a delete, the changed ones on an update; absent on a create. */
  before?: Record<string, unknown>;
  /** All attributes on a create, the changed ones on an update; on a delete only what is left of the object, if anything. */
  after?: Record<string, unknown>;
}

/** A change that would fail, and why. */
export type Problem = Pick<Change, "action" | "type" | "uid"> & { message: string };

/** A class of diffs that orders or leaves out elements: made by `Diff.ordered`, or one with its own `getChildren`. */
export type DiffClass = new () => Diff;
/** Elements of one type in the order they are to be dealt with; those left out are not dealt with. */
export type Order = (elements: DiffElement[]) => Iterable<DiffElement>;

/**
 * What differs between two adapters, as a tree. It is computed once, shown, and applied as it stands.
 * Unchanged objects are counted but have no element, unless they hold a changed one or all were asked for.
 */
export class Diff {
  /** Objects looked at or skipped, counted as diffsync does: a pair is two. */
  modelsProcessed = 0;
  /** Contradictions that end no sync that continues on failure, but will make single changes fail. */
  readonly problems: TreeProblem[] = [];
  names = { source: "source", target: "target" };
  /** Whether deletes must wait for everything else, because of dependencies or moves. */
  deletesLast = false;
  readonly #groups = new Map<string, Siblings>();
  /** Unchanged objects on this level and below it that have no element. */
  #unlisted = 0;
  #total: Omit<Summary, "skip"> | undefined;
  #parent: DiffElement | undefined;

  /**
   * A class of diffs with an order by type, or `default` for all others, on every level:
   * `Diff.ordered({ device: (elements) => elements.reverse() })`.
   */
  static ordered(orders: Readonly<Record<string, Order>>): DiffClass {
    return class OrderedDiff extends this {
      override orderChildren(type: string, elements: Iterable<DiffElement>): Iterable<DiffElement> {
        const order = (read(orders, type) ?? read(orders, "default")) as Order | undefined;
        return order ? order([...elements]) : elements;
      }
    };
  }

  /** @throws ObjectAlreadyExists when a sibling of the type has that name */
  add(element: DiffElement): void {
    element.parent = this.#parent;
    let group = this.#groups.get(element.type);
    if (!group) this.#groups.set(element.type, (group = new Siblings()));
    const known = group.find(element.name);
    let name = element.name;
    if (known) {
      // Two objects whose unique ids only read alike are told apart by their identifiers.
      if (element.name !== element.uid || known.uid !== element.uid) {
        throw new ObjectAlreadyExists(`Already storing a ${element.type} named ${element.name}`, known);
      }
      name = `${element.name} ${pyRepr(element.keys)}`;
    }
    group.set(name, element);
    this.#total = undefined;
  }

  /** Elements of one type, none of which was added before and no two of which have one name. */
  addDistinct(elements: DiffElement[]): void {
    const type = elements[0]?.type;
    if (type === undefined) return;
    if (this.#parent) for (const element of elements) element.parent = this.#parent;
    if (this.#groups.has(type)) for (const element of elements) this.add(element);
    else this.#groups.set(type, new Siblings(elements));
    this.#total = undefined;
  }

  /** Tells all elements, also those that are added later, which one they are below. */
  placeBelow(parent: DiffElement): void {
    this.#parent = parent;
    for (const { elements } of this.#groups.values()) for (const element of elements) element.parent = parent;
  }

  addUnlisted(count: number): void {
    this.#unlisted += count;
    this.#total = undefined;
  }

  /** Called once, when everything is in. */
  complete(): void {
    // for subclasses
  }

  /** Types that have elements, in order. */
  groups(): string[] {
    return [...this.#groups.keys()];
  }

  /** The order in which the elements of one type are dealt with; what is left out is not dealt with. */
  orderChildren(_type: string, elements: Iterable<DiffElement>): Iterable<DiffElement> {
    return elements;
  }

  /** All elements of this level in the order they are dealt with. */
  getChildren(): Iterable<DiffElement> {
    const [first, ...others] = this.#groups;
    if (!first) return [];
    return others.length > 0 ? this.#allGroups() : this.orderChildren(first[0], first[1].elements.values());
  }

  *#allGroups(): Generator<DiffElement> {
    for (const [type, group] of this.#groups) yield* this.orderChildren(type, group.elements.values());
  }

  /** Elements of one type in the order they were found. */
  elementsOf(type: string): DiffElement[] {
    return [...(this.#groups.get(type)?.elements ?? [])];
  }

  /** All objects in the diff, unchanged ones included. */
  get size(): number {
    const { create, update, delete: deleted, "no-change": same } = this.#totals();
    return create + update + deleted + same;
  }

  /** Objects that have an element, here and below. */
  get listed(): number {
    let listed = 0;
    for (const element of this.getChildren()) listed += 1 + (element.childDiff?.listed ?? 0);
    return listed;
  }

  hasDiffs(): boolean {
    for (const group of this.#groups.values()) {
      for (const element of group.elements) if (element.hasDiffs()) return true;
    }
    return false;
  }

  summary(): Summary {
    const totals = this.#totals();
    const counted = totals.create + 2 * totals.update + totals.delete + 2 * totals["no-change"];
    return { ...totals, skip: this.modelsProcessed - counted };
  }

  /** Every change, parents before children, in the order they will be met. */
  *changes(): Generator<Change> {
    for (const element of this.elements()) if (element.action) yield changeOf(element, element.action);
  }

  /** Every element, parents before children. */
  *elements(): Generator<DiffElement> {
    for (const element of this.getChildren()) {
      yield element;
      if (element.childDiff) yield* element.childDiff.elements();
    }
  }

  /** Only what differs: `{type: {name: {"-": {…}, "+": {…}, childType: {…}}}}`. */
  dict(): Record<string, Record<string, unknown>> {
    const dict: Record<string, Record<string, unknown>> = {};
    for (const [type, group] of this.#named()) {
      const entries: Record<string, unknown> = {};
      for (const [name, element] of group) put(entries, name, element.dict());
      put(dict, type, entries);
    }
    return dict;
  }

  /** Only what differs, as indented text. */
  str(indent = 0): string {
    const lines: string[] = [];
    for (const [type, group] of this.#groups) {
      const differing = group.elements.filter((element) => element.hasDiffs());
      if (differing.length === 0) continue;
      lines.push(
        " ".repeat(indent) + type,
        ...differing.map((element) => element.str(this.names, indent + 2)),
      );
    }
    return lines.length > 0 ? lines.join("\n") : "(no diffs)";
  }

  /**
   * The part of this diff that the test accepts. What it refuses is left as it is; below a refused create there is
   * nothing to be changed.
   */
  filter(accept: (element: DiffElement) => boolean): Diff {
    const kept = this.emptyCopy();
    kept.modelsProcessed = this.modelsProcessed + this.#keep(accept, kept);
    return kept;
  }

  /** @returns how many objects stay for the sake of what lies below them: looked at once, they count as pairs now */
  #keep(accept: (element: DiffElement) => boolean, kept: Diff): number {
    let staying = 0;
    kept.addUnlisted(this.#unlisted);
    for (const group of this.#groups.values()) {
      for (const element of group.elements) {
        const accepted = element.action === null || accept(element);
        if (!accepted && element.action === "create") continue;
        const copy = accepted ? element.copy() : DiffElement.context(element);
        if (element.childDiff) {
          copy.childDiff = element.childDiff.emptyCopy();
          staying += element.childDiff.#keep(accept, copy.childDiff);
        }
        if (!accepted && element.action === "delete") {
          if (!copy.childDiff?.hasDiffs()) continue;
          staying++;
        }
        kept.add(copy);
      }
    }
    return staying;
  }

  /** An empty diff of the same class between the same adapters. */
  emptyCopy(): Diff {
    const copy = new (this.constructor as DiffClass)();
    copy.names = this.names;
    copy.deletesLast = this.deletesLast;
    return copy;
  }

  /** Differing elements by type and name, in order of `getChildren`. */
  #named(): Map<string, [string, DiffElement][]> {
    const named = new Map<string, [string, DiffElement][]>();
    for (const element of this.getChildren()) {
      if (!element.hasDiffs()) continue;
      const group = named.get(element.type) ?? [];
      named.set(element.type, group);
      group.push([this.#groups.get(element.type)?.nameOf(element) ?? element.name, element]);
    }
    return named;
  }

  #totals(): Omit<Summary, "skip"> {
    if (this.#total) return this.#total;
    const totals = { create: 0, update: 0, delete: 0, "no-change": this.#unlisted };
    for (const element of this.getChildren()) {
      totals[element.action ?? "no-change"]++;
      if (!element.childDiff) continue;
      const below = element.childDiff.#totals();
      for (const key of ["create", "update", "delete", "no-change"] as const) totals[key] += below[key];
    }
    return (this.#total = totals);
  }
}

export function changeOf(element: DiffElement, action: Action): Change {
  const position = positionOf(element);
  return { action, type: element.type, uid: element.uid, ...element.shown, ...(position && { position }) };
}
