import { refName, schemaRef, type Schema } from "./document.js";

/** What the server sends for a foreign key at depth 0. Its schema repeats it inline at every field. */
export const SHARED: Record<string, Schema> = {
  ObjectReference: {
    type: "object",
    properties: { id: { type: "string" }, object_type: { type: "string" }, url: { type: "string" } },
    required: ["id", "object_type", "url"],
  },
};

const KEPT = [
  "type",
  "format",
  "enum",
  "required",
  "readOnly",
  "writeOnly",
  "nullable",
  "default",
  "pattern",
  "maxLength",
  "minimum",
  "maximum",
] as const;

/** A schema without prose, with foreign keys as references to one shared schema. */
export function slimSchema(schema: Schema): Schema {
  if (schema === SHARED.ObjectReference) return schema;
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  if (isReference(schema)) return { ...flags(schema), allOf: [schemaRef("ObjectReference")] };
  const slim: Schema = {};
  for (const key of KEPT) if (key in schema) Object.assign(slim, { [key]: (schema as Record<string, unknown>)[key] });
  if (schema.properties) slim.properties = mapValues(schema.properties);
  if (schema.items) slim.items = slimSchema(schema.items);
  if (schema.allOf) slim.allOf = schema.allOf.map(slimSchema);
  if (schema.oneOf) slim.oneOf = schema.oneOf.map(slimSchema);
  if (schema.additionalProperties !== undefined) slim.additionalProperties = true;
  return slim;
}

const mapValues = (properties: Record<string, Schema>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, slimSchema(value)]));

function flags(schema: Schema): Schema {
  const { readOnly, writeOnly, nullable } = schema;
  return {
    ...(readOnly && { readOnly }),
    ...(writeOnly && { writeOnly }),
    ...(nullable && { nullable }),
  };
}

/** A foreign key, or the union of all types that a generic one may point to: at depth 0 both arrive as a reference. */
function isReference(schema: Schema): boolean {
  const names = Object.keys(schema.properties ?? {}).sort();
  const ofNested = schema.oneOf?.every((part) => refName(part)?.startsWith("Nested")) ?? false;
  return ofNested || names.join() === "id,object_type,url";
}
