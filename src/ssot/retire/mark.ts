import { randomUUID } from "node:crypto";
import type { Model } from "../../diffsync/index.js";
import type { Binding } from "../binding.js";
import { stale } from "../current.js";
import type { Body } from "../fields/column.js";
import { type ListWriter, writeLists } from "../list-writer.js";
import type { NautobotAdapter } from "../nautobot-adapter.js";
import { noteOf } from "./note.js";
import { marksFor, readMarkings, type Marking } from "./read.js";
import type { SafeDelete } from "./spec.js";

const NOTES = "/extras/notes/";

interface NewNote {
  id: string;
  assigned_object_type: string;
  assigned_object_id: string;
  note: string;
}

/**
 * Marks objects in place of deleting them: first the note that says since when, so that no mark is ever without one.
 *
 * @returns why each that could not be marked was not
 */
export async function markObjects(
  adapter: NautobotAdapter,
  binding: Binding,
  safe: SafeDelete,
  models: readonly Model[],
  signal: AbortSignal | undefined,
): Promise<Map<Model, string>> {
  if (models.length === 0) return new Map();
  const { client, writes, retirement } = adapter;
  const ids = models.map((model) => adapter.idOf(model));
  const [notes, markings] = [await marksFor(client, ids), await readMarkings(client, binding, safe, ids)];
  const markingOf = (model: Model) => markings.get(adapter.idOf(model));
  const at = retirement.now();
  const noted: ListWriter<Model>["send"] = async (list, write) => {
    const [old, fresh] = [[] as { id: string; note: string }[], [] as NewNote[]];
    for (const model of list) {
      const id = adapter.idOf(model);
      const was = markings.get(id)?.status ?? undefined;
      const mark = {
        at,
        ...(safe.status !== undefined && was !== safe.status && was !== undefined && { was }),
      };
      const [note, known] = [noteOf(mark), notes.get(id)?.note];
      if (known !== undefined) old.push({ id: known, note });
      else
        fresh.push({
          id: randomUUID(),
          assigned_object_type: binding.contentType,
          assigned_object_id: id,
          note,
        });
    }
    await write(async () => {
      await client.updateMany(NOTES, old, { brief: true });
      await client.createMany(NOTES, fresh, { brief: true });
    });
    return new Map();
  };
  const marked: ListWriter<Model>["send"] = async (list, write) => {
    const changed = await stale(adapter, binding, list);
    const due = list.filter((model) => !changed.has(model) && markingOf(model));
    const patches = due.map((model) => ({ id: adapter.idOf(model), ...bodyOf(safe, markingOf(model)) }));
    await write(
      () => client.updateMany(binding.path, patches, { brief: true, repeatable: false }),
      patches.length,
    );
    return changed;
  };
  const refused = await writeLists(models, { send: noted }, writes, signal);
  const ready = models.filter((model) => !refused.has(model));
  for (const [model, message] of await writeLists(ready, { send: marked }, writes, signal))
    refused.set(model, message);
  for (const model of models) if (!refused.has(model)) retirement.keep(model);
  return refused;
}

function bodyOf({ status, tag }: SafeDelete, marking: Marking | undefined): Body {
  if (status !== undefined) return { status };
  const others = (marking?.tags ?? []).filter(({ name }) => name !== tag);
  return { tags: [...others.map(({ id }) => ({ id })), { name: tag }] };
}
