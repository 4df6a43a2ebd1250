import { defineResource } from "../define.js";
import type { FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import { find, nameOf, textIn } from "./common.js";
import { firstLocation, placed } from "./prefix-tree.js";

const VLANS = "/ipam/vlans/";
const GROUPS = "/ipam/vlan-groups/";

export const vlanGroups = defineResource(GROUPS, {
  fields: {
    name: { unique: true },
    range: { default: "1-4094", filter: false },
    location: { tree: true, reverse: "vlan_groups" },
    tags: { limited: true },
  },
  counts: { vlan_count: [VLANS, "vlan_group"] },
});

export const vlans = defineResource(VLANS, {
  fields: {
    computed_fields: { kind: "json", readOnly: true, default: {}, filter: false },
    vid: { min: 1, max: 4094, label: "ID" },
    location: { tree: true },
    locations: {
      kind: "m2m",
      target: "/dcim/locations/",
      onDelete: "set-null",
      readOnly: true,
      default: [],
      filter: false,
      reverse: "vlans",
    },
    role: { limited: true, reverse: "vlans" },
    status: { limited: true, reverse: "vlans" },
    tenant: { reverse: "vlans" },
    vlan_group: { reverse: "vlans" },
    tags: { limited: true },
  },
  naturalKey: ["pk"],
  together: [
    ["vlan_group", "vid"],
    ["vlan_group", "name"],
  ],
  sortKey: (row, store) => [
    row["vlan_group"] === null ? 1 : 0,
    nameOf(store, GROUPS, row["vlan_group"]),
    Number(row["vid"]),
  ],
  text: (row) => `${textIn(row, "name")} (${String(row["vid"])})`,
  counts: { prefix_count: ["/ipam/prefixes/", "vlan"] },
  computed: firstLocation,
  complete: ({ row }) => placed(row),
  clean: checkRange,
});

/** "100-199,300" */
function checkRange({ row, store }: Draft): FieldErrors {
  const group = find(store, GROUPS, row["vlan_group"]);
  if (group === undefined) return {};
  const range = textIn(group, "range");
  const inside = range.split(",").some((part) => {
    const [first = "", last = first] = part.split("-");
    return Number(row["vid"]) >= Number(first) && Number(row["vid"]) <= Number(last);
  });
  return inside ? {} : { vid: [`VLAN ID is not contained in VLAN Group range (${range})`] };
}
