import { expect } from "chai";
import { Adapter, type AnyModelClass, DiffSyncFlags, type Outcome } from "../../../src/diffsync/index.js";
import type { Client } from "../../../src/nautobot/index.js";
import { NautobotAdapter } from "../../../src/ssot/index.js";
import type { ModelRow, Values } from "./row.js";

class Source extends Adapter {
  override readonly topLevel: readonly AnyModelClass[];
  constructor(model: AnyModelClass, objects: readonly Values[]) {
    super(undefined);
    this.topLevel = [model];
    for (const fields of objects) this.add(model, fields as never);
  }
}

/**
 * Creates, changes and deletes a row's objects in Nautobot; after each step nothing may be left to do.
 *
 * @param whileThere - looks at the objects before they are deleted
 */
export async function roundTrip(
  client: Client,
  { model, needs, objects, change, newest = false }: ModelRow,
  whileThere: (model: AnyModelClass) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  if (newest && (await client.check()).startsWith("2.")) return refused(client, model);
  const there = await given(client, needs);
  try {
    await inStep(client, model, objects, objects.length, "create");
    const changed = objects.map((fields, index) =>
      index === objects.length - 1 ? { ...fields, ...change } : fields,
    );
    await inStep(client, model, changed, change ? 1 : 0, "update");
    await whileThere(model);
    await inStep(client, model, [], objects.length, "delete");
  } finally {
    await sync(client, model, []).finally(async () => {
      for (const [path, id] of there.reverse()) await client.remove(path as never, id);
    });
  }
}

/** An older release lacks what the model uses, which is said before anything is read. */
async function refused(client: Client, model: AnyModelClass): Promise<void> {
  const error: unknown = await load(client, model).catch((problem: unknown) => problem);
  expect(error).to.include({ code: "NAUTOBOT_VERSION" });
}

async function given(client: Client, needs: ModelRow["needs"]): Promise<[path: string, id: string][]> {
  const there: [string, string][] = [];
  for (const [path, body] of needs) {
    const { id } = (await client.create(path as never, body as never)) as { id: string };
    there.push([path, id]);
  }
  const fields = there.flatMap(([path, id]) => (path === "/extras/custom-fields/" ? [id] : []));
  await customFieldsReady(client, fields);
  return there;
}

/** Waits until objects have new custom fields, given by their ids, and take values of them. */
export async function customFieldsReady(client: Client, fields: readonly string[]): Promise<void> {
  await provisioned(client, fields);
  await known(client, fields);
}

/** Nautobot's worker gives a new custom field to the objects there are: since 3.0 by a Job; before, over no value. */
async function provisioned(client: Client, fields: readonly string[]): Promise<void> {
  if ((await client.check()).startsWith("2.")) return;
  const waiting = new Set(fields);
  while (waiting.size > 0) {
    for await (const result of client.list("/extras/job-results/", {
      query: { name: ["Provision Custom Field"] },
    })) {
      const { field } = result.task_kwargs as { field: string };
      if (result.status.value === "SUCCESS") waiting.delete(field);
      else if (result.status.value === "FAILURE" && waiting.has(field))
        throw new Error(`Nautobot's worker did not provision the custom field ${field}`);
    }
  }
}

/**
 * Nautobot keeps a list of a type's custom fields, drops it before a new field is committed, and silently ignores
 * values of fields that are not in it: whoever reads in between, such as the worker, puts the old list back. A field
 * that is saved when all are there drops it once more.
 */
async function known(client: Client, fields: readonly string[]): Promise<void> {
  for (const id of fields) await client.update("/extras/custom-fields/", id, { description: "known" });
}

async function inStep(
  client: Client,
  model: AnyModelClass,
  objects: readonly Values[],
  expected: number,
  action: string,
): Promise<void> {
  const source = new Source(model, objects);
  const outcomes = await sync(client, model, objects);
  const failed = outcomes.filter(({ status }) => status !== "success");
  expect(failed.map(({ uid, message }) => `${action} ${uid}: ${message}`)).to.deep.equal([]);
  expect(outcomes.map((outcome) => outcome.action)).to.deep.equal(Array(expected).fill(action));
  const again = await (await load(client, model)).diffFrom(source);
  expect([...again.changes()], `after ${action}`).to.deep.equal([]);
}

async function sync(client: Client, model: AnyModelClass, objects: readonly Values[]): Promise<Outcome[]> {
  const source = new Source(model, objects);
  const target = await load(client, model);
  const outcomes: Outcome[] = [];
  await target.syncFrom(source, {
    diff: await target.diffFrom(source),
    flags: DiffSyncFlags.CONTINUE_ON_FAILURE,
    onOutcome: (outcome) => void outcomes.push(outcome),
  });
  return outcomes;
}

export async function load(client: Client, model: AnyModelClass): Promise<NautobotAdapter> {
  const adapter = new NautobotAdapter(client, [model]);
  await adapter.load(new AbortController().signal);
  return adapter;
}
