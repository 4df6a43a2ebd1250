import { randomUUID } from "node:crypto";
import {
  type AnyModelClass,
  type BatchContext,
  type BatchResult,
  type Model,
  ObjectNotCreated,
} from "../diffsync/index.js";
import { type Binding, createValues, type Values } from "./binding.js";
import { createMissing } from "./create-missing.js";
import { type ListWriter, writeLists } from "./list-writer.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { writeMetadata } from "./write-metadata.js";
import { notTaken } from "./not-taken.js";
import { inWaves } from "./order.js";
import { splitTreePath } from "./tree-path.js";

export interface CreateItem {
  ids: Values;
  attrs: Values;
  parent?: Model | undefined;
}

interface NewObject {
  /** Chosen here, so that an unanswered request can be looked up and later objects can refer to it. */
  id: string;
  values: Values;
  model: Model;
  /** The values that the body says, and those that have to wait. */
  attrs: Values;
  later: Values;
  body: Record<string, unknown>;
}

type BaseClass = AnyModelClass & { createBase(adapter: NautobotAdapter, ids: Values, attrs: Values): Model };

/** The `createMany` of every model made by `nautobotModel`. */
export async function createMany(
  this: BaseClass,
  adapter: NautobotAdapter,
  items: readonly CreateItem[],
  context: BatchContext,
): Promise<BatchResult[]> {
  const binding = adapter.bindingOf(this);
  const objects = items.map((item) => newObject(this, adapter, binding, item));
  const refused = await unfit(adapter, binding, objects, context);
  const partly = new Map<NewObject, string>();
  const fixed = Object.keys({ ...binding.set, ...binding.compute });
  const writer: ListWriter<NewObject> = {
    send: async (list, write) => {
      const bodies = list.map(({ body }) => body);
      const rows = await write(() =>
        adapter.client.createMany(binding.path, bodies as never, { brief: true }),
      );
      for (const [object, message] of await notTaken(adapter, binding, list, { rows, fixed }))
        partly.set(object, message);
      return new Map();
    },
  };
  for (const wave of inWaves(binding, objects, ({ values }) => values)) {
    const ready = wave.filter(
      (object) => !refused.has(object) && placeInTree(adapter, binding, object, refused),
    );
    for (const [object, message] of await writeLists(ready, writer, adapter.writes, context.signal))
      refused.set(object, message);
    for (const object of ready)
      if (!refused.has(object)) adapter.rememberPlace(binding, object.values, object.id);
  }
  const written = objects.filter((object) => !refused.has(object));
  for (const [{ object }, message] of await writeMetadata(
    adapter,
    binding,
    written.map(beside),
    context.signal,
  ))
    partly.set(object, message);
  await adapter.synced(
    binding,
    written.map(({ id }) => id),
  );
  return objects.map((object, index) => {
    const message = refused.get(object);
    if (message !== undefined) return new ObjectNotCreated(message);
    const { model, later } = object;
    const { parent } = items[index] as CreateItem;
    if (binding.parent !== undefined && parent) adapter.rememberParent(model, adapter.idOf(parent));
    adapter.late.postpone(model, { binding, attrs: later, before: emptyLike(later) });
    const missing = partly.get(object);
    return missing === undefined ? model : model.setStatus("failure", missing);
  });
}

function newObject(
  ModelClass: BaseClass,
  adapter: NautobotAdapter,
  binding: Binding,
  { ids, attrs, parent }: CreateItem,
): NewObject {
  const id = randomUUID();
  const values = { ...ids, ...attrs };
  const { now, later } = adapter.late.split(binding, values);
  const said = withoutMetadata(binding, now);
  const body: Record<string, unknown> = { id, ...createValues(binding, values, now) };
  if (binding.parent !== undefined && parent) body[binding.parent] = adapter.idOf(parent);
  const model = adapter.rememberId(ModelClass.createBase(adapter, ids, attrs), id);
  return { id, values, model, attrs: said, later, body };
}

const withoutMetadata = ({ columns }: Binding, values: Values): Values => {
  const beside = new Set(columns.filter(({ metadata }) => metadata !== undefined).map(({ field }) => field));
  return Object.fromEntries(Object.entries(values).filter(([field]) => !beside.has(field)));
};

/** What of an object is written beside it, and is there already when it is nothing. */
const beside = (object: NewObject) => {
  const values = Object.entries(object.values).filter(([, value]) => value !== null);
  return { object, id: object.id, attrs: Object.fromEntries(values) };
};

/** What a new object has of these fields before they are written. */
const emptyLike = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, Array.isArray(value) ? [] : null]),
  );

/** Brings the bodies into their final form; why, for those that cannot be. */
async function unfit(
  adapter: NautobotAdapter,
  binding: Binding,
  objects: readonly NewObject[],
  { signal }: BatchContext,
): Promise<Map<NewObject, string>> {
  const bodies = objects.map(({ body }) => body);
  const messages = new Map([
    ...(await adapter.outside.finish(binding, bodies, signal)),
    ...(await createMissing(adapter, binding, bodies, signal)),
  ]);
  return new Map(
    objects.flatMap((object) => {
      const message = messages.get(object.body);
      return message === undefined ? [] : [[object, message] as const];
    }),
  );
}

/** Fills in the name and the parent's id in a tree; false, and a refusal, when there is none. */
function placeInTree(
  adapter: NautobotAdapter,
  binding: Binding,
  object: NewObject,
  refused: Map<NewObject, string>,
): boolean {
  if (!binding.tree) return true;
  const { field, head } = binding.tree;
  const { parent, name } = splitTreePath(object.values[field] as string);
  const id = parent === null ? null : adapter.idAt(binding, parent);
  if (id === undefined) {
    refused.set(
      object,
      `${head}: there is no "${parent ?? ""}" to put it under, or that could not be created`,
    );
    return false;
  }
  Object.assign(object.body, { name, [head]: id });
  return true;
}
