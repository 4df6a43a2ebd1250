import {
  jsonOf,
  refName,
  type Body,
  type Method,
  type OpenApi,
  type Operation,
  type PathItem,
  type Schema,
} from "./document.js";
import { slimSchema, SHARED } from "./schema.js";

const METHODS: Method[] = ["get", "post", "patch", "delete"];
const OTHERS = /^\/(plugins|ui|swagger|metrics)\b/;
/** Query parameters that every list has, or that only other clients need. */
const COMMON = new Set(["limit", "offset", "sort", "depth", "exclude_m2m", "format"]);
/** Filters that exist only because of custom fields and relationships of the instance asked. */
const OF_INSTANCE = /^c[prf]{1,2}_/;

/** Nautobot's REST schema without what differs between instances or nobody here reads; one path or schema per line. */
export function canonicalRest(document: OpenApi, minor: string): string {
  const paths: Record<string, PathItem> = {};
  for (const path of Object.keys(document.paths).sort()) {
    const item = document.paths[path];
    if (item !== undefined && !OTHERS.test(path)) paths[path] = slimItem(item, takesPost(document, path));
  }
  const schemas = reachable(paths, { ...document.components.schemas, ...SHARED });
  const head = `"openapi":"${document.openapi}","info":{"title":"Nautobot","version":"${minor}"}`;
  return `{${head},\n"paths":${lines(paths)},\n"components":{"schemas":${lines(schemas)}}}\n`;
}

function takesPost(document: OpenApi, path: string): boolean {
  const collection = path.replace(/\{[^}]+\}\/$/, "");
  return document.paths[collection]?.post?.requestBody !== undefined;
}

/** Without PUT, and without PATCH bodies where they are the POST body with nothing required. */
function slimItem(item: PathItem, takesPost: boolean): PathItem {
  const slim: PathItem = {};
  for (const method of METHODS) {
    const operation = item[method];
    if (operation === undefined) continue;
    const body = method === "delete" || (method === "patch" && takesPost) ? undefined : operation.requestBody;
    slim[method] = slimOperation({ ...operation, ...(body ? { requestBody: body } : {}) }, body);
  }
  return slim;
}

function slimOperation(operation: Operation, body: Body | undefined): Operation {
  const slim: Operation = { operationId: operation.operationId };
  const query = queryOf(operation);
  if (Object.keys(query).length > 0) slim["x-query"] = query;
  const request = slimBody(body);
  if (request) slim.requestBody = request;
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"));
  slim.responses = Object.fromEntries(
    answers.map(([status, answer]) => [status, { description: "", ...slimBody(answer) }]),
  );
  return slim;
}

function slimBody(body: Body | undefined): Body | undefined {
  const schema = jsonOf(body);
  return schema && { content: { "application/json": { schema: slimSchema(schema) } } };
}

function queryOf(operation: Operation): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const { in: place, name, schema } of operation.parameters ?? []) {
    if (place !== "query" || COMMON.has(name) || OF_INSTANCE.test(name)) continue;
    const kind = schema.type === "array" ? `${schema.items?.type ?? "string"}[]` : (schema.type ?? "string");
    (query[kind.replace("number", "integer")] ??= []).push(name);
  }
  return query;
}

function reachable(paths: unknown, all: Record<string, Schema>): Record<string, Schema> {
  const found = new Map<string, Schema>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const name = refName(value);
    if (name === undefined) Object.values(value).forEach(visit);
    const schema = name === undefined ? undefined : all[name];
    if (name === undefined || schema === undefined || found.has(name)) return;
    const slim = slimSchema(schema);
    found.set(name, slim);
    visit(slim);
  };
  visit(paths);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const lines = (record: object): string =>
  `{\n${Object.entries(record)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(sorted(value))}`)
    .join(",\n")}\n}`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
