import { defineResource } from "../define.js";
import {
  checkLocation,
  completePrefix,
  prefixSortKey,
  firstLocation,
  releaseChildren,
  reparentChildren,
} from "./prefix-tree.js";
import { ipVersionFilter, networkFilter } from "./tree-filters.js";

export const namespaces = defineResource("/ipam/namespaces/", {
  fields: {
    name: { unique: true },
    location: { tree: true, reverse: "namespaces" },
    tenant: { reverse: "namespaces" },
    tags: { limited: true },
  },
});

export const rirs = defineResource("/ipam/rirs/", {
  fields: { name: { unique: true } },
  counts: { assigned_prefix_count: ["/ipam/prefixes/", "rir"] },
});

export const prefixes = defineResource("/ipam/prefixes/", {
  fields: {
    prefix: { format: "network", filter: false },
    type: { default: "network" },
    location: { tree: true },
    network: { filter: false },
    broadcast: { filter: false },
    ip_version: { filter: false },
    prefix_length: { label: "Prefix length" },
    date_allocated: { kind: "datetime" },
    description: { filter: false },
    status: { limited: true, reverse: "prefixes" },
    role: { limited: true, reverse: "prefixes" },
    parent: { reverse: "children" },
    namespace: { reverse: "prefixes" },
    tenant: { reverse: "prefixes" },
    vlan: { reverse: "prefixes" },
    rir: { reverse: "prefixes" },
    locations: {
      kind: "m2m",
      target: "/dcim/locations/",
      onDelete: "set-null",
      readOnly: true,
      default: [],
      tree: true,
      reverse: "prefixes",
    },
    tags: { limited: true },
  },
  naturalKey: ["namespace__name", "network", "prefix_length"],
  unique: [["namespace", "network", "prefix_length"]],
  sortKey: prefixSortKey,
  text: (row) => String(row["prefix"]),
  display: (row, store) =>
    `${String(row["prefix"])}: ${String(store.table("/ipam/namespaces/").get(String(row["namespace"]))?.["name"])}`,
  computed: firstLocation,
  filters: {
    ip_version: ipVersionFilter,
    prefix: networkFilter(
      ({ prefix }) => String(prefix),
      (length, wanted) => length === wanted,
    ),
    within: networkFilter(
      ({ prefix }) => String(prefix),
      (length, wanted) => length > wanted,
    ),
    within_include: networkFilter(
      ({ prefix }) => String(prefix),
      () => true,
    ),
  },
  complete: completePrefix,
  clean: checkLocation,
  stored: reparentChildren,
  removing: releaseChildren,
});
