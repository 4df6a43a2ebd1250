import { defineResource } from "../define.js";
import type { FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import type { Row, Store } from "../store.js";
import { find, nameOf, naturalOrder, textIn } from "./common.js";

const INTERFACES = "/dcim/interfaces/";
const TERMINATIONS = "/dcim/cables-to-cable-terminations/";
const OPTIONAL = { onDelete: "set-null" } as const;

/** What the interfaces of devices and of virtual machines have in common. */
export const PORT_FIELDS = {
  enabled: { default: true },
  mtu: { min: 1, max: 65536 },
  mac_address: { filter: false },
  parent_interface: { onDelete: "cascade", reverse: "child_interfaces" },
  bridge: { ...OPTIONAL, reverse: "bridged_interfaces" },
  vrf: OPTIONAL,
  role: { limited: true },
  status: { limited: true },
  tags: { limited: true },
} as const;

export const interfaces = defineResource(INTERFACES, {
  fields: {
    ...PORT_FIELDS,
    device: { onDelete: "cascade", reverse: "interfaces" },
    lag: { ...OPTIONAL, reverse: "member_interfaces" },
    untagged_vlan: { ...OPTIONAL, reverse: "interfaces_as_untagged" },
    tagged_vlans: { reverse: "interfaces_as_tagged" },
    breakout_position: { min: 1, max: 256 },
    cable: { onDelete: "set-null", filter: false },
    cable_peer_type: { filter: false },
    connected_endpoint_type: { filter: false },
    connected_endpoint_reachable: { filter: false },
    speed: { min: 0 },
  },
  naturalKey: ["device__name", "device__tenant__name", "device__location__name", "module__pk", "name"],
  together: [["device", "name"]],
  sortKey: (row) => [String(row["device"]), naturalOrder(textIn(row, "name"))],
  counts: { ip_address_count: ["/ipam/ip-address-to-interface/", "interface"] },
  computed: connection,
  clean: cleanInterface,
});

/** The cable of an interface and what is at its other end. */
function connection(row: Row, store: Store): Record<string, unknown> {
  const table = store.table(TERMINATIONS);
  const [own] = table.find({ interface: row.id });
  const peer = own && table.find({ cable: own["cable"] }).find(({ id }) => id !== own.id);
  const id = peer?.["interface"] ?? null;
  const type = id === null ? null : "dcim.interface";
  return {
    cable: own?.["cable"] ?? null,
    cable_peer_type: type,
    cable_peer_id: id,
    connected_endpoint_type: type,
    connected_endpoint_id: id,
    connected_endpoint_reachable: id === null ? null : true,
  };
}

function cleanInterface(draft: Draft): FieldErrors {
  const { row, store } = draft;
  if (row["device"] === null) return { __all__: ["Either device or module must be set"] };
  const vlans = cleanVlans(draft);
  if (Object.keys(vlans).length > 0) return vlans;
  const lag = find(store, INTERFACES, row["lag"]);
  if (lag?.id === row.id) return { lag: ["A LAG interface cannot be its own parent."] };
  if (lag && lag["device"] !== row["device"])
    return {
      lag: [
        `The selected LAG interface (${textIn(lag, "name")}) belongs to a different device (${nameOf(store, "/dcim/devices/", lag["device"])}).`,
      ],
    };
  if (lag && row["type"] === "virtual")
    return {
      lag: ["Virtual interfaces other than breakout child interfaces cannot have a parent LAG interface."],
    };
  const parent = find(store, INTERFACES, row["parent_interface"]);
  if (parent?.id === row.id) return { parent_interface: ["An interface cannot be its own parent."] };
  if (parent && row["type"] !== "virtual")
    return { parent_interface: ["Only virtual interfaces may be assigned to a parent interface."] };
  return {};
}

/** Only tagged interfaces have tagged VLANs, and only those with a mode an untagged one. */
export function cleanVlans({ row, before }: Draft): FieldErrors {
  const tagged = row["tagged_vlans"] as string[];
  if (row["mode"] !== "tagged" && tagged.length > 0) {
    const kept = before && before["tagged_vlans"] === tagged;
    return {
      tagged_vlans: [
        kept
          ? `Clear tagged_vlans to set mode to ${String(row["mode"])}`
          : "Mode must be set to tagged when specifying tagged_vlans",
      ],
    };
  }
  if (row["mode"] === null && row["untagged_vlan"] !== null)
    return { untagged_vlan: ["Mode must be set when specifying untagged_vlan"] };
  return {};
}
