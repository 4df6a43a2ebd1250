import { randomUUID } from "node:crypto";
import type { Row } from "./columns.js";
import { byId } from "./fields/graft.js";
import type { Position } from "./snapshot-log.js";
import type { SnapshotPlan } from "./snapshot-plan.js";
import type { SnapshotStore } from "./snapshot-store.js";

/** The rows of one binding as they were at one moment. */
export interface Snapshot {
  /** Of the rows in the store, which are written anew only when much of them has changed. */
  version: string;
  /** Rows that have changed or come since, and the ids of those that have gone. */
  changed: readonly Row[];
  gone: readonly string[];
  position: Position;
  /** Newest `last_updated` of any row, µs since 1970 by the server's clock. */
  newest: number;
  /** Whether objects can be asked for by when they were saved. */
  byTime: boolean;
  /** When everything was last read, ms since 1970. */
  loadedAt: number;
  /** How often the rows were refreshed since. */
  refreshes: number;
}

/** The rows in the store and what has become of them since: nearly all stay, so only the others are looked up. */
export interface Rows {
  stored: readonly Row[];
  changed: Map<string, Row>;
  gone: Set<string>;
}

/** When more of the rows than this have changed, they are written anew. */
const MOST_CHANGED = 0.1;
/** Everything is read again after so many refreshes, or so long: what no log tells ends there. */
const MOST_REFRESHES = 20;
const LONGEST_MS = 7 * 24 * 3600 * 1000;

export async function readHead(
  store: SnapshotStore,
  plan: SnapshotPlan,
  now: number,
): Promise<Snapshot | undefined> {
  const text = await store.get(plan.key);
  const head = text === undefined ? undefined : parsed(text, isSnapshot);
  if (text !== undefined && !head) store.warn(`The snapshot of ${plan.own} is damaged: loading everything`);
  if (!head || head.refreshes >= MOST_REFRESHES || Math.abs(now - head.loadedAt) > LONGEST_MS)
    return undefined;
  return head;
}

/** The rows as they are in the store, before anything that has changed since. */
export async function readRows(
  store: SnapshotStore,
  plan: SnapshotPlan,
  { version, changed, gone }: Snapshot,
): Promise<Rows | undefined> {
  const text = await store.get(`${plan.key}.rows`);
  const start = text?.indexOf("\n") ?? -1;
  const list =
    text?.slice(0, start) === version
      ? parsed(text.slice(start + 1), (value): value is Row[] => Array.isArray(value))
      : undefined;
  if (!list) store.warn(`The snapshot of ${plan.own} is damaged: loading everything`);
  if (!list) return undefined;
  return { stored: list, changed: byId(changed), gone: new Set(gone) };
}

/** The rows as they are now, each in the place where it was, new ones at the end. */
export function current({ stored, changed, gone }: Rows): readonly Row[] {
  if (changed.size === 0 && gone.size === 0) return stored;
  const added = new Map(changed);
  const rows: Row[] = [];
  for (const row of stored) {
    const id = row["id"] as string;
    if (gone.has(id)) continue;
    rows.push(changed.get(id) ?? row);
    added.delete(id);
  }
  return [...rows, ...added.values()];
}

/** All rows anew. */
export async function writeSnapshot(
  store: SnapshotStore,
  plan: SnapshotPlan,
  snapshot: Omit<Snapshot, "version" | "changed" | "gone">,
  rows: readonly Row[],
): Promise<void> {
  const version = randomUUID();
  await store.put(`${plan.key}.rows`, `${version}\n${JSON.stringify(rows)}`);
  await writeHead(store, plan, { ...snapshot, version, changed: [], gone: [] });
}

/** What has become of the rows of a snapshot: a little at a time beside them, or all rows anew. */
export async function writeChanges(
  store: SnapshotStore,
  plan: SnapshotPlan,
  snapshot: Snapshot,
  { changed, gone }: Rows,
  rows: readonly Row[],
): Promise<void> {
  if (changed.size + gone.size > rows.length * MOST_CHANGED)
    return writeSnapshot(store, plan, snapshot, rows);
  await writeHead(store, plan, { ...snapshot, changed: [...changed.values()], gone: [...gone] });
}

const writeHead = (store: SnapshotStore, plan: SnapshotPlan, snapshot: Snapshot): Promise<void> =>
  store.put(plan.key, JSON.stringify(snapshot));

function parsed<T>(text: string, is: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== "object" || value === null) return false;
  const { version, changed, gone, position, newest, byTime, loadedAt, refreshes } =
    value as Partial<Snapshot>;
  return (
    typeof version === "string" &&
    Array.isArray(changed) &&
    Array.isArray(gone) &&
    typeof byTime === "boolean" &&
    typeof position?.anchor === "string" &&
    typeof position.since === "string" &&
    Array.isArray(position.applied) &&
    [newest, loadedAt, refreshes].every((number) => typeof number === "number")
  );
}
