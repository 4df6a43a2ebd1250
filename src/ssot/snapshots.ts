import { ENDPOINTS } from "../../generated/endpoints.js";
import { type Client, NautobotError } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import type { Row } from "./columns.js";
import { type Rows, readHead, readRows, rowsById, type Snapshot, writeSnapshot } from "./snapshot.js";
import { impactOf } from "./snapshot-impact.js";
import { ChangeLog, type Position } from "./snapshot-log.js";
import { snapshotPlan, type SnapshotPlan } from "./snapshot-plan.js";
import { merge, newestOf, readFresh } from "./snapshot-refresh.js";
import type { SnapshotStore } from "./snapshot-store.js";

/** More changes than this, of any types, and everything is loaded. */
const MOST_CHANGES = 5_000;

interface Kept {
  plan: SnapshotPlan;
  snapshot: Snapshot | undefined;
  /** Newest `last_updated` before the full load. */
  newest?: number;
}

/** The snapshots of one load: what is known already, and what will be known next time. */
export class Snapshots {
  readonly #client: Client;
  readonly #store: SnapshotStore;
  readonly #signal: AbortSignal;
  readonly #log: ChangeLog;
  readonly #kept = new Map<Binding, Kept>();
  #position: Position | undefined;

  private constructor(client: Client, store: SnapshotStore, signal: AbortSignal) {
    this.#client = client;
    this.#store = store;
    this.#signal = signal;
    this.#log = new ChangeLog(client, signal);
  }

  /** To be called before any row is read: whatever the change log has by then is in the rows. */
  static async open(
    client: Client,
    store: SnapshotStore,
    bindings: readonly Binding[],
    { version, signal }: { version: string; signal: AbortSignal },
  ): Promise<Snapshots> {
    const snapshots = new Snapshots(client, store, signal);
    for (const binding of bindings) {
      const plan = snapshotPlan(ENDPOINTS, binding, [client.identity, version]);
      if (!plan) continue;
      const snapshot = await readHead(store, plan, Date.now());
      snapshots.#kept.set(binding, { plan, snapshot });
    }
    const known = [...snapshots.#kept.values()].flatMap(({ snapshot }) => snapshot?.position.since ?? []);
    snapshots.#position = await snapshots.#find(known.sort()[0]);
    return snapshots;
  }

  async #find(since: string | undefined): Promise<Position | undefined> {
    try {
      return (await this.#log.position(since)) ?? (await this.#log.position(undefined));
    } catch (error) {
      // no change log to be had: then everything is loaded
      if (error instanceof NautobotError && error.code === "NAUTOBOT_REQUEST") return undefined;
      throw error;
    }
  }

  /** The rows as they are now, from the snapshot; undefined when they have to be loaded in full. */
  async rows(binding: Binding): Promise<Row[] | undefined> {
    const kept = this.#kept.get(binding);
    if (!kept?.snapshot || !this.#position) return undefined;
    const { plan, snapshot } = kept;
    const changes = await this.#log.after(snapshot.position, MOST_CHANGES);
    const impact = changes && impactOf(plan, changes);
    if (!impact) return undefined;
    const options = { impact, newest: snapshot.newest, signal: this.#signal };
    const [rows, fresh] = await Promise.all([
      readRows(this.#store, plan, snapshot),
      readFresh(this.#client, binding, options),
    ]);
    if (!rows || !fresh || !merge(rows, fresh)) return undefined;
    const next = { ...snapshot, newest: fresh.newest, refreshes: snapshot.refreshes + 1 };
    const changed = fresh.asked.size + fresh.found.size > 0;
    await this.#write(plan, next, changed ? rows : undefined);
    return [...rows.values()];
  }

  /** How many objects a full load has to bring; undefined for a type that has no snapshots. */
  async beforeFullLoad(binding: Binding): Promise<number | undefined> {
    const kept = this.#kept.get(binding);
    if (!kept || !this.#position) return undefined;
    const { count, updated } = await newestOf(this.#client, binding, 0, this.#signal);
    kept.newest = updated;
    return count;
  }

  async afterFullLoad(binding: Binding, rows: readonly Row[]): Promise<void> {
    const kept = this.#kept.get(binding);
    if (kept?.newest === undefined || !Number.isFinite(kept.newest)) return;
    const { plan, newest } = kept;
    await this.#write(plan, { newest, loadedAt: Date.now(), refreshes: 0 }, rowsById(rows));
  }

  async #write(
    plan: SnapshotPlan,
    snapshot: Omit<Snapshot, "version" | "position"> & { version?: string },
    rows: Rows | undefined,
  ): Promise<void> {
    if (!this.#position || !this.#log.settled) return;
    await writeSnapshot(this.#store, plan, { ...snapshot, position: this.#position }, rows?.values());
  }
}
