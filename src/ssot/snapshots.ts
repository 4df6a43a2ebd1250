import pLimit, { type LimitFunction } from "p-limit";
import { type Client, NautobotError } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import type { Row } from "./columns.js";
import { type Rows, readHead, readRows, type Snapshot, writeChanges, writeSnapshot } from "./snapshot.js";
import { impactOf } from "./snapshot-impact.js";
import { ChangeLog, type Position } from "./snapshot-log.js";
import { snapshotPlan, type SnapshotPlan } from "./snapshot-plan.js";
import { countNow, hasSavedAfter, newestOf, type Now, type Saved, savedAfter } from "./snapshot-confirm.js";
import { merge, MOST, readFresh } from "./snapshot-refresh.js";
import type { SnapshotStore } from "./snapshot-store.js";

/** More changes than this, of any types, and everything is loaded. */
const MOST_CHANGES = 5_000;
/** Types the server is asked about at a time, each by up to two requests. */
const TYPES_AT_ONCE = 2;

interface Kept {
  plan: SnapshotPlan;
  snapshot: Snapshot | undefined;
  /** Those of the snapshot: read while the server is asked what has changed. */
  rows: Promise<Rows | undefined> | undefined;
  /** What the server counts, asked for along with the log. */
  now?: Promise<Now>;
  /** What was found out before the full load. */
  before?: Pick<Snapshot, "newest" | "byTime">;
}

/** The snapshots of one load: what is known already, and what will be known next time. */
export class Snapshots {
  readonly #client: Client;
  readonly #store: SnapshotStore;
  readonly #signal: AbortSignal;
  readonly #log: ChangeLog;
  readonly #limit: LimitFunction = pLimit(TYPES_AT_ONCE);
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
      const plan = snapshotPlan(client.endpoints, binding, [client.identity, version]);
      if (!plan) continue;
      const snapshot = await readHead(store, plan, Date.now());
      const rows = snapshot && readRows(store, plan, snapshot);
      rows?.catch(() => undefined); // awaited when they are used
      snapshots.#kept.set(binding, {
        plan,
        snapshot,
        rows,
        ...(snapshot && snapshots.#ask(binding, snapshot)),
      });
    }
    snapshots.#position = await snapshots.#find();
    return snapshots;
  }

  #ask(binding: Binding, { byTime }: Snapshot): { now: Promise<Now> } {
    const now = this.#limit(() => countNow(this.#client, binding, byTime, this.#signal));
    now.catch(() => undefined); // awaited when the snapshot is used
    return { now };
  }

  async #find(): Promise<Position | undefined> {
    const known = [...this.#kept].flatMap(([binding, { plan, snapshot }]) =>
      snapshot ? [{ binding, plan, snapshot }] : [],
    );
    const [since] = known.map(({ snapshot }) => snapshot.position.since).sort();
    const saved = known
      .filter(({ snapshot }) => snapshot.byTime)
      .map(({ binding, plan, snapshot }) => savedAfter(binding, aliasOf(plan), snapshot.newest, MOST));
    try {
      return (await this.#log.position(since, saved)) ?? (await this.#log.position(undefined));
    } catch (error) {
      // no change log to be had: then everything is loaded
      if (error instanceof NautobotError && error.code === "NAUTOBOT_REQUEST") return undefined;
      throw error;
    }
  }

  /** The rows as they are now, from the snapshot; undefined when they have to be loaded in full. */
  async rows(binding: Binding): Promise<readonly Row[] | undefined> {
    const kept = this.#kept.get(binding);
    if (!kept?.snapshot || !kept.now || !this.#position) return undefined;
    const { plan, snapshot, now } = kept;
    const changes = this.#log.after(snapshot.position, MOST_CHANGES);
    const impact = changes && impactOf(plan, changes);
    if (!impact) return undefined;
    const saved = this.#log.beside[aliasOf(plan)] as readonly Saved[] | undefined;
    const options = { impact, newest: snapshot.newest, saved, now, signal: this.#signal };
    const [rows, fresh] = await Promise.all([kept.rows, readFresh(this.#client, binding, options)]);
    const current = rows && fresh && merge(rows, fresh);
    if (!current) return undefined;
    const next = { ...snapshot, newest: fresh.newest, refreshes: snapshot.refreshes + 1 };
    const position = this.#memorable;
    if (position) await writeChanges(this.#store, plan, { ...next, position }, rows, current);
    return current;
  }

  /** How many objects a full load has to bring; undefined for a type that has no snapshots. */
  async beforeFullLoad(binding: Binding): Promise<number | undefined> {
    const kept = this.#kept.get(binding);
    if (!kept || !this.#position) return undefined;
    const [{ count, updated }, byTime] = await this.#limit(() =>
      Promise.all([
        newestOf(this.#client, binding, 0, this.#signal),
        hasSavedAfter(this.#client, binding, this.#signal),
      ]),
    );
    kept.before = { newest: updated, byTime };
    return count;
  }

  async afterFullLoad(binding: Binding, rows: readonly Row[]): Promise<void> {
    const kept = this.#kept.get(binding);
    if (!kept?.before || !Number.isFinite(kept.before.newest)) return;
    const { plan, before } = kept;
    const position = this.#memorable;
    const snapshot = { ...before, loadedAt: Date.now(), refreshes: 0 };
    if (position) await writeSnapshot(this.#store, plan, { ...snapshot, position }, rows);
  }

  get #memorable(): Position | undefined {
    return this.#log.settled ? this.#position : undefined;
  }
}

/** Unique to a plan, and a name that GraphQL takes. */
const aliasOf = ({ key }: SnapshotPlan): string => key.replaceAll(/\W/g, "_");
