import { getNamedType, isEnumType, isObjectType, isUnionType, type GraphQLEnumType } from "graphql";
import type { FieldInfo } from "../../src/nautobot/endpoint.js";
import { enumName } from "../../src/nautobot/choices.js";
import { isChoice, mayBeBlank, refName, type OpenApi, type Schema } from "../openapi/document.js";
import { graphqlFields, type Model, type Resource } from "./model.js";

/** Where foreign keys point that GraphQL does not show, by field name. */
const HIDDEN_TARGETS: Record<string, string> = {
  canceled_by: "/users/users/",
  custom_field: "/extras/custom-fields/",
  external_integration: "/extras/external-integrations/",
  group: "/extras/dynamic-groups/",
  groups: "/users/groups/",
  job_result: "/extras/job-results/",
  namespace: "/ipam/namespaces/",
  owner: "/users/users/",
  parent_group: "/extras/dynamic-groups/",
  relationship: "/extras/relationships/",
  saved_view: "/extras/saved-views/",
  secrets_group: "/extras/secrets-groups/",
  tags: "/extras/tags/",
  user: "/users/users/",
  users: "/users/users/",
};

/** Lists of content types where GraphQL does not say so. */
const CONTENT_TYPES = ["content_types", "object_types"];

/** How GraphQL names a choice that is blank. */
const BLANK = "A_";

/** Everything known of each field of a resource, from both schemas. */
export function fieldsOf(model: Model, resource: Resource): Record<string, FieldInfo> {
  return Object.fromEntries(namesOf(resource).map((name) => [name, fieldOf(name, model, resource)]));
}

/** The fields that a resource has, to read or to write. */
export function namesOf({ row, request }: Resource): string[] {
  const written = Object.keys(request?.schema.properties ?? {});
  return [...new Set([...Object.keys(row.properties ?? {}), ...written])].sort();
}

/** Everything known of one field. */
export function fieldOf(name: string, model: Model, resource: Resource): FieldInfo {
  const request = resource.request?.schema.properties ?? {};
  const read = resource.row.properties?.[name];
  const schema = read ?? request[name] ?? {};
  const graphql = graphqlFields(model, resource)[name]?.type;
  const type = graphql && getNamedType(graphql);
  const where = `${resource.path} ${name}`;
  const shape = shapeOf(schema, model.rest);
  const info: FieldInfo = { ...shape };
  if (isObjectType(type) && type.name === "ContentTypeType" && shape.kind === "plain")
    info.kind = schema.items ? "content-types" : "content-type";
  if (type === undefined && CONTENT_TYPES.includes(name)) info.kind = "content-types";
  if (isUnionType(type)) info.kind = "generic";
  if (info.kind === "content-type" || info.kind === "content-types" || info.kind === "generic")
    delete info.type;
  if (isObjectType(type) && name === "cable") info.kind = "fk";
  if (info.kind === "fk" || info.kind === "m2m") {
    delete info.type;
    info.target = targetOf(name, isObjectType(type) ? type.name : undefined, model, resource.path);
  }
  if (isEnumType(type)) Object.assign(info, enumOf(info, type, where));
  if (name === "custom_fields")
    return { kind: "custom-fields", ...(name in request ? {} : { readOnly: true }) };
  if (type === undefined) info.graphql = false;
  if (!(name in request)) info.readOnly = true;
  if (schema.writeOnly && info.kind !== "m2m") info.writeOnly = true;
  if (schema.nullable || (info.kind === "choice" && mayBeBlank(request[name]))) info.nullable = true;
  const { maxLength } = request[name] ?? {};
  if (maxLength !== undefined) info.maxLength = maxLength;
  return info;
}

function shapeOf(schema: Schema, rest: OpenApi): FieldInfo {
  const inner = schema.items ?? schema;
  if (refName(inner.allOf?.[0]) === "ObjectReference") return { kind: schema.items ? "m2m" : "fk" };
  if (isChoice(inner))
    return {
      kind: schema.items ? "choices" : "choice",
      choices: valuesOf(inner.properties?.value ?? {}, rest),
    };
  if (refName(inner.allOf?.[0]) !== undefined && valuesOf(inner, rest).length === 0)
    return { kind: "generic" };
  const choices = valuesOf(inner, rest);
  const type = schema.type ?? (choices.length > 0 ? typeof choices[0] : "json");
  return {
    kind: "plain",
    ...(type !== "string" && { type: jsonType(type) }),
    ...(choices.length > 0 && { choices }),
  };
}

function jsonType(type: string): NonNullable<FieldInfo["type"]> {
  if (type === "integer" || type === "number" || type === "boolean") return type;
  return "json";
}

/** All values of an enumeration, through references; blank is no choice. */
function valuesOf(schema: Schema, rest: OpenApi): (string | number)[] {
  const named = refName(schema);
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? [])];
  const target = named === undefined ? undefined : rest.components.schemas[named];
  const values: (string | number | null)[] = [
    ...(schema.enum ?? []),
    ...(target ? valuesOf(target, rest) : []),
    ...parts.flatMap((part) => valuesOf(part, rest)),
  ];
  return [...new Set(values)].filter((value) => value !== null).filter((value) => value !== "");
}

function targetOf(field: string, type: string | undefined, model: Model, path: string): string {
  const byType = model.resources.find((resource) => `${resource.name}Type` === type)?.path;
  const target = byType ?? HIDDEN_TARGETS[field] ?? targetInNewest(field, model, path);
  if (target === undefined)
    throw new Error(`${path} ${field}: where does this foreign key point (${type ?? "not in GraphQL"})?`);
  return target;
}

/** What the GraphQL of an older release lacks, that of the newest may have. */
function targetInNewest(field: string, { newest }: Model, path: string): string | undefined {
  const resource = newest?.resources.find((each) => each.path === path);
  return newest && resource && fieldOf(field, newest, resource).target;
}

/** GraphQL names follow from the values, save where two values share a name: those are told apart by their label. */
function enumOf(info: FieldInfo, type: GraphQLEnumType, where: string): Partial<FieldInfo> {
  const values = type.getValues().filter((value) => value.name !== BLANK);
  const labelled = new Map(values.map((value) => [value.name, value.description?.replaceAll(" ", "_")]));
  const choices = info.choices ?? [...labelled.values()].filter((value) => value !== undefined);
  if (choices.length === 0) return { graphql: false }; // REST does not list the values: nothing to map names back to
  const names = new Set(choices.map(enumName));
  const exceptions: Record<string, string> = {};
  for (const [name, value] of labelled) {
    if (names.has(name) && (value === undefined || enumName(value) === name)) continue;
    if (value === undefined) throw new Error(`${where}: no REST value for ${name} of ${type.name}`);
    exceptions[name] = value;
  }
  return { choices, enum: exceptions };
}
