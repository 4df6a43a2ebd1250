import { BridgeError } from "../lib/errors.js";
import type { Endpoint, EndpointTable, FieldInfo } from "../nautobot/index.js";

export type { EndpointTable };

/** A path like `location__parent__name`, resolved: the steps to walk and what lies at its end. */
export interface FieldPath {
  steps: readonly string[];
  /** The same place as GraphQL knows it. */
  readSteps: readonly string[];
  leaf: FieldInfo;
  /** The first step's field: the one that is written. */
  head: FieldInfo;
}

/** References that are only written: where GraphQL has what was written there. */
const READ_THROUGH: Readonly<Record<string, readonly string[]>> = {
  "/ipam/ip-addresses/ namespace": ["parent", "namespace"],
};

/** The field that names an object of an endpoint when a path ends at a reference to it. */
const NAMING_FIELDS = ["name", "model", "prefix", "address", "cid", "username", "key", "display"];

export function resolvePath(table: EndpointTable, endpointPath: string, expression: string): FieldPath {
  const steps = expression.split("__");
  let endpoint = endpointOf(table, endpointPath);
  let where = endpointPath;
  const fields: FieldInfo[] = [];
  for (const [index, step] of steps.entries()) {
    const field = endpoint.fields[step];
    if (!field) throw invalid(`${where} has no field "${step}" (in "${expression}")`);
    fields.push(field);
    if (index === 0 && holdsKeys(field)) break;
    if (field.target === undefined) {
      if (index < steps.length - 1)
        throw invalid(`"${step}" of ${where} is not a reference (in "${expression}")`);
      break;
    }
    where = field.target;
    endpoint = endpointOf(table, where);
    if (index === steps.length - 1) steps.push(namingField(endpoint, where, expression));
  }
  const [head, leaf] = [fields[0], fields.at(-1)];
  if (!head || !leaf) throw invalid(`"${expression}" is empty`);
  const through = READ_THROUGH[`${endpointPath} ${steps[0] ?? ""}`];
  return { steps, readSteps: through ? [...through, ...steps.slice(1)] : steps, head, leaf };
}

/** Custom fields and JSON: what comes behind their name are keys. */
function holdsKeys({ kind, type }: FieldInfo): boolean {
  return kind === "custom-fields" || (kind === "plain" && type === "json");
}

export function endpointOf(table: EndpointTable, path: string): Endpoint {
  const endpoint = table[path];
  if (!endpoint) throw invalid(`Nautobot has no endpoint ${path}`);
  return endpoint;
}

function namingField(endpoint: Endpoint, where: string, expression: string): string {
  const name = NAMING_FIELDS.find((candidate) => endpoint.fields[candidate]);
  if (name === undefined) throw invalid(`say which field of ${where} names it: "${expression}__…"`);
  return name;
}

export function invalid(message: string): BridgeError {
  return new BridgeError("PLUGIN_INVALID", `nautobotModel: ${message}`);
}
