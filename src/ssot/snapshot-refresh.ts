import { type Client, NautobotError } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { graphqlArguments } from "./graphql.js";
import type { Rows } from "./snapshot.js";
import type { Impact } from "./snapshot-impact.js";
import { micros } from "./snapshot-time.js";
import type { Row } from "./columns.js";

/** Rows read again by one request; beyond `MOST` a full load is hardly slower. */
const AT_ONCE = 250;
const MOST = 5_000;

interface Stamped {
  row: Row;
  updated: number;
}

/** How many objects there are in the binding's scope, and when the one at `offset` from the newest was changed. */
export async function newestOf(
  client: Client,
  { path, scope }: Binding,
  offset: number,
  signal: AbortSignal,
): Promise<{ count: number; updated: number }> {
  const query = { ...scope, depth: 0, exclude_m2m: true, limit: 1, offset, sort: "-last_updated" };
  const page = (await client.request({ method: "GET", path, query, signal })) as {
    count: number;
    results: { last_updated: string | null }[];
  };
  const [row] = page.results;
  return { count: page.count, updated: row ? updatedAt(row.last_updated) : 0 };
}

/** What the server says has changed since the rows of a snapshot were read. */
export interface Fresh {
  /** Rows asked for by their id; those not found are gone. */
  asked: ReadonlySet<string>;
  found: ReadonlyMap<string, Row>;
  /** Objects there are now. */
  count: number;
  /** Newest `last_updated` of any of them. */
  newest: number;
}

/**
 * Reads again what the change log names, then has the server confirm that nothing else was saved since.
 *
 * @param newest - the newest `last_updated` when the rows were read
 * @returns undefined when more has changed than the log tells, or too much
 */
export async function readFresh(
  client: Client,
  binding: Binding,
  { impact, newest, signal }: { impact: Impact; newest: number; signal: AbortSignal },
): Promise<Fresh | undefined> {
  let read: Map<string, Stamped> | undefined;
  try {
    read = await readAgain(client, binding, impact, signal);
  } catch (error) {
    // a foreign key without a filter of its name
    if (error instanceof NautobotError && error.code === "NAUTOBOT_REQUEST") return undefined;
    throw error;
  }
  if (!read) return undefined;
  const saved = [...read.values()].map(({ updated }) => updated).filter((updated) => updated > newest);
  const { count, updated } = await newestOf(client, binding, saved.length, signal);
  if (updated > newest) return undefined;
  const found = new Map([...read].map(([id, { row }]) => [id, row]));
  return { asked: impact.ids, found, count, newest: saved.reduce((a, b) => Math.max(a, b), newest) };
}

/** Brings rows up to date in place. @returns whether they are as many as the server has */
export function merge(rows: Rows, { asked, found, count }: Fresh): boolean {
  for (const id of asked) if (!found.has(id)) rows.delete(id);
  for (const [id, row] of found) rows.set(id, row);
  return rows.size === count;
}

async function readAgain(
  client: Client,
  binding: Binding,
  { ids, references }: Impact,
  signal: AbortSignal,
): Promise<Map<string, Stamped> | undefined> {
  const read = new Map<string, Stamped>();
  const filters: [string, ReadonlySet<string>][] = [["id", ids], ...references];
  for (const [filter, values] of filters) {
    const all = [...values];
    if (all.length > MOST || filter in binding.scope) return undefined;
    for (let at = 0; at < all.length; at += AT_ONCE) {
      const query = { ...binding.scope, [filter]: all.slice(at, at + AT_ONCE), limit: MOST };
      const found = await readRows(client, binding, query, signal);
      if (found.length >= MOST || read.size > MOST) return undefined;
      for (const one of found) read.set(one.row["id"] as string, one);
    }
  }
  return read;
}

async function readRows(
  client: Client,
  { root, selection }: Binding,
  filters: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Stamped[]> {
  const query = `{ rows: ${root}(${graphqlArguments(filters)}) { ${selection} updatedAt: last_updated } }`;
  const { rows } = await client.graphql<{ rows: Row[] }>(query, {}, { signal });
  return rows.map(({ updatedAt: updated, ...row }) => ({
    row,
    updated: updatedAt(updated as string | null),
  }));
}

/** An object without the mark counts as newer than any: then nothing can be said, and everything is loaded. */
const updatedAt = (time: string | null): number => (time === null ? Infinity : micros(time));
