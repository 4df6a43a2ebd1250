import { defineResource } from "../define.js";
import type { FieldErrors } from "../refusal.js";
import type { Draft } from "../resource.js";
import { naturalOrder, textIn } from "./common.js";
import { checkPrimary } from "./hardware.js";
import { cleanVlans, PORT_FIELDS } from "./interfaces.js";

const CLUSTERS = "/virtualization/clusters/";
const MACHINES = "/virtualization/virtual-machines/";

export const clusterTypes = defineResource("/virtualization/cluster-types/", {
  fields: { name: { unique: true } },
  counts: { cluster_count: [CLUSTERS, "cluster_type"] },
});

export const clusterGroups = defineResource("/virtualization/cluster-groups/", {
  fields: { name: { unique: true } },
  counts: { cluster_count: [CLUSTERS, "cluster_group"] },
});

export const clusters = defineResource(CLUSTERS, {
  fields: {
    name: { unique: true },
    cluster_type: { reverse: "clusters" },
    cluster_group: { reverse: "clusters" },
    location: { tree: true, reverse: "clusters" },
    tenant: { reverse: "clusters" },
    tags: { limited: true },
  },
  counts: { virtualmachine_count: [MACHINES, "cluster"] },
});

export const virtualMachines = defineResource(MACHINES, {
  fields: {
    cluster: { reverse: "virtual_machines" },
    platform: { onDelete: "set-null", reverse: "virtual_machines" },
    primary_ip4: { onDelete: "set-null" },
    primary_ip6: { onDelete: "set-null" },
    role: { limited: true, reverse: "virtual_machines" },
    status: { limited: true, reverse: "virtual_machines" },
    tenant: { reverse: "virtual_machines" },
    tags: { limited: true },
    vcpus: { min: 0, max: 32767 },
    memory: { min: 0 },
    disk: { min: 0 },
  },
  naturalKey: ["cluster__name", "tenant__name", "name"],
  together: [["cluster", "tenant", "name"]],
  clean: cleanMachine,
});

function cleanMachine(draft: Draft): FieldErrors {
  const { row, store } = draft;
  const { cluster, name } = row;
  const others = row["tenant"] === null ? store.table(MACHINES).find({ cluster, name, tenant: null }) : [];
  if (others.some(({ id }) => id !== row.id))
    return { name: ["A virtual machine with this name already exists in the assigned cluster."] };
  return checkPrimary(draft, "virtualization");
}

export const machineInterfaces = defineResource("/virtualization/interfaces/", {
  fields: {
    ...PORT_FIELDS,
    virtual_machine: { onDelete: "cascade", reverse: "interfaces" },
    untagged_vlan: { onDelete: "set-null", reverse: "vminterfaces_as_untagged" },
    tagged_vlans: { reverse: "vminterfaces_as_tagged" },
  },
  naturalKey: [
    "virtual_machine__cluster__name",
    "virtual_machine__tenant__name",
    "virtual_machine__name",
    "name",
  ],
  together: [["virtual_machine", "name"]],
  sortKey: (row) => [String(row["virtual_machine"]), naturalOrder(textIn(row, "name"))],
  clean: cleanVlans,
});
