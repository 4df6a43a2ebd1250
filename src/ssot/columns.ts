import type { Column, Row } from "./fields/column.js";
import { convertedColumn } from "./fields/converted.js";
import { genericColumn } from "./fields/generic.js";
import { itemsOf } from "./fields/items.js";
import type { Each, Fields, Marker, Tree } from "./fields/markers.js";
import { metadataColumn } from "./fields/metadata.js";
import { customFieldColumn, jsonColumn } from "./fields/nested.js";
import { contentTypeColumn, contentTypesColumn, plainColumn } from "./fields/plain.js";
import { foreignKeyColumn, manyToManyColumn, subsetColumn } from "./fields/reference.js";
import { allOf, readingOf } from "./fields/reading.js";
import { relationshipColumn } from "./fields/relationship.js";
import { endpointOf, type EndpointTable, type FieldPath, invalid, resolvePath } from "./field-path.js";

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
  if (typeof expression !== "string") return markedColumn(table, endpoint, field, expression);
  const path = resolvePath(table, endpoint, expression);
  if (path.head.kind === "m2m") return manyColumn(table, endpoint, field, eachOf(path));
  const column = pathColumn(path, endpoint, field, expression);
  const steps = path.head.target === undefined ? [column.head] : path.readSteps;
  return placed(column, table, endpoint, [steps]);
}

function markedColumn(
  table: EndpointTable,
  endpoint: string,
  field: string,
  marker: Exclude<Marker, Tree>,
): Column {
  if ("generic" in marker) return genericColumn(table, endpoint, field, marker);
  if ("relationship" in marker) return relationshipColumn(table, field, marker);
  if ("converted" in marker)
    return convertedColumn(compileColumn(table, endpoint, field, marker.converted), marker);
  if ("metadata" in marker) return metadataColumn(field, marker.metadata);
  if ("each" in marker) return manyColumn(table, endpoint, field, marker);
  const { subset, owns } = marker;
  const each = typeof subset === "string" ? eachOf(resolvePath(table, endpoint, subset)) : subset;
  return manyColumn(table, endpoint, field, each, owns as (value: unknown) => boolean);
}

/** `tagged_vlans__vid` as `each` says it. */
const eachOf = ({ steps: [head = "", ...rest] }: FieldPath): Each => ({
  each: head,
  fields: rest.join("__"),
});

function manyColumn(
  table: EndpointTable,
  endpoint: string,
  field: string,
  { each: head, fields }: { each: string; fields: Fields },
  owns?: (value: unknown) => boolean,
): Column {
  const { kind, target } = endpointOf(table, endpoint).fields[head] ?? {};
  if (kind !== "m2m" || target === undefined)
    throw invalid(`"${head}" of ${endpoint} is no list of references`);
  const items = itemsOf(table, target, fields);
  const whole = manyToManyColumn({ field, head }, target, items);
  const column = owns ? subsetColumn(whole, items, owns) : whole;
  return placed(
    column,
    table,
    endpoint,
    items.paths.map((path) => [head, ...path]),
  );
}

function pathColumn(path: FieldPath, endpoint: string, field: string, expression: string): Column {
  const base = { field, head: path.steps[0] ?? expression };
  const [, ...keys] = path.steps;
  if (path.head.kind === "custom-fields") return customFieldColumn(base, keyOf(keys, expression));
  switch (path.head.kind) {
    case "fk":
      return foreignKeyColumn(base, path);
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

/** The same column, read by REST where GraphQL has not all of its paths. */
function placed(
  column: Column,
  table: EndpointTable,
  endpoint: string,
  paths: readonly (readonly string[])[],
): Column {
  const reading = allOf(paths.map((steps) => readingOf(table, endpoint, steps)));
  return reading.later ? { ...column, ...reading } : column;
}

function keyOf(keys: readonly string[], expression: string): string {
  if (keys.length === 0) throw invalid(`"${expression}": say which one: "${expression}__key"`);
  return keys.join("__");
}
