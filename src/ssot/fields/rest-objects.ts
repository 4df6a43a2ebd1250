import { BridgeError } from "../../lib/errors.js";
import type { AnyQuery, Call, Client } from "../../nautobot/index.js";
import type { AnyPath } from "../binding.js";
import type { Row } from "./column.js";
import { byId } from "./graft.js";
import { restMatches, restPages, type RestRows } from "./rest.js";

/** So few objects are asked for by their ids; of more, the whole list may be quicker. */
const FEW = 50;

/**
 * Objects by their ids, each once: from their list where that is not much longer than what is wanted.
 *
 * @param query - filters that leave these objects in the list
 * @throws BridgeError `LOAD_INCOMPLETE` when one is not there
 */
export async function restObjects(
  client: Client,
  what: RestRows,
  ids: readonly string[],
  query: AnyQuery,
  call: Call,
): Promise<Row[]> {
  const found = byId(await fromList(client, what, ids, query, call));
  const missing = ids.filter((id) => !found.has(id));
  for (const row of await restMatches(client, what, { name: "id", values: missing }, call))
    found.set(row["id"] as string, row);
  const rows = ids.map((id) => found.get(id)).filter((row) => row !== undefined);
  checkAll(what.endpoint, ids.length, rows.length);
  return rows;
}

/** @throws BridgeError `LOAD_INCOMPLETE` when fewer were found than wanted */
export function checkAll(endpoint: string, wanted: number, found: number): void {
  if (found === wanted) return;
  const message = `${endpoint}: of ${wanted} objects referred to or listed, ${wanted - found} could not be read: deleted meanwhile, or not for this token to see`;
  throw new BridgeError("LOAD_INCOMPLETE", message);
}

async function fromList(
  client: Client,
  what: RestRows,
  ids: readonly string[],
  query: AnyQuery,
  call: Call,
): Promise<Row[]> {
  if (ids.length <= FEW) return [];
  const count = await client.count(what.endpoint as AnyPath, query, call);
  return count <= 2 * ids.length ? restPages(client, what, { count, query }, call) : [];
}
