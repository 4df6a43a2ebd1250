import type { Model } from "../../diffsync/index.js";
import { type Binding } from "../binding.js";
import { type Body, isLookup } from "../fields/column.js";
import type { NautobotAdapter } from "../nautobot-adapter.js";
import { isMarked, readMarkings } from "./read.js";

const NOTES = "/extras/notes/";

/** Has the patches of marked objects take their marks away, too. */
export async function unmark(
  adapter: NautobotAdapter,
  binding: Binding,
  patches: ReadonlyMap<Model, Body>,
): Promise<void> {
  const { client, retirement } = adapter;
  const marked = [...patches.keys()].filter((model) => retirement.markOf(model));
  const safe = marked[0] && retirement.typeOf(marked[0])?.safe;
  if (!safe) return;
  const ids = marked.map((model) => adapter.idOf(model));
  const markings = safe.tag === undefined ? undefined : await readMarkings(client, binding, safe, ids);
  for (const model of marked) {
    const body = patches.get(model) as Body;
    if (safe.tag === undefined)
      body["status"] ??= retirement.markOf(model)?.was ?? binding.set["status"] ?? safe.status;
    else {
      const tags = markings?.get(adapter.idOf(model))?.tags ?? [];
      const own = tags.find(({ name }) => name === safe.tag);
      const wanted = (body["tags"] ?? tags.map(({ id }) => ({ id }))) as unknown[];
      body["tags"] = wanted.filter((tag) => !names(tag, own ?? { id: "", name: safe.tag }));
    }
  }
}

/** Whether a tag of a body is the one. */
function names(tag: unknown, { id, name }: { id: string; name: string }): boolean {
  if (!isLookup(tag)) return tag === id || tag === name;
  return tag["id"] === id || tag["name"] === name;
}

/** Takes the notes of objects away that are no longer marked. One that stays does no harm: it marks nothing by itself. */
export async function forgetMarks(
  adapter: NautobotAdapter,
  binding: Binding,
  models: readonly Model[],
): Promise<void> {
  const { client, retirement } = adapter;
  const restored = models.filter((model) => retirement.markOf(model));
  const safe = restored[0] && retirement.typeOf(restored[0])?.safe;
  if (!safe) return;
  const ids = restored.map((model) => adapter.idOf(model));
  const forget = async (): Promise<void> => {
    // one whose update had no answer may be marked still; a status of the model's own is no mark any longer
    const own = safe.status !== undefined && binding.columns.some(({ head }) => head === "status");
    const markings = await readMarkings(client, binding, safe, ids);
    const stays = (model: Model): boolean => {
      const marking = markings.get(adapter.idOf(model));
      return !own && marking !== undefined && isMarked(marking, safe);
    };
    const free = restored.filter((model) => !stays(model));
    const notes = free.flatMap((model) => retirement.markOf(model)?.note ?? []);
    await client.removeMany(NOTES, notes);
  };
  await forget().catch((error: unknown) => {
    adapter.warn(`Notes of restored objects stay: ${error instanceof Error ? error.message : String(error)}`);
  });
}
