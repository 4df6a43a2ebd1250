import { endpointOf, type EndpointTable } from "../field-path.js";
import { nest } from "./column.js";

/** What GraphQL lacks of a path: it is read by REST afterwards, for all objects at once. */
export interface Later {
  /** The steps from a row to the objects that have it; empty for the row itself. */
  at: readonly string[];
  /** Endpoint of those objects. */
  endpoint: string;
  /** The rest of the path. */
  steps: readonly string[];
}

/** What a column says of where several values come from. */
export function allOf(readings: readonly Reading[]): { select: string; later?: readonly Later[] } {
  const later = readings.flatMap((each) => each.later ?? []);
  const select = readings.map((each) => each.select).join(" ");
  return { select, ...(later.length > 0 && { later }) };
}

/** Where the value at the end of a path comes from. */
export interface Reading {
  /** GraphQL selection; empty when GraphQL has nothing of it. */
  select: string;
  later?: Later;
}

/** @param steps - fields, each but the last a reference to what has the next */
export function readingOf(table: EndpointTable, endpoint: string, steps: readonly string[]): Reading {
  let where = endpoint;
  for (const [index, step] of steps.entries()) {
    const { root, fields } = endpointOf(table, where);
    const field = fields[step];
    const at = steps.slice(0, index);
    if (root === null || field?.graphql === false) {
      const later = { at, endpoint: where, steps: steps.slice(index) };
      return { select: index === 0 ? "" : nest([...at, "id"]), later };
    }
    if (field?.target === undefined) break;
    where = field.target;
  }
  return { select: nest(steps) };
}
