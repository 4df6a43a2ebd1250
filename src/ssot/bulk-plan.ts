import { type Endpoint, enumName, type FieldInfo } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import type { Row } from "./columns.js";
import type { EndpointTable } from "./field-path.js";

/** What the companion is asked for, and how its rows become those that GraphQL would have given. */
export interface BulkPlan {
  /** "dcim.device" */
  type: string;
  /** `id`, `role__name`, … */
  fields: readonly string[];
  rowOf: (values: readonly unknown[]) => Row;
}

interface Leaf {
  name: string;
  /** Place among the fields. */
  index: number;
  asGraphql: (value: unknown) => unknown;
}
interface Node {
  name: string;
  /** Undefined for a content type, which has none. */
  endpoint: Endpoint | undefined;
  steps: readonly string[];
  leaves: Leaf[];
  nested: Node[];
  /** Many rows refer to one object: what is known of it by a single value is made once. */
  made: Map<unknown, Row | null>;
}

/** @returns undefined when the rows hold more than columns and references */
export function bulkPlan(table: EndpointTable, { path, root, selection }: Binding): BulkPlan | undefined {
  const endpoint = table[path];
  if (!endpoint || root === null) return undefined;
  const fields: string[] = [];
  const top: Node = { name: "", endpoint, steps: [], leaves: [], nested: [], made: new Map() };
  const levels = [top];
  const tokens = selection.match(/\w+|\S/g) ?? [];
  for (const [at, token] of tokens.entries()) {
    const node = levels.at(-1) ?? top;
    if (token === "}") levels.pop();
    else if (token === "{") continue;
    else if (tokens[at + 1] === "{") {
      const inner = nestedIn(table, node, token);
      if (!inner) return undefined;
      levels.push(inner);
    } else if (!addLeaf(node, token, fields)) return undefined;
  }
  return { type: endpoint.contentType, fields, rowOf: (values) => built(top, values) ?? {} };
}

function nestedIn(table: EndpointTable, node: Node, name: string): Node | undefined {
  const known = node.nested.find((each) => each.name === name);
  if (known) return known;
  const field = node.endpoint?.fields[name];
  if (field?.kind !== "fk" && field?.kind !== "content-type") return undefined;
  const endpoint = field.target === undefined ? undefined : table[field.target];
  if (field.kind === "fk" && !endpoint) return undefined;
  const inner: Node = {
    name,
    endpoint,
    steps: [...node.steps, name],
    leaves: [],
    nested: [],
    made: new Map(),
  };
  node.nested.push(inner);
  return inner;
}

function addLeaf({ endpoint, steps, leaves }: Node, name: string, fields: string[]): boolean {
  if (leaves.some((leaf) => leaf.name === name)) return true;
  const info = endpoint?.fields[name];
  if (info ? info.kind !== "plain" && info.kind !== "choice" : endpoint && name !== "_custom_field_data")
    return false;
  leaves.push({ name, index: fields.length, asGraphql: converter(info) });
  fields.push([...steps, name].join("__"));
  return true;
}

/** Null when all of it is: then nothing is referred to. */
function built({ leaves, nested }: Node, values: readonly unknown[]): Row | null {
  const row: Record<string, unknown> = {};
  let some = false;
  for (const { name, index, asGraphql } of leaves) {
    const value = (row[name] = asGraphql(values[index]));
    some ||= value !== null;
  }
  for (const inner of nested) {
    const value = (row[inner.name] = shared(inner, values));
    some ||= value !== null;
  }
  return some ? row : null;
}

function shared(node: Node, values: readonly unknown[]): Row | null {
  const [leaf, another] = node.leaves;
  if (!leaf || another || node.nested.length > 0) return built(node, values);
  const value = values[leaf.index];
  let row = node.made.get(value);
  if (row === undefined) node.made.set(value, (row = built(node, values)));
  return row;
}

/** GraphQL has the name of a choice, and none for an empty one. */
function converter(info: FieldInfo | undefined): (value: unknown) => unknown {
  if (!info?.enum && info?.kind !== "choice") return (value) => value;
  const names = new Map<unknown, unknown>(["", null].map((none) => [none, null]));
  for (const [name, choice] of Object.entries(info.enum ?? {})) names.set(choice, name);
  return (value) => {
    if (!info.enum && value !== "") return value;
    if (!names.has(value)) names.set(value, enumName(value as string | number));
    return names.get(value);
  };
}
