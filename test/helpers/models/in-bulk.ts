import { expect } from "chai";
import type { AnyModelClass } from "../../../src/diffsync/index.js";
import { silentLogger } from "../../../src/lib/logger.js";
import type { Client } from "../../../src/nautobot/index.js";
import { companionOf, installCompanion } from "../../../src/reporting/index.js";
import { bindingOf } from "../../../src/ssot/bindings.js";
import { bulkRead } from "../../../src/ssot/bulk-read.js";
import type { Row } from "../../../src/ssot/columns.js";
import { Reader } from "../../../src/ssot/reader.js";

export const withCompanion = (client: Client): Promise<unknown> =>
  installCompanion(client, companionOf({ jobs: new Map(), defaults: {} }), {
    logger: silentLogger,
    listen: { port: 8390 }, // of its own: companion.test.ts has another, on the other release at the same time
  });

const byId = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (String(a["id"]) < String(b["id"]) ? -1 : 1));

/** The rows of a model as the companion reads them, and as GraphQL does; undefined when the companion does not. */
export async function bothWays(
  client: Client,
  model: AnyModelClass,
): Promise<{ bulk: Row[] | undefined; graphql: Row[] }> {
  const binding = bindingOf(model, client.endpoints);
  const { signal } = new AbortController();
  const warn = (message: string): void => {
    throw new Error(message);
  };
  const bulk = (await bulkRead(client, [binding], { signal, warn })).get(binding);
  const reader = new Reader(client);
  const graphql = await reader.rows(binding, await reader.count(binding, signal), signal);
  return { bulk: bulk && byId(bulk), graphql: byId(graphql) };
}

/** Compares the two, and keeps the types that were read in bulk. */
export function inBulk(client: Client): {
  read: string[];
  sameAsGraphql: (model: AnyModelClass) => Promise<void>;
} {
  const read: string[] = [];
  return {
    read,
    async sameAsGraphql(model) {
      const { bulk, graphql } = await bothWays(client, model);
      if (!bulk) return;
      expect(bulk).to.deep.equal(graphql);
      if (bulk.length > 0) read.push(bindingOf(model).contentType);
    },
  };
}
