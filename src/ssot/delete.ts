import {
  type AnyModelClass,
  type BatchContext,
  type BatchResult,
  type Model,
  ObjectNotDeleted,
} from "../diffsync/index.js";
import type { Binding, Values } from "./binding.js";
import { currentOf, stale } from "./current.js";
import { type ListWriter, writeLists } from "./list-writer.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { inWaves } from "./order.js";
import { markObjects } from "./retire/mark.js";

/** The `deleteMany` of every model made by `nautobotModel`. */
export async function deleteMany(
  this: AnyModelClass,
  adapter: NautobotAdapter,
  models: readonly Model[],
  context: BatchContext,
): Promise<BatchResult[]> {
  const binding = adapter.bindingOf(this);
  const refused = new Map<Model, string>();
  const cleared = clearedByDeletes(adapter, binding);
  const writer: ListWriter<Model> = {
    send: async (list, write) => {
      const changed = await stale(adapter, binding, list, cleared);
      const ids = list.filter((model) => !changed.has(model)).map((model) => adapter.idOf(model));
      await write(() => adapter.client.removeMany(binding.path, ids, { repeatable: false }), ids.length);
      return changed;
    },
    undone: async (list) => [...(await currentOf(adapter, binding, list)).keys()],
  };
  const marked = new Set(models.filter((model) => adapter.retires(model)));
  const [first] = marked;
  const safe = first && adapter.retirement.typeOf(first)?.safe;
  if (safe)
    for (const [model, message] of await markObjects(adapter, binding, safe, [...marked], context.signal))
      refused.set(model, message);
  const holders = adapter.holders();
  const gone = models.filter((model) => !marked.has(model));
  for (const model of gone) if (holders.has(adapter.idOf(model))) refused.set(model, HOLDS_MARKED);
  const due = gone.filter((model) => !refused.has(model));
  for (const wave of inWaves(binding, due, valuesOf).reverse()) {
    const parents = await withChildren(adapter, binding, wave, context);
    for (const [model, count] of parents) refused.set(model, stillHolds(count));
    const free = wave.filter((model) => !parents.has(model));
    for (const [model, message] of await writeLists(free, writer, adapter.writes, context.signal))
      refused.set(model, message);
  }
  return models.map((model) => {
    const message = refused.get(model);
    return message === undefined ? model.deleteBase() : new ObjectNotDeleted(message);
  });
}

/** What this sync deletes before is taken out of the fields that refer to it, by Nautobot itself. */
function clearedByDeletes(adapter: NautobotAdapter, { columns }: Binding): ReadonlySet<string> {
  const paths = new Set<string>(adapter.models.map((model) => adapter.bindingOf(model).path));
  const concerned = columns.filter(({ refersTo }) => refersTo !== undefined && paths.has(refersTo));
  return new Set(concerned.map(({ field }) => field));
}

const HOLDS_MARKED =
  "not deleted: objects below it are marked for deletion, and Nautobot would not wait for their days of grace";

const stillHolds = (count: number): string =>
  `not deleted: ${count} object(s) below it stay, and Nautobot would delete them with it`;

const valuesOf = (model: Model): Values => ({ ...model.getIdentifiers(), ...model.getAttrs() });

/**
 * Nautobot deletes what hangs below an object of a tree with it, without a word; by now whatever was to be
 * deleted below these is gone, so a child that is still there has to stay. Other references to an object of the
 * same type, such as an interface's LAG, are only cleared.
 */
async function withChildren(
  adapter: NautobotAdapter,
  binding: Binding,
  models: readonly Model[],
  { signal }: BatchContext,
): Promise<Map<Model, number>> {
  const holders = new Map<Model, number>();
  if (!binding.self?.head.startsWith("parent") || models.length === 0) return holders;
  const children = await adapter.childrenOf(binding, binding.self.head, models, signal ? { signal } : {});
  for (const model of models) {
    const count = children.get(adapter.idOf(model));
    if (count !== undefined) holders.set(model, count);
  }
  return holders;
}
