import type { EndpointTable } from "../field-path.js";
import type { Column, Row } from "./column.js";
import { besideKey } from "./generic.js";
import { inOrder, itemsOf } from "./items.js";
import type { Relationship } from "./markers.js";

/**
 * What a custom relationship leads to. GraphQL knows a relationship only once its processes were started anew, so
 * associations are read by REST; they are written with the object itself.
 */
export function relationshipColumn(
  table: EndpointTable,
  field: string,
  { relationship: key, target, field: fields, side }: Relationship,
): Column {
  const items = itemsOf(table, target, fields);
  return {
    field,
    head: "relationships",
    unit: field,
    refersTo: target,
    select: "",
    relationship: { key, side, target: { endpoint: target, paths: items.paths } },
    read: (row) => {
      const { many, peers } = row[besideKey(field)] as { many: boolean; peers: Row[] };
      const values = inOrder(peers.map(items.read));
      return many ? values : (values[0] ?? null);
    },
    write: (body, value) => {
      const values: unknown[] = Array.isArray(value) ? value : [value].filter((each) => each !== null);
      const known = body["relationships"] as object | undefined;
      body["relationships"] = { ...known, [key]: values.map(items.lookup) };
    },
  };
}
