import { BridgeError } from "../../lib/errors.js";
import type { Call, Client } from "../../nautobot/index.js";
import type { Binding } from "../binding.js";
import { findObjects } from "../fields/peers.js";
import { markOf, NOTES_BEGIN, type Mark } from "./note.js";
import type { SafeDelete } from "./spec.js";

const NOTES = "/extras/notes/";

/** A mark, and the note that holds it. */
export interface NotedMark extends Mark {
  note: string;
}

/** What of an object has to do with its marking. */
export interface Marking {
  status: string | null;
  tags: readonly { id: string; name: string }[];
}

/** Every mark that this Nautobot has notes of, by the object's id. */
export async function readMarks(client: Client, call: Call): Promise<Map<string, NotedMark>> {
  const begins = { name: "note__isw", values: [NOTES_BEGIN] };
  return marksOf(client, begins, call);
}

/** The marks of these objects, by id. */
export function marksFor(client: Client, ids: readonly string[]): Promise<Map<string, NotedMark>> {
  return marksOf(client, { name: "assigned_object_id", values: ids }, {});
}

async function marksOf(
  client: Client,
  filter: { name: string; values: readonly string[] },
  call: Call,
): Promise<Map<string, NotedMark>> {
  const rows = await findObjects(client, NOTES, filter, [["assigned_object_id"], ["note"]], call);
  return new Map(
    rows.flatMap((row) => {
      const mark = markOf(row["note"] as string);
      return mark ? [[row["assigned_object_id"] as string, { ...mark, note: row["id"] as string }]] : [];
    }),
  );
}

/** Status and tags that objects have now, by id; those that are gone are missing. */
export async function readMarkings(
  client: Client,
  { path }: Binding,
  { tag }: SafeDelete,
  ids: readonly string[],
): Promise<Map<string, Marking>> {
  const paths =
    tag === undefined
      ? [["status", "name"]]
      : [
          ["tags", "id"],
          ["tags", "name"],
        ];
  const rows = await findObjects(client, path, { name: "id", values: ids }, paths, {});
  return new Map(
    rows.map((row) => {
      const status = (row["status"] as { name: string } | null | undefined)?.name ?? null;
      return [row["id"] as string, { status, tags: (row["tags"] ?? []) as Marking["tags"] }];
    }),
  );
}

export const isMarked = ({ status, tags }: Marking, safe: SafeDelete): boolean =>
  safe.status === undefined ? tags.some(({ name }) => name === safe.tag) : status === safe.status;

/** @throws BridgeError FIELD_UNKNOWN when there is no such status or tag for objects of this type */
export async function checkMarker(
  client: Client,
  { contentType }: Binding,
  { status, tag }: SafeDelete,
  call: Call,
): Promise<void> {
  const query = { name: [status ?? tag], content_types: [contentType] };
  const count =
    status === undefined
      ? await client.count("/extras/tags/", query, call)
      : await client.count("/extras/statuses/", query, call);
  if (count > 0) return;
  const what = status === undefined ? `tag "${tag}"` : `status "${status}"`;
  throw new BridgeError("FIELD_UNKNOWN", `safeDelete: Nautobot has no ${what} for ${contentType}.`);
}
