import { readdirSync, readFileSync } from "node:fs";
import { buildSchema, isListType, isObjectType, getNamedType, type GraphQLSchema } from "graphql";
import { jsonOf, refName, type OpenApi, type Operation, type Schema } from "../openapi/document.js";

const FOLDER = new URL("../../openapi/", import.meta.url);

/** Two paths whose content type does not follow from path and type name. */
const CONTENT_TYPES: Record<string, string> = {
  "/users/groups/": "auth.group",
  "/extras/content-types/": "contenttypes.contenttype",
};

/** One list endpoint of the REST schema and what GraphQL calls the same. */
export interface Resource {
  path: string;
  /** "Location": the name of the schema of a row. */
  name: string;
  row: Schema;
  /** The schema of a create, or of an update where nothing can be created; absent when read-only. */
  request: { name: string; schema: Schema } | undefined;
  creatable: boolean;
  /** Root field that lists them; null when GraphQL has none. */
  root: string | null;
  contentType: string;
  query: Record<string, string[]>;
}

export interface Model {
  minor: string;
  rest: OpenApi;
  graphql: GraphQLSchema;
  resources: Resource[];
  /** The newest minor's; absent in itself. */
  newest?: Model;
}

/** All minors in openapi/, read and joined, the newest last. */
export function readModels(): [...older: Model[], newest: Model] {
  const models = readdirSync(FOLDER)
    .flatMap((file) => /^nautobot-(\d+\.\d+)\.json$/.exec(file)?.[1] ?? [])
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map(readModel);
  const newest = models.pop();
  if (newest === undefined) throw new Error("openapi/ holds no schema: run npm run openapi:fetch");
  return [...models.map((older) => ({ ...older, newest })), newest];
}

function readModel(minor: string): Model {
  const text = (kind: string): string => readFileSync(new URL(`nautobot-${minor}.${kind}`, FOLDER), "utf8");
  const rest = JSON.parse(text("json")) as OpenApi;
  const graphql = buildSchema(text("graphql"));
  const roots = listRoots(graphql);
  const resources = Object.keys(rest.paths).flatMap((path) => resourceAt(path, rest, roots) ?? []);
  return { minor, rest, graphql, resources };
}

/** Which root field lists a type. */
function listRoots(schema: GraphQLSchema): Map<string, string> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return new Map(
    fields
      .filter((field) => isListType(field.type))
      .map((field) => [getNamedType(field.type).name, field.name]),
  );
}

function resourceAt(path: string, rest: OpenApi, roots: Map<string, string>): Resource | undefined {
  const { get, post, patch } = rest.paths[path] ?? {};
  const name = /^Paginated(.*)List$/.exec(refName(jsonOf(get?.responses?.["200"])) ?? "")?.[1];
  const row = name === undefined ? undefined : rest.components.schemas[name];
  // The connections are views of other endpoints' rows.
  if (name === undefined || row === undefined || path.includes("{") || path.endsWith("-connections/")) return;
  const app = path.split("/")[1]?.replaceAll("-", "_") ?? "";
  return {
    path,
    name,
    row,
    request: requestOf(post ?? patch, rest),
    creatable: post !== undefined,
    root: roots.get(`${name}Type`) ?? null,
    contentType: CONTENT_TYPES[path] ?? `${app}.${name.toLowerCase()}`,
    query: get?.["x-query"] ?? {},
  };
}

function requestOf(operation: Operation | undefined, rest: OpenApi): Resource["request"] {
  const body = jsonOf(operation?.requestBody);
  const name = refName(body?.items ?? body);
  const schema = name === undefined ? undefined : rest.components.schemas[name];
  return name !== undefined && schema !== undefined ? { name, schema } : undefined;
}

/** The fields of the GraphQL type of a resource; empty when GraphQL does not have it. */
export function graphqlFields(model: Model, resource: Resource): ReturnType<typeof fieldsOf> {
  return fieldsOf(model.graphql, `${resource.name}Type`);
}

function fieldsOf(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}
