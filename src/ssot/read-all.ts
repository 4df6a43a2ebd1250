import type { Client } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { bulkRead } from "./bulk-read.js";
import type { Row } from "./columns.js";
import { Reader } from "./reader.js";
import type { Snapshots } from "./snapshots.js";

export interface ReadOptions {
  snapshots: Snapshots | undefined;
  /** How many objects that have to be read in full are enough for the companion to read them. */
  bulkFrom: number;
  warn: (message: string) => void;
  signal: AbortSignal;
}

/** The rows of each binding: from a snapshot, by the companion when there are many, or by GraphQL. */
export async function readAll(
  client: Client,
  bindings: readonly Binding[],
  { snapshots, bulkFrom, warn, signal }: ReadOptions,
): Promise<{ expected: number; reading: Promise<readonly Row[]>[] }> {
  const reader = new Reader(client);
  const heads = await Promise.all(
    bindings.map(async (binding) => {
      const known = await snapshots?.rows(binding);
      const counted = known ? known.length : await snapshots?.beforeFullLoad(binding);
      return { binding, known, count: counted ?? (await reader.count(binding, signal)) };
    }),
  );
  const missing = heads.filter(({ known }) => !known);
  const many = missing.reduce((sum, { count }) => sum + count, 0) >= bulkFrom;
  const asked = many ? missing.map(({ binding }) => binding) : [];
  const bulk = await bulkRead(client, asked, { signal, warn });
  const reading = heads.map(async ({ binding, known, count }) => {
    if (known) return known;
    const rows = await reader.confirmed(binding, bulk.get(binding), count, signal);
    await snapshots?.afterFullLoad(binding, rows);
    return rows;
  });
  return { expected: heads.reduce((sum, { count }) => sum + count, 0), reading };
}
