import { CONTENT_TYPES, defineResource } from "../define.js";
import type { FieldErrors } from "../refusal.js";
import { textOf, type Draft } from "../resource.js";
import type { Row, Store } from "../store.js";

export const notes = defineResource("/extras/notes/", {
  fields: {
    assigned_object_type: { kind: "content-type", choices: CONTENT_TYPES },
    user: { onDelete: "set-null", readOnly: true },
    user_name: {},
  },
  naturalKey: ["pk"],
  sortKey: (row) => [Date.parse(String(row["created"])), String(row["created"])],
  text: (row, store) => `${aboutWhat(row, store)} - ${String(row["created"]).replace("Z", "+00:00")}`,
  complete: ({ row, before, store }) => {
    const user = store.table("/users/users/").all()[0];
    return before ? row : { ...row, user: user?.id ?? null, user_name: user?.["username"] };
  },
  clean: checkObject,
});

function aboutWhat(row: Row, store: Store): string {
  const table = store.tableOf(String(row["assigned_object_type"]));
  const object = table.get(String(row["assigned_object_id"]));
  return object ? textOf(store, table.resource, object) : "";
}

function checkObject({ row, store }: Draft): FieldErrors {
  const object = store.tableOf(String(row["assigned_object_type"])).get(String(row["assigned_object_id"]));
  return object ? {} : { assigned_object_id: ["Object not found"] };
}
