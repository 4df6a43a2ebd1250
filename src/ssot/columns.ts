import type { Column, Row } from "./fields/column.js";
import { genericColumn } from "./fields/generic.js";
import type { Marker, Tree } from "./fields/markers.js";
import { customFieldColumn, jsonColumn } from "./fields/nested.js";
import { contentTypeColumn, contentTypesColumn, plainColumn } from "./fields/plain.js";
import { foreignKeyColumn, manyToManyColumn, subsetColumn } from "./fields/reference.js";
import { relationshipColumn } from "./fields/relationship.js";
import { type EndpointTable, type FieldPath, invalid, resolvePath } from "./field-path.js";

export type { Column, Row };

/** What a field of a model may be mapped to, but for `tree`, which concerns the whole binding. */
export type Expression = string | Exclude<Marker, Tree>;

/** @throws BridgeError `PLUGIN_INVALID` naming what Nautobot does not have */
export function compileColumn(
  table: EndpointTable,
  endpoint: string,
  field: string,
  expression: Expression,
): Column {
  if (typeof expression === "string") return pathColumn(table, endpoint, field, expression);
  if ("generic" in expression) return genericColumn(table, endpoint, field, expression);
  if ("relationship" in expression) return relationshipColumn(table, endpoint, field, expression);
  const path = resolvePath(table, endpoint, expression.subset);
  if (path.head.kind !== "m2m")
    throw invalid(`"${expression.subset}" of ${endpoint} is no list of references`);
  const owns = expression.owns as (value: unknown) => boolean;
  return subsetColumn({ field, head: headOf(path, expression.subset) }, path, owns);
}

const headOf = ({ steps }: FieldPath, expression: string): string => steps[0] ?? expression;

function pathColumn(table: EndpointTable, endpoint: string, field: string, expression: string): Column {
  const path = resolvePath(table, endpoint, expression);
  const base = { field, head: headOf(path, expression) };
  const [, ...keys] = path.steps;
  if (path.head.kind === "custom-fields") return customFieldColumn(base, keyOf(keys, expression));
  if (path.head.graphql === false && path.readSteps === path.steps)
    throw invalid(`GraphQL has no "${base.head}" of ${endpoint}: it cannot be read yet`);
  switch (path.head.kind) {
    case "fk":
      return foreignKeyColumn(base, path);
    case "m2m":
      return manyToManyColumn(base, path);
    case "content-type":
      return contentTypeColumn(base);
    case "content-types":
      return contentTypesColumn(base);
    case "generic":
      throw invalid(`"${base.head}" of ${endpoint} may be of any type: map it with generic(…)`);
    default:
      return keys.length > 0 ? jsonColumn(base, keys) : plainColumn(base, path.head);
  }
}

function keyOf(keys: readonly string[], expression: string): string {
  if (keys.length === 0) throw invalid(`"${expression}": say which one: "${expression}__key"`);
  return keys.join("__");
}
