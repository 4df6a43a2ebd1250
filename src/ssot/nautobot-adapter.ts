import {
  Adapter,
  type Aside,
  type AnyModelClass,
  type Diff,
  type Model,
  type Problem,
} from "../diffsync/index.js";
import { type Client, ENDPOINTS, NautobotError } from "../nautobot/index.js";
import { type Binding, keeperOf, readRow, type Values } from "./binding.js";
import { bindingOf } from "./bindings.js";
import { BULK_FROM } from "./bulk-read.js";
import { type Row, referred } from "./fields/column.js";
import { Outside } from "./fields/outside.js";
import { checkMinor } from "./check-minor.js";
import { checkSeen } from "./check-seen.js";
import { LastSync } from "./last-sync.js";
import { Late } from "./late.js";
import { readAll } from "./read-all.js";
import { Reader } from "./reader.js";
import type { Writes } from "./list-writer.js";
import { Retirement } from "./retire/retirement.js";
import { markField, type SafeDelete } from "./retire/spec.js";
import { Snapshots } from "./snapshots.js";
import type { SnapshotStore } from "./snapshot-store.js";
import { type TreeNode, treePaths } from "./tree-path.js";
import { parentsFirst } from "./parents-first.js";
import { authorize } from "./authorize.js";
import { validate } from "./validate.js";
import { WriteLimit } from "./write-limit.js";

export interface NautobotAdapterOptions {
  /** What reports call this side; "Nautobot" unless given. */
  name?: string;
  /** Writes over objects that changed in Nautobot after they were loaded, instead of leaving them as stale. */
  overwrite?: boolean;
  /** Remembers what was loaded, so that the next load only asks for what changed. */
  snapshots?: SnapshotStore;
  /**
   * The system the data comes from. When it was last synced is then kept for every object created or updated, as
   * metadata "Last sync from …" that nautobot-ssot keeps too.
   */
  lastSyncFrom?: string;
  /** Of models that do not say so themselves: marks objects before they are deleted, as far as they can be. */
  safeDelete?: SafeDelete;
  /** Whose days of grace are counted. */
  now?: () => Date;
  /** From so many objects on that have to be read in full, the companion reads them, where there is one: 10,000. */
  bulkFrom?: number;
  /** Hears how far a load is. */
  info?: (message: string) => void;
  /** After how many loaded objects it hears that again: 10,000. */
  logEvery?: number;
  /** Hears what went wrong without harm to the sync. */
  warn?: (message: string) => void;
}

const LOG_EVERY = 10_000;

/** One Nautobot as a source or target: loads the given models, and writes what a sync changes in them. */
export class NautobotAdapter extends Adapter<Client> {
  override readonly topLevel: readonly AnyModelClass[];
  override readonly models: readonly AnyModelClass[];
  /** Nautobot protects what others refer to, so deletes wait for everything else. */
  override readonly deletesLast = true;
  /** What lies outside the objects' own rows. */
  readonly outside: Outside;
  /** References to what is created later in the same sync. */
  readonly late = new Late(this);
  readonly #kept = new WeakMap<Model, Values>();
  readonly overwrite: boolean;
  /** What all writes of this adapter share. */
  readonly writes: Writes;
  readonly warn: (message: string) => void;
  /** Which objects are marked for deletion. */
  readonly retirement: Retirement;
  readonly #lastSync: LastSync | undefined;
  readonly #snapshots: SnapshotStore | undefined;
  readonly #bulkFrom: number;
  readonly #info: (message: string) => void;
  readonly #logEvery: number;
  readonly #ids = new Map<Model, string>();
  readonly #parents = new WeakMap<Model, string | null>();
  /** The reverse, from when it is first needed. */
  #byId: Map<string, Model> | undefined;
  readonly #places = new Map<Binding, Map<string, string>>();

  /** @param models - made by `nautobotModel`, in the order in which they are created */
  constructor(client: Client, models: readonly AnyModelClass[], options: NautobotAdapterOptions = {}) {
    super(client, { name: options.name ?? "Nautobot" });
    this.outside = new Outside(client);
    this.#snapshots = options.snapshots;
    this.topLevel = models.filter((model) => !models.some((other) => other !== model && holds(other, model)));
    this.models = models;
    this.overwrite = options.overwrite ?? false;
    this.writes = { limit: new WriteLimit(client) };
    const { lastSyncFrom: from, warn = () => undefined, now = () => new Date() } = options;
    this.#bulkFrom = options.bulkFrom ?? BULK_FROM;
    this.warn = warn;
    this.#info = options.info ?? (() => undefined);
    this.#logEvery = options.logEvery ?? LOG_EVERY;
    this.retirement = new Retirement(client, now);
    if (from !== undefined) this.#lastSync = new LastSync(client, from, warn);
    this.#markBeforeDelete(options.safeDelete);
  }

  /**
   * Objects under a parent that is not loaded are passed over: they are outside the sync.
   * @throws BridgeError `LOAD_INCOMPLETE` when Nautobot gave fewer objects than it counts
   */
  override async load(signal: AbortSignal): Promise<void> {
    const version = await this.client.check({ signal });
    checkMinor(this.client, version, this.models);
    const bound = this.models.map((model) => ({ model, binding: this.bindingOf(model) }));
    const bindings = bound.map(({ binding }) => binding);
    await this.outside.check(bindings, signal);
    const snapshots =
      this.#snapshots && (await Snapshots.open(this.client, this.#snapshots, bindings, { version, signal }));
    const how = { snapshots, bulkFrom: this.#bulkFrom, warn: this.warn, signal };
    const { expected, reading } = await readAll(this.client, bindings, how);
    this.expected = expected;
    const settled = Promise.allSettled(reading);
    const seen = new Set<string>(bindings.map(({ path }) => path));
    for (const [index, { model, binding }] of bound.entries()) {
      const rows = (await reading[index]) ?? [];
      await checkSeen(this.client, binding, rows, seen, { signal });
      this.#addRows(model, binding, await this.outside.complete(binding, rows, signal));
    }
    await settled;
    await this.retirement.load((id) => this.#withId(id), { signal });
    this.expected = this.count();
  }

  override get restores(): ReadonlyMap<Model, Aside> {
    return this.retirement.restores;
  }

  override retires(model: Model): Aside | undefined {
    return this.retirement.leaves(model);
  }

  override validate(diff: Diff, signal: AbortSignal): Promise<Problem[]> {
    return validate(this, diff, signal);
  }

  override authorize(diff: Diff, signal: AbortSignal): Promise<void> {
    return authorize(this, diff, signal);
  }

  /** Its address, and the id of a status that it got when it was installed: a copy has another address. */
  override async identify(signal: AbortSignal): Promise<string | undefined> {
    const statuses = this.client.list("/extras/statuses/", { query: { name: ["Active"] }, signal });
    try {
      for await (const { id } of statuses) return `${this.client.url}#${id}`;
    } catch (error) {
      // a token that may not see statuses may do everything else
      if (!(error instanceof NautobotError) || error.code !== "NAUTOBOT_FORBIDDEN") throw error;
    }
    return undefined;
  }

  override isPending(model: Model): boolean {
    return this.late.isPending(model);
  }

  override finishPending(signal: AbortSignal | undefined): Promise<ReadonlyMap<Model, string>> {
    return this.late.finish(signal);
  }

  /** @throws what ended all writing, once every change has its outcome */
  override syncComplete(): void {
    if (this.writes.broken !== undefined) throw this.writes.broken as Error;
  }

  /** How a model lies in the connected release. */
  bindingOf(model: AnyModelClass): Binding {
    return bindingOf(model, this.client.endpoints);
  }

  /** To be called with the objects that were just created or updated. */
  async synced(binding: Binding, ids: readonly string[]): Promise<void> {
    const bindings = this.models.map((model) => this.bindingOf(model));
    await this.#lastSync?.keep(bindings, binding, ids, this.writes);
  }

  /** Nautobot's id of a loaded or created object. */
  idOf(model: Model): string {
    const id = this.#ids.get(model);
    if (id === undefined) throw new Error(`${model.getType()} ${model.getUniqueId()} has no id in Nautobot`);
    return id;
  }

  override link(type: string, uid: string): { name: string; url: string } | undefined {
    const model = this.store.byUid(type, uid);
    const id = model && this.#ids.get(model);
    const bound = this.models.find(({ modelName }) => modelName === type);
    if (id === undefined || !bound) return undefined;
    return { name: uid, url: `${this.client.url}${bindingOf(bound).path}${id}/` };
  }

  /** What of a loaded object is written along with the model's fields. */
  keptOf(model: Model): Values | undefined {
    return this.#kept.get(model);
  }

  rememberId(model: Model, id: string): Model {
    this.#ids.set(model, id);
    this.#byId?.set(id, model);
    return model;
  }

  #withId(id: string): Model | undefined {
    this.#byId ??= new Map(Array.from(this.#ids, ([model, known]) => [known, model]));
    return this.#byId.get(id);
  }

  /** The id of what a loaded or created object hangs below; null when its binding names no parent. */
  parentIdOf(model: Model): string | null {
    return this.#parents.get(model) ?? null;
  }

  rememberParent(model: Model, id: string | null): void {
    this.#parents.set(model, id);
  }

  /** The id of the object at a place of a tree, loaded or created. */
  idAt(binding: Binding, path: string): string | undefined {
    return this.#places.get(binding)?.get(path);
  }

  rememberPlace(binding: Binding, values: Values, id: string): void {
    if (!binding.tree || !binding.self) return;
    let places = this.#places.get(binding);
    if (!places) this.#places.set(binding, (places = new Map<string, string>()));
    places.set(binding.self.key(values), id);
  }

  /** How many objects hang below each of the given ones now, by id; asked of the server. */
  async childrenOf(
    binding: Binding,
    head: string,
    models: readonly Model[],
    call: { signal?: AbortSignal },
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    const reader = new Reader(this.client);
    for (const id of await reader.parentsOf(
      binding,
      head,
      models.map((model) => this.idOf(model)),
      call,
    )) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }

  /** Objects above something that waits for its deletion: they would take it with them. */
  holders(): Set<string> {
    const ids = new Set<string>();
    for (const graced of this.retirement.graced)
      for (let above = this.#parents.get(graced); typeof above === "string" && !ids.has(above);) {
        ids.add(above);
        const model = this.#withId(above);
        above = model && this.#parents.get(model);
      }
    return ids;
  }

  #markBeforeDelete(otherwise: SafeDelete | undefined): void {
    for (const model of this.models) {
      const binding = bindingOf(model);
      const safe = binding.safeDelete ?? otherwise;
      if (!safe) continue;
      if (ENDPOINTS[binding.path].fields[markField(safe)])
        this.retirement.add(model.modelName, { binding, safe });
      else this.warn(`${model.modelName} has no ${markField(safe)}: its objects are deleted at once.`);
    }
  }

  #addRows(model: AnyModelClass, binding: Binding, rows: readonly Row[]): void {
    const paths = binding.tree
      ? treePaths(rows.map((row) => nodeOf(row, binding.tree?.head ?? "")))
      : undefined;
    const keep = keeperOf(binding);
    for (const row of holds(model, model) ? parentsFirst(rows, binding.parent ?? "") : rows) {
      const id = row["id"] as string;
      const values = readRow(binding, row, paths?.get(id));
      this.rememberPlace(binding, values, id);
      if (binding.where?.(values) === false) continue;
      const added = this.#add(model, binding, row, values);
      if (!added) continue;
      this.rememberId(added, id);
      const loaded = this.#ids.size;
      if (loaded % this.#logEvery === 0) this.#info(`${loaded} of ${this.expected} objects are loaded.`);
      if (keep) this.#kept.set(added, keep(row));
    }
  }

  #add(model: AnyModelClass, binding: Binding, row: Row, values: Values): Model | undefined {
    const origin = { origin: `${binding.contentType} ${String(row["id"])}` };
    const above = binding.parent === undefined ? null : referred(row, binding.parent);
    if (above === null && (binding.parent === undefined || this.topLevel.includes(model)))
      return this.add(model, values as never, origin);
    const parent = this.#withId(above ?? "");
    if (!parent) return undefined;
    const added = this.addUnder(parent, model, values as never, origin);
    this.rememberParent(added, this.idOf(parent));
    return added;
  }
}

/** Whether objects of one model may be below those of another. */
const holds = ({ children }: AnyModelClass, { modelName }: AnyModelClass): boolean =>
  children.some((child) => (typeof child === "string" ? child : child.modelName) === modelName);

function nodeOf(row: Row, head: string): TreeNode {
  return { id: row["id"] as string, name: row["name"] as string, parentId: referred(row, head) };
}
