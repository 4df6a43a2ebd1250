import { defineResource } from "../define.js";
import type { Filter } from "../filters.js";
import { referred } from "../filters.js";
import { addressOf, parseNetwork } from "../network.js";
import type { FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import type { Row, Store } from "../store.js";
import { timestamp } from "../write.js";
import { find, nameOf, textIn } from "./common.js";
import { closestParent } from "./prefix-tree.js";
import { ipVersionFilter, networkFilter } from "./tree-filters.js";

const PREFIXES = "/ipam/prefixes/";
const ADDRESSES = "/ipam/ip-addresses/";
const ASSIGNMENTS = "/ipam/ip-address-to-interface/";

const byNamespace: Filter = {
  type: "String",
  many: true,
  test: (store, values) => {
    const field = { kind: "fk", target: "/ipam/namespaces/", onDelete: "protect" } as const;
    const wanted = new Set(values.flatMap((value) => [...referred(store, field, value)]));
    return (row) => wanted.has(String(namespaceOf(store, row)));
  },
};

const byAddress: Filter = {
  type: "String",
  many: true,
  test: (_store, values) => (row) =>
    values.some((value) => row["address"] === value || row["host"] === value),
};

const namespaceOf = (store: Store, row: Row): unknown => find(store, PREFIXES, row["parent"])?.["namespace"];

export const ipAddresses = defineResource(ADDRESSES, {
  verbose: "IP address",
  fields: {
    address: { format: "ip", filter: false },
    host: { filter: false },
    ip_version: { filter: false },
    type: { default: "host" },
    dns_name: { format: "host-name" },
    namespace: { filter: false },
    parent: { reverse: "ip_addresses" },
    nat_inside: { onDelete: "set-null", reverse: "nat_outside_list" },
    role: { limited: true, reverse: "ip_addresses" },
    status: { limited: true, reverse: "ip_addresses" },
    tenant: { reverse: "ip_addresses" },
    tags: { limited: true },
  },
  naturalKey: ["parent__namespace__name", "host"],
  sortKey: (row) => [
    Number(row["ip_version"]),
    parseNetwork(textIn(row, "host"))?.first ?? 0n,
    Number(row["mask_length"]),
  ],
  text: (row) => textIn(row, "address"),
  filters: {
    address: byAddress,
    ip_version: ipVersionFilter,
    namespace: byNamespace,
    prefix: networkFilter(
      ({ host }) => String(host),
      () => true,
    ),
  },
  complete: completeAddress,
  clean: cleanAddress,
});

/** Splits the address and finds the prefix that it belongs to. */
function completeAddress({ row, before, store }: Draft): Row {
  const { older } = store.release;
  const { namespace, ...rest } = row;
  const { host, length, version } = addressOf(textIn(row, "address"));
  const network = parseNetwork(host);
  const space = namespace ?? (before && namespaceOf(store, before)) ?? namespaceOf(store, row);
  const parent = network && closestParent(store.table(PREFIXES), network, space);
  return {
    ...rest,
    // Only until it is checked: the parent tells the namespace of a stored address.
    ...(parent ? {} : { namespace }),
    address: `${host}/${length}`,
    host,
    mask_length: length,
    ip_version: version,
    dns_name: older ? row["dns_name"] : textIn(row, "dns_name").toLowerCase(),
    parent: parent?.id ?? null,
  };
}

function cleanAddress({ row, before, store }: Draft): FieldErrors {
  const { host, namespace, parent, type } = row;
  if (!before && parent === null && (namespace ?? null) === null)
    return { __all__: ["One of parent or namespace must be provided"] };
  if (before && before["host"] !== host) return { __all__: ["Host address cannot be changed once created"] };
  if (type === "slaac" && row["ip_version"] !== 6)
    return { type: ["Only IPv6 addresses can be assigned SLAAC type"] };
  const space = nameOf(store, "/ipam/namespaces/", namespace);
  if (parent === null)
    return {
      namespace: [`No suitable parent Prefix for ${textIn(row, "host")} exists in Namespace ${space}`],
    };
  const others = store.table(ADDRESSES).find({ parent, host });
  if (others.every(({ id }) => id === row.id)) return {};
  const prefix = textIn(find(store, PREFIXES, parent), "prefix");
  const named = `IP address ${textIn(row, "address")} already exists in ${prefix}.`;
  const same = "IP address with this Parent and Host already exists.";
  return { __all__: store.release.older ? [same] : [named, same] };
}

export const addressAssignments = defineResource(ASSIGNMENTS, {
  fields: {
    ip_address: { onDelete: "cascade", reverse: "interface_assignments" },
    interface: { onDelete: "cascade", reverse: "ip_address_assignments" },
    vm_interface: { onDelete: "cascade", reverse: "ip_address_assignments" },
  },
  naturalKey: ["ip_address__parent__namespace__name", "ip_address__host", "interface__name"],
  together: [
    ["interface", "ip_address"],
    ["vm_interface", "ip_address"],
  ],
  sortKey: (row) => [row.id],
  text: assignmentText,
  touches: (row) => [
    ["ipam.ipaddress", row["ip_address"]],
    ["dcim.interface", row["interface"]],
    ["virtualization.vminterface", row["vm_interface"]],
  ],
  clean: ({ row }): FieldErrors => {
    const given = [row["interface"], row["vm_interface"]].filter((end) => end !== null).length;
    if (given === 1) return {};
    return {
      interface: [
        given === 0
          ? "Must associate to either an Interface or a VMInterface."
          : "Cannot use a single instance to associate to both an Interface and a VMInterface.",
      ],
    };
  },
  removing: clearPrimary,
});

function assignmentText(row: Row, store: Store): string {
  const port = find(store, "/dcim/interfaces/", row["interface"]);
  const machinePort = find(store, "/virtualization/interfaces/", row["vm_interface"]);
  const host = port
    ? nameOf(store, "/dcim/devices/", port["device"])
    : nameOf(store, "/virtualization/virtual-machines/", machinePort?.["virtual_machine"]);
  const address = textIn(find(store, ADDRESSES, row["ip_address"]), "address");
  return `${address} ${host} ${textIn(port ?? machinePort, "name")}`;
}

/** An address that is on no interface of a device any more is not its primary address either. */
function clearPrimary(row: Row, store: Store): void {
  const devices = store.table("/dcim/devices/");
  const device = find(
    store,
    "/dcim/devices/",
    find(store, "/dcim/interfaces/", row["interface"])?.["device"],
  );
  if (device === undefined) return;
  for (const name of ["primary_ip4", "primary_ip6"])
    if (device[name] === row["ip_address"])
      devices.put({ ...device, [name]: null, last_updated: timestamp() });
}
