import { networkOf, parseNetwork, type Network } from "../network.js";
import { crash, type FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import type { Row, Store, Table } from "../store.js";

const PREFIXES = "/ipam/prefixes/";
const parsed = new WeakMap<Row, Network>();

function networkIn(row: Row): Network {
  const known = parsed.get(row);
  if (known) return known;
  const network = parseNetwork(String(row["prefix"]));
  if (network === undefined) throw new Error(`a stored prefix is not a network: ${String(row["prefix"])}`);
  parsed.set(row, network);
  return network;
}

export function prefixSortKey(row: Row, store: Store): readonly (string | number | bigint)[] {
  const { version, first, length } = networkIn(row);
  return [
    String(store.table("/ipam/namespaces/").get(String(row["namespace"]))?.["name"]),
    version,
    first,
    length,
  ];
}

/** Clears the host bits and works out everything that follows from the prefix, its parent included. */
export function completePrefix({ row, store }: Draft): Row {
  const network = networkIn(row);
  const complete = {
    ...placed(row),
    prefix: `${network.network}/${network.length}`,
    network: network.network,
    broadcast: network.broadcast,
    prefix_length: network.length,
    ip_version: network.version,
  };
  return { ...complete, parent: closestParent(store.table(PREFIXES), network, row["namespace"])?.id ?? null };
}

/** A client may write one location, and reads all of them. */
export function placed({ location, ...row }: Row): Row {
  return { ...row, locations: typeof location === "string" ? [location] : row["locations"] };
}

export const firstLocation = ({ locations }: Row): { location: unknown } => ({
  location: (locations as string[])[0] ?? null,
});

export function closestParent(
  table: Table,
  { version, first, length }: Network,
  namespace: unknown,
  except?: string,
): Row | undefined {
  for (let shorter = length - 1; shorter >= 0; shorter -= 1) {
    const { network } = networkOf(version, first, shorter);
    const [parent] = table.find({ namespace, network, prefix_length: shorter });
    if (parent && parent.id !== except) return parent;
  }
  return undefined;
}

/** A location may only hold prefixes when its type says so; the real server crashes over it, so this does too. */
export function checkLocation({ row, store }: Draft): FieldErrors {
  for (const id of row["locations"] as string[]) {
    const location = store.table("/dcim/locations/").get(id);
    const type = store.table("/dcim/location-types/").get(String(location?.["location_type"]));
    if (type && !(type["content_types"] as string[]).includes("ipam.prefix"))
      throw crash(
        store.release,
        "ValidationError",
        `{'locations': ["Prefixes may not associate to Locations of types ['${String(type["name"])}']."]}`,
      );
  }
  return {};
}

/** Hands the prefixes that this one now stands directly above, or no longer does, to their closest parent. */
export function reparentChildren({ row, before, store }: Draft): void {
  const unmoved = before?.["prefix"] === row["prefix"] && before?.["namespace"] === row["namespace"];
  if (unmoved) return;
  const table = store.table(PREFIXES);
  const former = before ? table.find({ parent: row.id }) : [];
  const siblings = table.find({ namespace: row["namespace"], parent: row["parent"] });
  for (const candidate of [...former, ...siblings]) {
    const parent = closestParent(table, networkIn(candidate), candidate["namespace"])?.id ?? null;
    if (parent !== candidate["parent"]) table.put({ ...candidate, parent });
  }
  moveAddresses(store, [row["parent"], row.id]);
}

/** Hands addresses of these prefixes to the closest prefix that there is now; without one they stay. */
function moveAddresses(store: Store, prefixes: readonly unknown[], gone?: string): void {
  const addresses = store.table("/ipam/ip-addresses/");
  for (const prefix of prefixes)
    for (const address of addresses.find({ parent: prefix })) {
      const from = store.table(PREFIXES).get(String(prefix));
      const network = parseNetwork(String(address["host"]));
      const parent = network && closestParent(store.table(PREFIXES), network, from?.["namespace"], gone)?.id;
      if (parent !== undefined && parent !== prefix) addresses.put({ ...address, parent });
    }
}

/** Children of a prefix that goes move up to its parent. */
export function releaseChildren(row: Row, store: Store): void {
  const table = store.table(PREFIXES);
  for (const child of table.find({ parent: row.id })) table.put({ ...child, parent: row["parent"] });
  moveAddresses(store, [row.id], row.id);
}
