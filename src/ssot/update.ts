import { isDeepStrictEqual } from "node:util";
import {
  type AnyModelClass,
  type BatchContext,
  type BatchResult,
  type Model,
  ObjectNotUpdated,
} from "../diffsync/index.js";
import { type Binding, updateValues, type Values } from "./binding.js";
import { bindingOf } from "./bindings.js";
import { createMissing } from "./create-missing.js";
import { type Current, currentOf, stale } from "./current.js";
import type { Body } from "./fields/column.js";
import { type ListWriter, writeLists } from "./list-writer.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";

export interface UpdateItem {
  model: Model;
  attrs: Values;
  /** Set when the object is to hang below another one; null when below none any longer. */
  parent?: Model | null | undefined;
}

/** The `updateMany` of every model made by `nautobotModel`. */
export async function updateMany(
  this: AnyModelClass,
  adapter: NautobotAdapter,
  items: readonly UpdateItem[],
  context: BatchContext,
): Promise<BatchResult[]> {
  const binding = bindingOf(this);
  const bodies = new Map(items.map((item) => [item, patch(adapter, binding, item)]));
  const refused = await unfit(adapter, binding, bodies, context);
  const modelsOf = (list: readonly UpdateItem[]): Model[] => list.map(({ model }) => model);
  const writer: ListWriter<UpdateItem> = {
    send: async (list) => {
      const changed = await stale(adapter, binding, modelsOf(list));
      const due = list.filter(({ model }) => !changed.has(model));
      const patches = due.map((item) => ({ id: adapter.idOf(item.model), ...bodies.get(item) }));
      const options = { brief: true, repeatable: false };
      await adapter.client.updateMany(binding.path, adapter.outside.emptied(binding, patches), options);
      const rows = await adapter.client.updateMany(binding.path, patches, options);
      const written = new Set(rows.map(({ id }) => id));
      const reason = (model: Model): string | undefined =>
        changed.get(model) ?? (written.has(adapter.idOf(model)) ? undefined : GONE);
      return new Map(list.flatMap((item) => pair(item, reason(item.model))));
    },
    undone: async (list) => {
      const current = await currentOf(adapter, binding, modelsOf(list));
      return list.filter((item) => !isDone(adapter, item, current.get(item.model)));
    },
  };
  const ready = items.filter((item) => !refused.has(item));
  for (const [item, message] of await writeLists(ready, writer, adapter.writes, context.signal))
    refused.set(item, message);
  const written = items.filter((item) => !refused.has(item));
  await adapter.synced(
    binding,
    written.map(({ model }) => adapter.idOf(model)),
  );
  return items.map((item) => {
    const message = refused.get(item);
    if (message !== undefined) return new ObjectNotUpdated(message);
    if (item.parent !== undefined) adapter.rememberParent(item.model, idOf(adapter, item.parent));
    return item.model.updateBase(item.attrs);
  });
}

/** The `move` of every model made by `nautobotModel`: one PATCH, so that the object keeps its id. */
export async function move(this: Model, parent: Model | undefined, attrs: Values): Promise<Model> {
  const ModelClass = this.constructor as AnyModelClass;
  const item = { model: this, attrs, parent: parent ?? null };
  const [result] = await updateMany.call(ModelClass, this.adapter as NautobotAdapter, [item], {
    signal: undefined,
  });
  if (result instanceof Error) throw result;
  return this;
}

const GONE = "stale: it was deleted in Nautobot after it was loaded; run again";

/** Brings the bodies into their final form; why, for those that cannot be. */
async function unfit(
  adapter: NautobotAdapter,
  binding: Binding,
  bodies: ReadonlyMap<UpdateItem, Body>,
  { signal }: BatchContext,
): Promise<Map<UpdateItem, string>> {
  const due = [...bodies.values()];
  const messages = new Map([
    ...(await adapter.outside.finish(binding, due, signal)),
    ...(await createMissing(adapter, binding, due, signal)),
  ]);
  return new Map([...bodies].flatMap(([item, body]) => pair(item, messages.get(body))));
}

const pair = <T>(item: T, message: string | undefined): [T, string][] =>
  message === undefined ? [] : [[item, message]];

function isDone(
  adapter: NautobotAdapter,
  { attrs, parent }: UpdateItem,
  current: Current | undefined,
): boolean {
  if (!current || (parent !== undefined && current.parent !== idOf(adapter, parent))) return false;
  return Object.entries(attrs).every(([field, value]) => isDeepStrictEqual(current.values[field], value));
}

const idOf = (adapter: NautobotAdapter, parent: Model | null): string | null =>
  parent && adapter.idOf(parent);

/** Only the REST fields that change, each whole: a lookup by several fields carries the unchanged ones too. */
export function patch(
  adapter: NautobotAdapter,
  binding: Binding,
  { model, attrs, parent }: UpdateItem,
): Body {
  const values = { ...model.getIdentifiers(), ...model.getAttrs(), ...attrs };
  const units = new Set(binding.columns.flatMap(({ field, unit }) => (field in attrs ? [unit] : [])));
  const changed = binding.columns.filter(({ unit }) => units.has(unit));
  const written = Object.fromEntries(changed.map(({ field }) => [field, values[field]]));
  return {
    ...updateValues(binding, { changed: written, values, kept: adapter.keptOf(model) }),
    ...(binding.parent !== undefined && parent !== undefined && { [binding.parent]: idOf(adapter, parent) }),
  };
}
