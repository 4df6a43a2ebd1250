import type { Row, Store } from "../store.js";
import { ancestors } from "../tree.js";

/** "Europe → Berlin": how objects of a tree are shown. */
export const pathDisplay =
  (path: string) =>
  (row: Row, store: Store): string =>
    [row, ...ancestors(store.table(path), row)]
      .map((each) => String(each["name"]))
      .reverse()
      .join(" → ");

/** Digits are compared as numbers: "Rack 9" before "Rack 10". */
export const naturalOrder = (value: string): string =>
  value.replace(/\d+/g, (digits) => digits.padStart(8, "0"));

/** The object with this id; undefined when there is none. */
export const find = (store: Store, path: string, id: unknown): Row | undefined =>
  typeof id === "string" ? store.table(path).get(id) : undefined;

/** A text of a row; empty where it is none. */
export const textIn = (row: Row | undefined, field: string): string => {
  const value = row?.[field];
  return typeof value === "string" ? value : "";
};

export const nameOf = (store: Store, path: string, id: unknown): string =>
  textIn(find(store, path, id), "name");
