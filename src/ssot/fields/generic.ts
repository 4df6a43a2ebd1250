import { endpointOf, type EndpointTable, invalid, resolvePath } from "../field-path.js";
import { type Body, type Column, follow, nest, type Row } from "./column.js";
import type { Generic } from "./markers.js";
import { plainValue } from "./plain.js";
import { allOf, readingOf } from "./reading.js";
import { addToLookup } from "./reference.js";

const CABLES = "/dcim/cables/";
/** GraphQL has the two ends of a cable as a list of these, each with one foreign key for every type; where there are any. */
const TERMINATIONS = "/dcim/cables-to-cable-terminations/";

export function genericColumn(
  table: EndpointTable,
  endpoint: string,
  field: string,
  { generic: name, target, field: expression }: Generic,
): Column {
  const { fields } = endpointOf(table, endpoint);
  if (!fields[`${name}_type`] || !fields[`${name}_id`])
    throw invalid(`${endpoint} has no generic reference "${name}"`);
  const path = resolvePath(table, target, expression);
  const value = (found: unknown) => plainValue(path.leaf, follow(found, path.readSteps));
  const common = {
    field,
    head: name,
    unit: name,
    refersTo: target,
    generic: { name, target },
    write: (body: Body, written: unknown) => {
      const lookups: Body = { ...(body[name] as Body | undefined) };
      addToLookup(lookups, target, path.steps.join("__"), written);
      body[name] = lookups;
    },
  };
  if (endpoint === CABLES && table[TERMINATIONS]) {
    const step = cableStep(table, target);
    const end = name.slice(-1).toUpperCase();
    return {
      ...common,
      select: `terminations { cable_end ${step} { ${nest(path.readSteps)} } }`,
      read: (row) => value(endOf(row, end)?.[step]),
    };
  }
  return {
    ...common,
    ...allOf([readingOf(table, endpoint, [`${name}_id`])]),
    beside: {
      target: { endpoint: target, paths: [path.readSteps] },
      idOf: (row) => (row[`${name}_id`] as string | null) ?? null,
    },
    read: (row) => value(row[besideKey(field)]),
  };
}

/** Where `completeRows` puts what it found for a field outside the row. */
export const besideKey = (field: string): string => `~${field}`;

function cableStep(table: EndpointTable, target: string): string {
  const { fields } = endpointOf(table, TERMINATIONS);
  const step = Object.keys(fields).find((name) => name !== "cable" && fields[name]?.target === target);
  if (step === undefined) throw invalid(`a cable cannot end at ${target}`);
  return step;
}

function endOf(row: Row, end: string): Row | undefined {
  return (row["terminations"] as Row[]).find((termination) => termination["cable_end"] === end);
}
