import { BridgeError } from "../../lib/errors.js";
import type { Call, Client } from "../../nautobot/index.js";
import type { Binding } from "../binding.js";
import type { Column } from "./column.js";
import { besideKey } from "./generic.js";

export const METADATA = "/extras/object-metadata/";

/** A value that is kept beside an object, as metadata of a type. */
export function metadataColumn(field: string, type: string): Column {
  return {
    field,
    head: "",
    unit: field,
    select: "",
    metadata: type,
    read: (row) => row[besideKey(field)] ?? null,
    write: () => undefined,
  };
}

/** @throws BridgeError `FIELD_UNKNOWN` naming every type of metadata that is missing, or of contacts and teams */
export async function checkMetadata(
  client: Client,
  bindings: readonly Binding[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const wanted = bindings.flatMap(({ columns, contentType, path }) =>
    columns.flatMap(({ metadata: name }) => (name === undefined ? [] : [{ name, contentType, path }])),
  );
  const ids = new Map<string, string>();
  if (wanted.length === 0) return ids;
  const known = new Map<string, { data_type: string; content_types: readonly string[] }>();
  const query = { name: [...new Set(wanted.map(({ name }) => name))] };
  for await (const { id, name, data_type, content_types } of client.list("/extras/metadata-types/", {
    query,
    signal,
  })) {
    known.set(name, { data_type: data_type, content_types });
    ids.set(name, id);
  }
  const problems = wanted.flatMap(({ name, contentType, path }) => {
    const type = known.get(name);
    if (!type) return [`there is no metadata type "${name}" (${path})`];
    if (!type.content_types.includes(contentType))
      return [`the metadata type "${name}" is not for ${contentType} (${path})`];
    return type.data_type === "contact-or-team"
      ? [`the metadata type "${name}" holds contacts and teams, not values (${path})`]
      : [];
  });
  if (problems.length > 0) throw new BridgeError("FIELD_UNKNOWN", problems.join("; "));
  return ids;
}

export interface Kept {
  id: string;
  value: unknown;
}

/**
 * Metadata of one type by the id of the object that it is about.
 * @param type - the id of the metadata type
 * @param of - these objects, some dozens at most; all unless given
 */
export async function readMetadata(
  client: Client,
  type: string,
  call: Call,
  of?: readonly string[],
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  const query = { metadata_type: [type], ...(of && { assigned_object_id: [...of] }) };
  for await (const { id, assigned_object_id, value } of client.list(METADATA, { ...call, query }))
    kept.set(assigned_object_id, { id, value });
  return kept;
}
