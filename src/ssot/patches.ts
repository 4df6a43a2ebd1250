import { isDeepStrictEqual } from "node:util";
import type { BatchContext, Model } from "../diffsync/index.js";
import type { Binding } from "./binding.js";
import { createMissing } from "./create-missing.js";
import { type Current, currentOf } from "./current.js";
import type { Body } from "./fields/column.js";
import type { Redirection } from "./fields/redirections.js";
import { type ListWriter, writeLists } from "./list-writer.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { redirect } from "./redirect.js";
import { writeMetadata } from "./write-metadata.js";
import { notTaken } from "./not-taken.js";

/** A change of one object, as it is sent. */
export interface Patch {
  model: Model;
  id: string;
  /** What the body says, by field of the model. */
  attrs: Record<string, unknown>;
  /** Set when the object is to hang below another one; null when below none any longer. */
  parent?: Model | null | undefined;
  body: Body;
}

/** Why some of these are no longer to be written: they changed meanwhile. */
export type Check = (models: readonly Model[]) => Promise<Map<Model, string>>;

/** What became of patches that are not written as asked. */
export interface Unwritten<T> {
  /** Why nothing was written. */
  refused: Map<T, string>;
  /** What is missing of what was written. */
  partly: Map<T, string>;
}

export async function writePatches(
  adapter: NautobotAdapter,
  binding: Binding,
  patches: readonly Patch[],
  check: Check,
  { signal }: BatchContext,
): Promise<Unwritten<Patch>> {
  const metadata = new Map(patches.map((each) => [each, takeMetadata(binding, each)]));
  const redirections = await adapter.outside.redirections(binding, patches, signal ? { signal } : {});
  const refused = await unfit(adapter, binding, patches, signal);
  const ready = patches.filter((each) => !refused.has(each));
  const partly = new Map<Patch, string>();
  const writer = patching(adapter, binding, check, partly);
  for (const [patch, message] of await writeLists(ready, writer, adapter.writes, signal))
    refused.set(patch, message);
  const written = patches.filter((each) => !refused.has(each));
  const due = written.flatMap((each) => {
    const redirected = redirections.get(each);
    return redirected ? [[each, redirected] as const] : [];
  });
  for (const [patch, message] of await redirectAll(adapter, due, signal)) partly.set(patch, message);
  const notes = written.map((patch) => ({ patch, id: patch.id, attrs: metadata.get(patch) ?? {} }));
  for (const [{ patch }, message] of await writeMetadata(adapter, binding, notes, signal))
    partly.set(patch, message);
  await adapter.synced(
    binding,
    written.map(({ id }) => id),
  );
  return { refused, partly };
}

/** The values that are written beside the object, taken out of those that its body says. */
function takeMetadata({ columns }: Binding, { attrs }: Patch): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const { field, metadata } of columns)
    if (metadata !== undefined && field in attrs) {
      taken[field] = attrs[field];
      Reflect.deleteProperty(attrs, field);
    }
  return taken;
}

function patching(
  adapter: NautobotAdapter,
  binding: Binding,
  check: Check,
  partly: Map<Patch, string>,
): ListWriter<Patch> {
  const { client } = adapter;
  return {
    send: async (list, write) => {
      const changed = await check(list.map(({ model }) => model));
      const due = list.filter(({ model, body }) => !changed.has(model) && Object.keys(body).length > 0);
      const bodies = due.map(({ id, body }) => ({ id, ...body }));
      const rows = await write(
        () => client.updateMany(binding.path, bodies, { brief: true, repeatable: false }),
        bodies.length,
      );
      const there = new Set(rows.map(({ id }) => id));
      const gone = due.filter(({ id }) => !there.has(id));
      const written = due.filter((each) => !gone.includes(each));
      const fixed = Object.keys(binding.compute);
      for (const [each, message] of await notTaken(adapter, binding, written, { rows, fixed }))
        partly.set(each, message);
      return new Map([
        ...list.flatMap((each) => pair(each, changed.get(each.model))),
        ...gone.map((each) => [each, GONE] as const),
      ]);
    },
    undone: async (list) => {
      const current = await currentOf(
        adapter,
        binding,
        list.map(({ model }) => model),
      );
      return list.filter((each) => !isDone(adapter, each, current.get(each.model)));
    },
  };
}

const GONE = "stale: it was deleted in Nautobot after it was loaded; run again";

const pair = <T>(item: T, message: string | undefined): [T, string][] =>
  message === undefined ? [] : [[item, message]];

/** Brings the bodies into their final form; why, for those that cannot be. */
async function unfit(
  adapter: NautobotAdapter,
  binding: Binding,
  patches: readonly Patch[],
  signal: AbortSignal | undefined,
): Promise<Map<Patch, string>> {
  const bodies = patches.map(({ body }) => body);
  const messages = new Map([
    ...(await adapter.outside.finish(binding, bodies, signal)),
    ...(await createMissing(adapter, binding, bodies, signal)),
  ]);
  return new Map(patches.flatMap((patch) => pair(patch, messages.get(patch.body))));
}

async function redirectAll(
  adapter: NautobotAdapter,
  due: readonly (readonly [Patch, readonly Redirection[]])[],
  signal: AbortSignal | undefined,
): Promise<Map<Patch, string>> {
  const refused = await redirect(
    adapter,
    due.flatMap(([, redirections]) => redirections),
    signal,
  );
  return new Map(
    due.flatMap(([patch, redirections]) =>
      pair(
        patch,
        redirections.map((each) => refused.get(each)).find((message) => message !== undefined),
      ),
    ),
  );
}

function isDone(adapter: NautobotAdapter, { attrs, parent }: Patch, current: Current | undefined): boolean {
  if (!current) return false;
  if (parent !== undefined && current.parent !== (parent && adapter.idOf(parent))) return false;
  return Object.entries(attrs).every(([field, value]) => isDeepStrictEqual(current.values[field], value));
}
