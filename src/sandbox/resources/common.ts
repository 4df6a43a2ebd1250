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
