import { randomUUID } from "node:crypto";
import type { Row } from "./columns.js";
import type { Position } from "./snapshot-log.js";
import type { SnapshotPlan } from "./snapshot-plan.js";
import type { SnapshotStore } from "./snapshot-store.js";

/** The rows of one binding as they were at one moment. */
export interface Snapshot {
  /** Changes with the rows: ties the two parts in the store together. */
  version: string;
  position: Position;
  /** Newest `last_updated` of any row, µs since 1970 by the server's clock. */
  newest: number;
  /** When everything was last read, ms since 1970. */
  loadedAt: number;
  /** How often the rows were refreshed since. */
  refreshes: number;
}

export type Rows = Map<string, Row>;

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

export async function readRows(
  store: SnapshotStore,
  plan: SnapshotPlan,
  head: Snapshot,
): Promise<Rows | undefined> {
  const text = await store.get(`${plan.key}.rows`);
  const start = text?.indexOf("\n") ?? -1;
  const rows =
    text?.slice(0, start) === head.version
      ? parsed(text.slice(start + 1), (value): value is Row[] => Array.isArray(value))
      : undefined;
  if (!rows) store.warn(`The snapshot of ${plan.own} is damaged: loading everything`);
  return rows && rowsById(rows);
}

export const rowsById = (rows: readonly Row[]): Rows =>
  new Map(rows.map((row) => [row["id"] as string, row]));

/** @param rows - undefined when they are the ones in the store already */
export async function writeSnapshot(
  store: SnapshotStore,
  plan: SnapshotPlan,
  snapshot: Omit<Snapshot, "version"> & { version?: string },
  rows: Iterable<Row> | undefined,
): Promise<void> {
  const version = rows || snapshot.version === undefined ? randomUUID() : snapshot.version;
  if (rows) await store.put(`${plan.key}.rows`, `${version}\n${JSON.stringify([...rows])}`);
  await store.put(plan.key, JSON.stringify({ ...snapshot, version }));
}

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
  const { version, position, newest, loadedAt, refreshes } = value as Partial<Snapshot>;
  return (
    typeof version === "string" &&
    typeof position?.anchor === "string" &&
    typeof position.since === "string" &&
    Array.isArray(position.applied) &&
    [newest, loadedAt, refreshes].every((number) => typeof number === "number")
  );
}
