import { type EndpointTable, resolvePath } from "../field-path.js";
import { type Column, follow, type Row } from "./column.js";
import { besideKey } from "./generic.js";
import type { Relationship } from "./markers.js";
import { plainValue } from "./plain.js";
import { inOrder } from "./reference.js";

/**
 * What a custom relationship leads to. GraphQL knows a relationship only once its processes were started anew, so
 * associations are read by REST; they are written with the object itself.
 */
export function relationshipColumn(
  table: EndpointTable,
  _endpoint: string,
  field: string,
  { relationship: key, target, field: expression, side }: Relationship,
): Column {
  const path = resolvePath(table, target, expression);
  const lookup = path.steps.join("__");
  const nameOf = (peer: unknown) => plainValue(path.leaf, follow(peer, path.readSteps));
  return {
    field,
    head: "relationships",
    unit: field,
    refersTo: target,
    select: "",
    relationship: { key, side, target: { ...path, endpoint: target } },
    read: (row) => {
      const { many, peers } = row[besideKey(field)] as { many: boolean; peers: Row[] };
      const values = inOrder(peers.map(nameOf));
      return many ? values : (values[0] ?? null);
    },
    write: (body, value) => {
      const values: unknown[] = Array.isArray(value) ? value : [value].filter((each) => each !== null);
      const known = body["relationships"] as object | undefined;
      body["relationships"] = { ...known, [key]: values.map((each) => ({ [lookup]: each })) };
    },
  };
}
