import { expect } from "chai";
import { Adapter, type AnyModelClass, DiffSyncFlags, type Outcome } from "../../../src/diffsync/index.js";
import type { Client } from "../../../src/nautobot/index.js";
import { NautobotAdapter, type NautobotAdapterOptions } from "../../../src/ssot/index.js";

/** A walk through several syncs, the same in the sandbox and in a real Nautobot. */
export interface Flow {
  what: string;
  run: (client: Client) => Promise<void>;
}

export class Source extends Adapter {
  override readonly topLevel: readonly AnyModelClass[];
  constructor(models: readonly AnyModelClass[]) {
    super(undefined);
    this.topLevel = models;
  }
}

export async function load(
  client: Client,
  models: readonly AnyModelClass[],
  options?: NautobotAdapterOptions,
): Promise<NautobotAdapter> {
  const adapter = new NautobotAdapter(client, models, options);
  await adapter.load(new AbortController().signal);
  return adapter;
}

/** Applies what differs. @returns every outcome, in order */
export async function apply(target: NautobotAdapter, source: Adapter<unknown>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  await target.syncFrom(source, {
    diff: await target.diffFrom(source),
    flags: DiffSyncFlags.CONTINUE_ON_FAILURE,
    onOutcome: (outcome) => void outcomes.push(outcome),
  });
  return outcomes;
}

export const failures = (outcomes: readonly Outcome[]): string[] =>
  outcomes.filter(({ status }) => status !== "success").map(({ uid, message }) => `${uid}: ${message}`);

/** Makes Nautobot like the source without a failure; nothing may be left to do then. */
export async function settle(
  client: Client,
  models: readonly AnyModelClass[],
  source: Adapter<unknown>,
): Promise<Outcome[]> {
  const outcomes = await apply(await load(client, models), source);
  expect(failures(outcomes)).to.deep.equal([]);
  const left = await (await load(client, models)).diffFrom(source);
  expect([...left.changes()].map(({ action, type, uid }) => `${action} ${type} ${uid}`)).to.deep.equal([]);
  return outcomes;
}

/** What a flow made, to be taken away in the end, last first. */
export class Belongings {
  readonly #client: Client;
  readonly #made: [path: string, id: string][] = [];

  constructor(client: Client) {
    this.#client = client;
  }

  async make(path: string, body: object): Promise<string> {
    const { id } = (await this.#client.create(path as never, body as never)) as { id: string };
    this.#made.unshift([path, id]);
    return id;
  }

  async clear(): Promise<void> {
    for (const [path, id] of this.#made.splice(0)) await this.#client.removeMany(path as never, [id]);
  }
}
