import { createHash } from "node:crypto";
import type { Endpoint, FieldInfo } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import type { EndpointTable } from "./field-path.js";
import { SIDE_EFFECTS, UNIVERSAL_EFFECTS } from "./snapshot-effects.js";

/** Which entries of the change log mean what for the rows of one binding. Types are "app.model". */
export interface SnapshotPlan {
  /** Differs with anything that makes another answer possible: Nautobot, token, release, fields, scope. */
  key: string;
  /** The type of the rows themselves. */
  own: string;
  /** Foreign keys by the type they refer to: the rows can be asked for by them. */
  references: ReadonlyMap<string, readonly Reference[]>;
  /** A change or removal of these may change any row. */
  watched: ReadonlySet<string>;
  /** Any change of these, a new one included, may change any row. */
  fatal: ReadonlySet<string>;
}

interface Reference {
  head: string;
  /** Nautobot may empty it, without a word in the change log, when what it refers to is deleted. */
  nullable: boolean;
}

/** Plain fields that are set by the server yet only ever change with their own object. */
const OWN_READ_ONLY = new Set(["id", "created", "last_updated"]);

/** @returns undefined when the rows can change without their object's own entry in the change log */
export function snapshotPlan(
  table: EndpointTable,
  binding: Binding,
  identity: readonly string[],
): SnapshotPlan | undefined {
  const endpoint = table[binding.path];
  if (!endpoint?.fields["last_updated"] || endpoint.root === null) return undefined;
  const references = new Map<string, Reference[]>();
  const watched = new Set<string>();
  const refer = (head: string, field: FieldInfo, target: Endpoint): void => {
    const known = references.get(target.contentType) ?? [];
    references.set(target.contentType, [...known, { head, nullable: field.nullable === true }]);
  };
  if (!walkSelection(table, endpoint, binding.selection, refer, watched)) return undefined;
  if (!walkScope(table, endpoint, binding, watched)) return undefined;
  const parts = [...identity, binding.path, binding.selection, JSON.stringify(binding.scope)];
  const hash = createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
  return {
    key: `${endpoint.contentType}-${hash}`,
    own: endpoint.contentType,
    references,
    watched,
    fatal: new Set([...UNIVERSAL_EFFECTS, ...(SIDE_EFFECTS[endpoint.contentType] ?? [])]),
  };
}

function walkSelection(
  table: EndpointTable,
  root: Endpoint,
  selection: string,
  refer: (head: string, field: FieldInfo, target: Endpoint) => void,
  watched: Set<string>,
): boolean {
  const tokens = selection.match(/\w+|\S/g) ?? [];
  const levels: (Endpoint | undefined)[] = [root];
  for (const [index, token] of tokens.entries()) {
    if (token === "}") levels.pop();
    if (token === "}" || token === "{") continue;
    if (!/^\w/.test(token)) return false;
    const nested = tokens[index + 1] === "{";
    const endpoint = levels.at(-1);
    if (endpoint === undefined) continue; // the two halves of a content type
    const field = endpoint.fields[token];
    const top = levels.length === 1;
    if (!field) {
      if (token === "_custom_field_data" && top && !nested) continue;
      return false;
    }
    if (!isOwn(token, field, top)) return false;
    const target = field.target === undefined ? undefined : table[field.target];
    if (nested) levels.push(target);
    if (!target) continue;
    if (top && field.kind === "fk") refer(token, field, target);
    else watched.add(target.contentType);
  }
  return true;
}

/** Whether a field changes only together with an entry in the change log of its own object. */
function isOwn(name: string, field: FieldInfo, top: boolean): boolean {
  switch (field.kind) {
    case "plain":
      return field.readOnly !== true || OWN_READ_ONLY.has(name);
    case "choice":
    case "choices":
    case "fk":
    case "content-type":
      return true;
    case "content-types":
      return top;
    case "m2m":
      return top && name === "tags";
    default:
      return false;
  }
}

/** A scope by own fields moves with the object; one by a reference also with what it refers to. */
function walkScope(
  table: EndpointTable,
  endpoint: Endpoint,
  { scope }: Binding,
  watched: Set<string>,
): boolean {
  for (const filter of Object.keys(scope)) {
    const field = endpoint.fields[filter.split("__")[0] ?? ""];
    if (!field || filter === "id" || !["plain", "choice", "fk"].includes(field.kind)) return false;
    const target = field.target === undefined ? undefined : table[field.target];
    if (field.kind === "fk" && !target) return false;
    if (target) watched.add(target.contentType);
  }
  return true;
}
