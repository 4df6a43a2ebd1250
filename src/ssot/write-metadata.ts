import { randomUUID } from "node:crypto";
import type { Binding } from "./binding.js";
import { METADATA, readMetadata } from "./fields/metadata.js";
import { type ListWriter, writeLists } from "./list-writer.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";

interface Written {
  /** The object's. */
  id: string;
  /** Values by field of the model. */
  attrs: Readonly<Record<string, unknown>>;
}

interface Note<T> {
  about: T;
  id: string;
  body: object;
}

/** Ids in one query string: servers refuse a URL much above 4 kB. */
const AT_ONCE = 50;

/**
 * Writes those of the values that Nautobot keeps as metadata of the objects; null takes it away.
 * @returns why, for objects of which one could not be written
 */
export async function writeMetadata<T extends Written>(
  adapter: NautobotAdapter,
  binding: Binding,
  objects: readonly T[],
  signal: AbortSignal | undefined,
): Promise<Map<T, string>> {
  const refused = new Map<T, string>();
  for (const { field, metadata } of binding.columns) {
    if (metadata === undefined) continue;
    const due = objects.filter(({ attrs }) => field in attrs);
    for (let at = 0; at < due.length; at += AT_ONCE) {
      const some = due.slice(at, at + AT_ONCE);
      for (const [object, message] of await write(adapter, binding, { field, name: metadata }, some, signal))
        refused.set(object, `written, but for ${field}: ${message}`);
    }
  }
  return refused;
}

async function write<T extends Written>(
  adapter: NautobotAdapter,
  { contentType }: Binding,
  { field, name }: { field: string; name: string },
  objects: readonly T[],
  signal: AbortSignal | undefined,
): Promise<Map<T, string>> {
  const { client, writes } = adapter;
  const type = adapter.outside.metadataType(name);
  const ids = objects.map(({ id }) => id);
  const there = await readMetadata(client, type, signal ? { signal } : {}, ids);
  const news: Note<T>[] = [];
  const changes: Note<T>[] = [];
  const gone: Note<T>[] = [];
  for (const about of objects) {
    const value = about.attrs[field] ?? null;
    const known = there.get(about.id)?.id;
    if (value === null) {
      if (known !== undefined) gone.push({ about, id: known, body: {} });
    } else if (known !== undefined) changes.push({ about, id: known, body: { id: known, value } });
    else {
      const id = randomUUID();
      const of = { assigned_object_type: contentType, assigned_object_id: about.id };
      news.push({ about, id, body: { id, metadata_type: type, ...of, value, scoped_fields: [] } });
    }
  }
  const sending = (send: (notes: readonly Note<T>[]) => Promise<unknown>): ListWriter<Note<T>> => ({
    send: async (notes, write) => {
      await write(() => send(notes));
      return new Map();
    },
  });
  const bodies = (notes: readonly Note<T>[]) => notes.map(({ body }) => body) as never;
  const create = sending((notes) => client.createMany(METADATA, bodies(notes), { brief: true }));
  const update = sending((notes) => client.updateMany(METADATA, bodies(notes), { brief: true }));
  const remove = sending((notes) =>
    client.removeMany(
      METADATA,
      notes.map(({ id }) => id),
    ),
  );
  const results = [
    ...(await writeLists(news, create, writes, signal)),
    ...(await writeLists(changes, update, writes, signal)),
    ...(await writeLists(gone, remove, writes, signal)),
  ];
  return new Map(results.map(([{ about }, message]) => [about, message]));
}
