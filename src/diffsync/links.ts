import type { Pauses } from "./breath.js";
import { KEY, LINKS, PARENT, SCHEMA, STORE } from "./internals.js";
import type { Model } from "./model.js";
import type { Store } from "./store.js";

/**
 * The children of one type that an object lists, in order, by key. A child that was only named has no
 * object yet and stands under the unique id it was named with, until a store is asked for it.
 */
export type Links = Map<string, Model | undefined>;

/** The unique ids of a list that names a child more than once, as they were given. */
const spelled = new WeakMap<Links, string[]>();

/** How often a list names a child it has named already. */
export function repeatsOf(links: Links | undefined): number {
  const uids = links && spelled.get(links);
  return uids ? uids.length - links.size : 0;
}

/** The list itself, or undefined while it is empty. */
export const peek = (parent: Model, i: number): Links | undefined => parent[LINKS]?.[i];

/** All lists of an object. Made at full length: an array that grows by itself takes room for seventeen. */
const listsOf = (parent: Model): (Links | undefined)[] =>
  (parent[LINKS] ??= new Array<Links | undefined>(parent[SCHEMA].children.length));

function linksOf(parent: Model, i: number): Links {
  const all = listsOf(parent);
  return (all[i] ??= new Map<string, Model | undefined>());
}

/** Replaces a list by unique ids. */
export function nameChildren(parent: Model, i: number, uids: readonly string[]): void {
  const links: Links = new Map(uids.map((uid) => [uid, undefined]));
  if (links.size < uids.length) spelled.set(links, [...uids]);
  listsOf(parent)[i] = links;
}

/** Unique ids of the children in a list, in order, repeated ones included. */
export function namesIn(links: Links | undefined): string[] {
  if (!links) return [];
  const uids = spelled.get(links);
  return uids ? [...uids] : Array.from(links, ([name, child]) => child?.getUniqueId() ?? name);
}

/** False when the child is listed already. */
export function link(parent: Model, i: number, child: Model): boolean {
  const links = linksOf(parent, i);
  if (entryOf(links, child) !== undefined) return false;
  links.set(child[KEY], child);
  spelled.get(links)?.push(child.getUniqueId());
  child[PARENT] = parent;
  return true;
}

/** Takes a child off the list once. False when the child was not listed. */
export function unlink(parent: Model, i: number, child: Model): boolean {
  const links = peek(parent, i);
  const entry = links && entryOf(links, child);
  if (!links || entry === undefined) return false;
  if (spelled.has(links)) return unlinkOnce(parent, i, links, child);
  links.delete(entry);
  if (child[PARENT] === parent) child[PARENT] = undefined;
  return true;
}

function unlinkOnce(parent: Model, i: number, links: Links, child: Model): true {
  const uids = namesIn(links);
  uids.splice(uids.indexOf(child.getUniqueId()), 1);
  const entries = new Map(Array.from(links, (entry) => [entry[1]?.getUniqueId() ?? entry[0], entry]));
  const rest: Links = new Map(uids.map((uid) => entries.get(uid) ?? [uid, undefined]));
  if (rest.size < uids.length) spelled.set(rest, uids);
  listsOf(parent)[i] = rest;
  return true;
}

function entryOf(links: Links, child: Model): string | undefined {
  if (links.has(child[KEY])) return child[KEY];
  const uid = child.getUniqueId();
  return uid !== child[KEY] && links.has(uid) && links.get(uid) === undefined ? uid : undefined;
}

/** Whether the parent lists this very object. */
export function lists(parent: Model, child: Model): boolean {
  const i = parent[SCHEMA].childIndex.get(child.getType());
  return i !== undefined && peek(parent, i)?.get(child[KEY]) === child;
}

/**
 * The list with every child found in the store: named ones looked up, replaced ones exchanged.
 * What the store lacks keeps the value undefined and the name it was listed under.
 */
export function resolve(parent: Model, i: number, store: Store): Links | undefined {
  const links = peek(parent, i);
  if (!links || isResolved(links, store)) return links;
  const steps = resolving(parent, i, store);
  while (!steps.next().done);
  return peek(parent, i);
}

/** Whether every child in the list was found in the store. */
export function isResolved(links: Links, store: Store): boolean {
  for (const child of links.values()) if (child?.[STORE] !== store) return false;
  return true;
}

/** `resolve` with pauses, for lists that may be long. */
export function* resolving(parent: Model, i: number, store: Store): Pauses {
  const links = peek(parent, i);
  if (!links || isResolved(links, store)) return;
  const type = parent[SCHEMA].children[i]?.type ?? "";
  const found: Links = new Map();
  for (const [name, child] of links) {
    yield;
    const now = child?.[STORE] === store ? child : (store.bucket(type).get(name) ?? store.byUid(type, name));
    found.set(now ? now[KEY] : (child?.getUniqueId() ?? name), now);
  }
  const uids = spelled.get(links);
  if (uids) spelled.set(found, uids);
  listsOf(parent)[i] = found;
}

/** Makes every object of a store know its parent, so that a move is seen from both ends. */
export function* linkAll(store: Store): Pauses {
  for (const type of store.types()) {
    for (const parent of store.bucket(type).values()) {
      yield;
      for (const i of parent[SCHEMA].children.keys()) {
        yield* resolving(parent, i, store);
        for (const child of peek(parent, i)?.values() ?? []) {
          yield;
          if (child && child[PARENT]?.[STORE] !== store) child[PARENT] = parent;
        }
      }
    }
  }
}
