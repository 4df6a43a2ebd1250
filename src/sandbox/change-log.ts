import { randomUUID } from "node:crypto";
import { displayOf, render } from "./render.js";
import { textOf, type Resource } from "./resource.js";
import type { Row, Store, Table } from "./store.js";
import { timestamp } from "./write.js";

export const OBJECT_CHANGES = "/extras/object-changes/";

type Action = "create" | "update" | "delete";
interface Change {
  table: Table;
  action: Action;
  /** As it is now, or was before it went. */
  row: Row;
}

/** Does what one request asks for, all of it or nothing, and notes every object that it changed in the change log. */
export function recorded<T>(store: Store, work: () => T): T {
  return store.transaction(() => {
    const result = work();
    const changes = changesOf(store);
    if (changes.size > 0) note(store, [...changes.values()]);
    return result;
  });
}

function changesOf(store: Store): Map<string, Change> {
  const changes = new Map<string, Change>();
  const add = (change: Change): void => {
    if (!changes.has(change.row.id)) changes.set(change.row.id, change);
  };
  const touched: (readonly [contentType: string, id: unknown])[] = [];
  for (const { table, id, before } of store.changes()) {
    const { resource } = table;
    const now = table.get(id);
    const row = now ?? before;
    if (row === undefined) continue;
    if (resource.touches) touched.push(...resource.touches(row));
    else if (isLogged(resource)) {
      if (!before) add({ table, action: "create", row });
      else if (!now) add({ table, action: "delete", row });
      else if (before["last_updated"] !== now["last_updated"]) add({ table, action: "update", row });
    }
  }
  for (const [contentType, id] of touched) {
    const table = store.tableOf(contentType);
    const row = table.get(String(id));
    if (row) add({ table, action: "update", row });
  }
  return changes;
}

const isLogged = ({ common }: Resource): boolean => common.has("last_updated");

function note(store: Store, changes: readonly Change[]): void {
  const request_id = randomUUID();
  const user = store.table("/users/users/").all()[0];
  for (const { table, action, row } of changes) {
    const { resource } = table;
    const data = render(store, resource, row, { base: "", lists: "all" });
    store.table(OBJECT_CHANGES).put({
      id: randomUUID(),
      time: timestamp(),
      user: user?.id ?? null,
      user_name: user?.["username"],
      request_id,
      action,
      changed_object_type: resource.contentType,
      changed_object_id: row.id,
      change_context: "web",
      change_context_detail: `${resource.contentType.split(".")[0] ?? ""}-api`,
      related_object_type: null,
      related_object_id: null,
      object_repr: textOf(store, resource, row) || displayOf(store, resource, row),
      object_data: data,
      object_data_v2: data,
    });
  }
}
