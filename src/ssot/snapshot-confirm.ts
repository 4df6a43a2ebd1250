import { type Client, NautobotError } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { graphqlArguments } from "./graphql.js";
import { micros, timeOf } from "./snapshot-time.js";

/** What the server says of a binding's objects without naming them. */
export interface Now {
  count: number;
  /** When the newest was changed; absent where the latest can be asked for. */
  updated?: number;
}

/** @param byTime - whether the objects can be asked for by when they were saved */
export async function countNow(
  client: Client,
  binding: Binding,
  byTime: boolean,
  signal: AbortSignal,
): Promise<Now> {
  if (!byTime) return newestOf(client, binding, 0, signal);
  return { count: await client.count(binding.path, binding.scope, { signal }) };
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

/** An object as a list of the latest names it. */
export interface Saved {
  id: string;
  last_updated: string | null;
}

/** The list of all objects in the binding's scope that were saved after a time, as a root field of GraphQL. */
export function savedAfter({ root, scope }: Binding, alias: string, time: number, limit: number): string {
  const filters = { ...scope, last_updated__gt: [timeOf(time)], limit };
  return `${alias}: ${root}(${graphqlArguments(filters)}) { id last_updated }`;
}

/** Whether the server has such a list: quick, where looking for the newest object is slow. */
export async function hasSavedAfter(client: Client, binding: Binding, signal: AbortSignal): Promise<boolean> {
  try {
    await client.graphql(`{ ${savedAfter(binding, "rows", Date.now() * 1000, 1)} }`, {}, { signal });
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

export const isRefused = (error: unknown): boolean =>
  error instanceof NautobotError && error.code === "NAUTOBOT_REQUEST";

/** An object without the mark counts as newer than any: then nothing can be said, and everything is loaded. */
export const updatedAt = (time: string | null): number => (time === null ? Infinity : micros(time));
