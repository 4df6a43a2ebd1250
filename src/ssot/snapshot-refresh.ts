import pLimit from "p-limit";
import type { Client } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { graphqlArguments } from "./graphql.js";
import { current, type Rows } from "./snapshot.js";
import { isRefused, newestOf, type Now, type Saved, updatedAt } from "./snapshot-confirm.js";
import type { Impact } from "./snapshot-impact.js";
import type { Row } from "./columns.js";

/** Rows read again by one request: half of its time is the same for any number. */
const AT_ONCE = 1_000;
/** Beyond these a full load is hardly slower. */
export const MOST = 5_000;
const REQUESTS = 2;

interface Stamped {
  row: Row;
  updated: number;
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

interface FreshOptions {
  impact: Impact;
  /** Newest `last_updated` when the rows were read. */
  newest: number;
  /** What the server had saved since, when the log was read; undefined when it has no such list. */
  saved: readonly Saved[] | undefined;
  /** Asked for along with the log: what is changed in between makes the load a full one. */
  now: Promise<Now>;
  signal: AbortSignal;
}

/**
 * Reads again what the change log names, if nothing else was saved since.
 *
 * @returns undefined when more has changed than the log tells, or too much
 */
export async function readFresh(
  client: Client,
  binding: Binding,
  { impact, newest, saved, now, signal }: FreshOptions,
): Promise<Fresh | undefined> {
  const { size } = impact.ids;
  // asked along with the rows: as a rule those the log names are what was saved last
  const before = saved || size === 0 ? now : newestOf(client, binding, size, signal);
  before.catch(() => undefined); // awaited when the rows are there
  let read: Map<string, Stamped> | undefined;
  try {
    read = await readAgain(client, binding, impact, signal);
  } catch (error) {
    // a foreign key without a filter of its name
    if (isRefused(error)) return undefined;
    throw error;
  }
  if (!read) return undefined;
  const found = new Map([...read].map(([id, { row }]) => [id, row]));
  const fresh = { asked: impact.ids, found };
  if (saved) {
    if (saved.length >= MOST || saved.some(({ id }) => !found.has(id) && !impact.ids.has(id)))
      return undefined;
    const times = saved.map(({ last_updated }) => updatedAt(last_updated));
    const { count } = await before;
    return { ...fresh, count, newest: latest(newest, times) };
  }
  const times = [...read.values()].map(({ updated }) => updated).filter((updated) => updated > newest);
  const { count, updated = 0 } = await (times.length === size
    ? before
    : newestOf(client, binding, times.length, signal));
  return updated > newest ? undefined : { ...fresh, count, newest: latest(newest, times) };
}

const latest = (newest: number, times: readonly number[]): number =>
  times.reduce((a, b) => Math.max(a, b), newest);

/** Brings rows up to date. @returns what they are now, if that is as many as the server has */
export function merge(rows: Rows, { asked, found, count }: Fresh): readonly Row[] | undefined {
  for (const id of asked) {
    if (found.has(id)) continue;
    rows.changed.delete(id);
    rows.gone.add(id);
  }
  for (const [id, row] of found) {
    rows.gone.delete(id);
    rows.changed.set(id, row);
  }
  const now = current(rows);
  return now.length === count ? now : undefined;
}

async function readAgain(
  client: Client,
  binding: Binding,
  { ids, references }: Impact,
  signal: AbortSignal,
): Promise<Map<string, Stamped> | undefined> {
  const filters: [string, ReadonlySet<string>][] = [["id", ids], ...references];
  if (filters.some(([filter, { size }]) => size > MOST || filter in binding.scope)) return undefined;
  const limit = pLimit(REQUESTS);
  const queries = filters.flatMap(([filter, values]) =>
    lists([...values]).map((some) => ({ ...binding.scope, [filter]: some, limit: MOST })),
  );
  const found = await Promise.all(
    queries.map((query) => limit(() => readRows(client, binding, query, signal))),
  );
  if (found.some(({ length }) => length >= MOST)) return undefined;
  const read = new Map(found.flat().map((one) => [one.row["id"] as string, one]));
  return read.size > MOST ? undefined : read;
}

const lists = (values: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(values.length / AT_ONCE) }, (_, list) =>
    values.slice(list * AT_ONCE, (list + 1) * AT_ONCE),
  );

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
