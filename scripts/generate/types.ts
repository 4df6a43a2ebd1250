import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { isChoice, mayBeBlank, refName, schemaRef, type Schema } from "../openapi/document.js";
import { fieldsOf } from "./fields.js";
import type { Model, Resource } from "./model.js";

/** A foreign key as it may be written: id, or an object of lookups such as `{name: "Cisco"}`. */
const REFERENCE_INPUT: Schema = {
  oneOf: [{ type: "string" }, { type: "integer" }, { type: "object", additionalProperties: true }],
};

/** generated/rest.ts: the schemas of rows and of what a create takes, by openapi-typescript. */
export async function renderRest(model: Model): Promise<string> {
  const schemas: Record<string, Schema> = { ReferenceInput: REFERENCE_INPUT };
  const add = (schema: Schema, written: boolean): Schema => {
    const bare = bareSchema(schema, written);
    for (const name of referencesOf(bare)) {
      if (name in schemas) continue;
      const target = model.rest.components.schemas[name];
      if (target === undefined) throw new Error(`${name} is not in the schema`);
      schemas[name] = {};
      schemas[name] = add(target, written);
    }
    return bare;
  };
  for (const resource of model.resources) {
    schemas[resource.name] = add(rowOf(resource), false);
    if (resource.request) schemas[resource.request.name] = add(resource.request.schema, true);
  }
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  const document = { openapi: "3.0.3", info: model.rest.info, paths: {}, components: { schemas: sorted } };
  return astToString(
    await openapiTS(document as unknown as OpenAPI3, { readWriteMarkers: true, alphabetize: true }),
  );
}

/** generated/paths.ts: what each list endpoint reads, takes and refers to. */
export function renderPaths(model: Model): string {
  const entries = model.resources.map((resource) => {
    const { path, name, request, creatable } = resource;
    const body = request ? `S["${request.name}"]` : "never";
    const targets = Object.entries(fieldsOf(model, resource))
      .filter(([, info]) => info.target !== undefined)
      .map(([field, info]) => `${field}: ${JSON.stringify(info.target)}`);
    return `${JSON.stringify(path)}: { row: Readable<S["${name}"]>; create: ${creatable ? body : "never"}; update: Partial<${body}>; refs: { ${targets.join("; ")} } };`;
  });
  return `import type { components, Readable } from "./rest.js";
import type { Filters } from "./filters.js";
type S = components["schemas"];

/** What each list endpoint reads (\`row\`), takes (\`create\`, \`update\`) and where its foreign keys point (\`refs\`). */
export interface Paths {
${entries.join("\n")}
}
export type Path = keyof Paths & keyof Filters;
`;
}

/** A row always has every field; many-to-many ones are declared only for writing. */
function rowOf({ row, request }: Resource): Schema {
  const many = Object.entries(request?.schema.properties ?? {}).filter(
    ([name, schema]) => schema.items && schema.writeOnly && !(name in (row.properties ?? {})),
  );
  const readable = many.map(([name, schema]) => [name, { ...schema, writeOnly: false }] as const);
  const properties = { ...choicesOf(row, request?.schema), ...Object.fromEntries(readable) };
  const optional = ["relationships", "computed_fields"];
  return { ...row, properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

/** The properties of a row; a choice that may be blank is null then, which the schema does not say. */
function choicesOf(row: Schema, request: Schema | undefined): Record<string, Schema> {
  const entries = Object.entries(row.properties ?? {});
  return Object.fromEntries(
    entries.map(([name, schema]) => [
      name,
      isChoice(schema) && mayBeBlank(request?.properties?.[name]) ? { ...schema, nullable: true } : schema,
    ]),
  );
}

/** Only what TypeScript can say. */
function bareSchema(schema: Schema, written: boolean): Schema {
  const name = refName(schema);
  if (name !== undefined) return written && name === "ObjectReference" ? schemaRef("ReferenceInput") : schema;
  const bare: Schema = {};
  for (const key of ["type", "enum", "required", "nullable", "readOnly", "additionalProperties"] as const)
    if (key in schema) Object.assign(bare, { [key]: schema[key] });
  if (schema.writeOnly && !written) bare.writeOnly = true;
  if (isChoice(schema)) bare.required = ["label", "value"];
  if (written && mayBeBlank(schema)) bare.nullable = true;
  if (schema.items) bare.items = bareSchema(schema.items, written);
  if (schema.allOf) bare.allOf = schema.allOf.map((part) => bareSchema(part, written));
  if (schema.oneOf) bare.oneOf = schema.oneOf.map((part) => bareSchema(part, written));
  if (schema.properties) bare.properties = propertiesOf(schema, written);
  return bare;
}

/** The labels of choices are prose: no enumeration of them. */
function propertiesOf(owner: Schema, written: boolean): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(owner.properties ?? {}).map(([name, schema]) => [
      name,
      isChoice(owner) && name === "label" ? { type: "string" } : bareSchema(schema, written),
    ]),
  );
}

function referencesOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const name = refName(value);
  return name === undefined ? Object.values(value).flatMap(referencesOf) : [name];
}
