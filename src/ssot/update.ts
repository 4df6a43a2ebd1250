import {
  type AnyModelClass,
  type BatchContext,
  type BatchResult,
  type Model,
  ObjectNotUpdated,
} from "../diffsync/index.js";
import { type Binding, updateValues, type Values } from "./binding.js";
import { stale } from "./current.js";
import type { Body } from "./fields/column.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { writePatches } from "./patches.js";
import { forgetMarks, unmark } from "./retire/restore.js";

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
  const binding = adapter.bindingOf(this);
  const patches = items.map(({ model, attrs, parent }) => {
    const { now, later } = adapter.late.split(binding, attrs);
    const body = patch(adapter, binding, { model, attrs: now, parent });
    return { model, id: adapter.idOf(model), attrs: now, later, parent, body };
  });
  await unmark(adapter, binding, new Map(patches.map(({ model, body }) => [model, body])));
  const check = (models: readonly Model[]) => stale(adapter, binding, models);
  const { refused, partly } = await writePatches(adapter, binding, patches, check, context);
  const written = patches.filter((each) => !refused.has(each)).map(({ model }) => model);
  await forgetMarks(adapter, binding, written);
  return items.map(({ model, attrs, parent }, index) => {
    const sent = patches[index] as (typeof patches)[number];
    const message = refused.get(sent);
    if (message !== undefined) return new ObjectNotUpdated(message);
    if (parent !== undefined) adapter.rememberParent(model, parent && adapter.idOf(parent));
    const before = model.getAttrs();
    adapter.late.postpone(model, { binding, attrs: sent.later, before: of(before, sent.later) });
    const missing = partly.get(sent);
    const updated = model.updateBase(attrs);
    return missing === undefined ? updated : updated.setStatus("failure", missing);
  });
}

/** The values of the same fields. */
const of = (values: Values, fields: Values): Values =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, values[field]]));

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
    ...(binding.parent !== undefined &&
      parent !== undefined && { [binding.parent]: parent && adapter.idOf(parent) }),
  };
}
