import { CONTENT_TYPES, defineResource } from "../define.js";
import type { FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import { find, nameOf, textIn } from "./common.js";

const TYPES = "/extras/metadata-types/";

export const metadataTypes = defineResource(TYPES, {
  verbose: "metadata type",
  fields: {
    name: { unique: true },
    content_types: { choices: CONTENT_TYPES },
  },
});

export const objectMetadata = defineResource("/extras/object-metadata/", {
  verbose: "object metadata",
  fields: {
    metadata_type: { reverse: "object_metadata" },
    scoped_fields: { default: [] },
  },
  naturalKey: ["pk"],
  sortKey: (row, store) => [nameOf(store, TYPES, row["metadata_type"])],
  text: (row, store) => nameOf(store, TYPES, row["metadata_type"]),
  clean: checkMetadata,
});

function checkMetadata({ row, store }: Draft): FieldErrors {
  const type = find(store, TYPES, row["metadata_type"]);
  const kind = textIn(type, "data_type");
  if (row["value"] === null)
    return {
      non_field_errors: [`value is a required field that cannot be empty for metadata type ${kind}.`],
    };
  if (["text", "url", "markdown"].includes(kind) && typeof row["value"] !== "string")
    return { non_field_errors: ["Value must be a string"] };
  return {};
}
