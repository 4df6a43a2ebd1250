import { randomUUID } from "node:crypto";
import type { Client } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { findObjects } from "./fields/peers.js";
import { type ListWriter, type Writes, writeLists } from "./list-writer.js";
import { metadataType, type MetadataType } from "./metadata-type.js";

const PATH = "/extras/object-metadata/";

interface Note {
  /** The object's. */
  id: string;
  body: Record<string, unknown> & { id: string };
}

/**
 * Keeps for objects when they were last synced, as object metadata of the type that nautobot-ssot uses for it too.
 * Whatever goes wrong is said and stops nothing: the objects are written by then.
 */
export class LastSync {
  readonly #client: Client;
  readonly #source: string;
  readonly #warn: (message: string) => void;
  #type: Promise<MetadataType> | undefined;

  /** @param source - the system the data comes from: the type is called "Last sync from …" */
  constructor(client: Client, source: string, warn: (message: string) => void) {
    this.#client = client;
    this.#source = source;
    this.#warn = warn;
  }

  /**
   * @param bindings - all that the sync may write: the metadata type is made for their content types
   * @param ids - of objects that were just created or updated
   */
  async keep(
    bindings: readonly Binding[],
    binding: Binding,
    ids: readonly string[],
    { limit }: Writes,
  ): Promise<void> {
    if (ids.length === 0) return;
    try {
      this.#type ??= metadataType(this.#client, this.#source, bindings);
      const { id: type, contentTypes } = await this.#type;
      if (!contentTypes.has(binding.contentType))
        throw new Error(`Nautobot keeps no metadata of ${binding.contentType}`);
      const { news, changes } = await this.#notes(type, binding, ids);
      const refused = new Map([
        ...(await writeLists(news, this.#writer("createMany"), { limit }, undefined)),
        ...(await writeLists(changes, this.#writer("updateMany"), { limit }, undefined)),
      ]);
      const [message] = refused.values();
      if (message !== undefined) throw new Error(`${refused.size} objects: ${message}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#warn(`Not kept when ${binding.contentType} was last synced from ${this.#source}: ${reason}`);
    }
  }

  async #notes(
    type: string,
    binding: Binding,
    ids: readonly string[],
  ): Promise<{ news: Note[]; changes: Note[] }> {
    const filter = { name: "assigned_object_id", values: ids };
    const paths = [["assigned_object_id"], ["metadata_type", "id"]];
    const rows = await findObjects(this.#client, PATH, filter, paths, {});
    const known = new Map(
      rows
        .filter((row) => (row["metadata_type"] as { id: string }).id === type)
        .map((row) => [row["assigned_object_id"], row["id"] as string]),
    );
    const content = { value: timestamp(), scoped_fields: fieldsOf(binding) };
    const news: Note[] = [];
    const changes: Note[] = [];
    for (const id of ids) {
      const note = known.get(id);
      if (note !== undefined) changes.push({ id, body: { id: note, ...content } });
      else {
        const of = { assigned_object_type: binding.contentType, assigned_object_id: id };
        news.push({ id, body: { id: randomUUID(), metadata_type: type, ...of, ...content } });
      }
    }
    return { news, changes };
  }

  #writer(how: "createMany" | "updateMany"): ListWriter<Note> {
    return {
      send: async (notes, write) => {
        await write(() => this.#client[how](PATH, notes.map(({ body }) => body) as never, { brief: true }));
        return new Map();
      },
    };
  }
}

/** In the one form that Nautobot takes: without fractions of a second. */
const timestamp = (): string => `${new Date().toISOString().slice(0, 19)}+00:00`;

/** The fields that a sync of this type speaks for. */
function fieldsOf({ columns, tree, parent }: Binding): string[] {
  const others = [...(tree ? ["name", tree.head] : []), ...(parent === undefined ? [] : [parent])];
  const heads = columns.flatMap(({ head, metadata }) => (metadata === undefined ? [head] : []));
  return [...new Set([...heads, ...others])].sort();
}
