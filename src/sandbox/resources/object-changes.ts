import { OBJECT_CHANGES } from "../change-log.js";
import { CONTENT_TYPES, defineResource } from "../define.js";

const VERBS: Readonly<Record<string, string>> = { create: "created", update: "updated", delete: "deleted" };
const UNFILTERED = { filter: false } as const;

export const objectChanges = defineResource(OBJECT_CHANGES, {
  fields: {
    time: { kind: "datetime" },
    related_object_type: { kind: "content-type", choices: CONTENT_TYPES, nullable: true },
    change_context_detail: UNFILTERED,
    object_data: UNFILTERED,
    object_data_v2: UNFILTERED,
    user_name: {},
  },
  methods: ["GET"],
  naturalKey: ["pk"],
  sortKey: (row) => [-Date.parse(String(row["time"])), -Number(String(row["time"]).slice(20, 26))],
  text: (row) =>
    `${String(row["changed_object_type"]).replace(".", " | ")} ${String(row["object_repr"])} ${VERBS[String(row["action"])] ?? ""} by ${String(row["user_name"])}`,
});
