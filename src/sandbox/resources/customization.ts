import { randomUUID } from "node:crypto";
import { CUSTOM_FIELDS, provision, withdraw } from "../custom-fields.js";
import { CONTENT_TYPES, defineResource } from "../define.js";
import { Invalid } from "../refusal.js";
import { ASSOCIATIONS, RELATIONSHIPS, surplus } from "../relationships.js";
import { textOf, type Draft } from "../resource.js";
import type { Row, Store } from "../store.js";
import { timestamp } from "../write.js";
import { find, textIn } from "./common.js";
import { JOB_RESULTS } from "./jobs.js";

const UNFILTERED = { filter: false } as const;
const TYPE = { kind: "content-type", choices: CONTENT_TYPES } as const;

/** A key is made from the label where none is given. */
const keyed = (row: Row): Row =>
  row["key"] === ""
    ? {
        ...row,
        key: String(row["label"])
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, "_")
          .replace(/^_+|_+$/g, ""),
      }
    : row;

export const customFields = defineResource(CUSTOM_FIELDS, {
  fields: {
    content_types: { kind: "content-types", choices: CONTENT_TYPES, default: undefined },
    key: { unique: true, format: "key" },
    filter_logic: { default: "loose" },
    type: { required: true },
    weight: { default: 100, min: 0, max: 32767 },
    scope_filter: { default: {} },
    default: UNFILTERED,
  },
  naturalKey: ["key"],
  sortKey: (row) => [Number(row["weight"]), String(row["label"])],
  text: (row) => String(row["label"]),
  complete: ({ row }) => keyed(row),
  stored: ({ row, before, store }) => {
    provision(store, row);
    if (before) withdraw(store, { ...before, content_types: typesLost(before, row) });
    else if (!store.release.older) noteProvisioning(store, row);
  },
  removing: (row, store) => {
    withdraw(store, row);
  },
});

function typesLost(before: Row, row: Row): string[] {
  const kept = new Set(row["content_types"] as string[]);
  return (before["content_types"] as string[]).filter((type) => !kept.has(type));
}

/** The real server leaves this to a Job since 3.0, whose result says that it is done. */
function noteProvisioning(store: Store, field: Row): void {
  const now = timestamp();
  const result: Row = {
    id: randomUUID(),
    name: "Provision Custom Field",
    task_name: "nautobot.core.jobs.customfields.ProvisionCustomField",
    status: "SUCCESS",
    date_created: now,
    date_started: now,
    date_done: now,
    task_args: [],
    task_kwargs: { field: field.id },
    celery_kwargs: { queue: "default" },
    canceled_by_user_name: "",
    custom_fields: {},
    user: store.table("/users/users/").all()[0]?.id ?? null,
  };
  store.table(JOB_RESULTS).put(result);
}

export const relationships = defineResource(RELATIONSHIPS, {
  fields: {
    label: { unique: true },
    key: { unique: true, format: "key" },
    type: { default: "many-to-many" },
    required_on: { blank: true, default: "" },
    source_type: TYPE,
    destination_type: TYPE,
    source_filter: { default: null },
    destination_filter: { default: null },
  },
  naturalKey: ["key"],
  sortKey: (row) => [String(row["label"])],
  text: (row) => String(row["label"]),
  complete: ({ row }) => keyed(row),
});

export const associations = defineResource(ASSOCIATIONS, {
  fields: {
    relationship: { onDelete: "cascade" },
    source_type: TYPE,
    destination_type: TYPE,
  },
  naturalKey: ["relationship__key", "source_id", "destination_id"],
  together: [["relationship", "source_type", "source_id", "destination_type", "destination_id"]],
  sortKey: (row) => [row.id],
  text: associationText,
  touches: (row) =>
    ["source", "destination"].map((end) => [String(row[`${end}_type`]), row[`${end}_id`]] as const),
  clean: checkEnds,
});

function checkEnds({ row, store }: Draft): Record<string, string[]> {
  for (const end of ["source", "destination"])
    if (!store.tableOf(String(row[`${end}_type`])).get(String(row[`${end}_id`])))
      throw new Invalid({ [`${end}_id`]: ["Object not found"] });
  const problem = surplus(store, row);
  return problem ? { [problem.end]: [problem.message] } : {};
}

function associationText(row: Row, store: Store): string {
  const [source, destination] = ["source", "destination"].map((end) => {
    const table = store.tableOf(String(row[`${end}_type`]));
    const object = table.get(String(row[`${end}_id`]));
    return object ? textOf(store, table.resource, object) : "unknown";
  });
  const label = textIn(find(store, RELATIONSHIPS, row["relationship"]), "label");
  return `${String(source)} -> ${String(destination)} - ${label}`;
}
