import type { Column, Row } from "./fields/column.js";
import { genericColumn } from "./fields/generic.js";
import type { Marker, Tree } from "./fields/markers.js";
import { customFieldColumn, jsonColumn } from "./fields/nested.js";
import { contentTypeColumn, contentTypesColumn, plainColumn } from "./fields/plain.js";
import { foreignKeyColumn, manyToManyColumn, subsetColumn } from "./fields/reference.js";
import { readingOf } from "./fields/reading.js";
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
  if (typeof expression === "string") {
    const path = resolvePath(table, endpoint, expression);
    const column = pathColumn(path, endpoint, field, expression);
    return placed(table, endpoint, column, path.head.target === undefined ? [column.head] : path.readSteps);
  }
  if ("generic" in expression) return genericColumn(table, endpoint, field, expression);
  if ("relationship" in expression) return relationshipColumn(table, endpoint, field, expression);
  const path = resolvePath(table, endpoint, expression.subset);
  if (path.head.kind !== "m2m")
    throw invalid(`"${expression.subset}" of ${endpoint} is no list of references`);
  const owns = expression.owns as (value: unknown) => boolean;
  const column = subsetColumn({ field, head: headOf(path, expression.subset) }, path, owns);
  return placed(table, endpoint, column, path.readSteps);
}

const headOf = ({ steps }: FieldPath, expression: string): string => steps[0] ?? expression;

function pathColumn(path: FieldPath, endpoint: string, field: string, expression: string): Column {
  const base = { field, head: headOf(path, expression) };
  const [, ...keys] = path.steps;
  if (path.head.kind === "custom-fields") return customFieldColumn(base, keyOf(keys, expression));
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

/** The same column, read by REST where GraphQL has not all of its path. */
function placed(table: EndpointTable, endpoint: string, column: Column, steps: readonly string[]): Column {
  const { select, later } = readingOf(table, endpoint, steps);
  return later ? { ...column, select, later } : column;
}

function keyOf(keys: readonly string[], expression: string): string {
  if (keys.length === 0) throw invalid(`"${expression}": say which one: "${expression}__key"`);
  return keys.join("__");
}
