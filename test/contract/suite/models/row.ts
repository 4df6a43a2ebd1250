import { type Client, RUN } from "../target.js";

export const named = (name: string): string => `${RUN} ${name}`;

/** What one resource does, on the objects of `ground`. */
export interface ResourceRow {
  path: string;
  /** A good body. */
  body: object;
  /** A part of what is shown of it. */
  shows: object;
  /** What of it the older release shows otherwise. */
  olderShows?: object;
  /** Bodies that are refused, each with its errors, and with those of the older release where they are others. */
  refused: readonly (readonly [body: object, errors: unknown, older?: unknown])[];
  /** Queries of the list that find it and nothing else. */
  found: readonly string[];
  /** GraphQL's list of them, what is asked of it and what it says. */
  graphql?: readonly [filter: string, selection: string, answer: object];
  /** A change, and a part of what is shown after it. */
  change: readonly [body: object, shows: object];
}

/** Objects that others refer to, in order. */
const GROUND: readonly (readonly [path: string, body: object])[] = [
  [
    "/dcim/location-types/",
    { name: named("Site"), content_types: ["dcim.device", "ipam.vlan", "ipam.prefix"] },
  ],
  ["/dcim/location-types/", { name: named("Lawn") }],
  ["/dcim/locations/", { name: named("Here"), location_type: { name: named("Site") }, status: "Active" }],
  ["/dcim/locations/", { name: named("Grass"), location_type: { name: named("Lawn") }, status: "Active" }],
  ["/extras/roles/", { name: named("Switch"), content_types: ["dcim.device"] }],
  ["/tenancy/tenants/", { name: named("Owner") }],
  ["/dcim/manufacturers/", { name: named("Maker") }],
  ["/dcim/manufacturers/", { name: named("Other") }],
  ["/dcim/device-types/", { model: named("Box"), manufacturer: { name: named("Maker") } }],
  ["/dcim/platforms/", { name: named("Foreign"), manufacturer: { name: named("Other") } }],
  ["/dcim/devices/", deviceBody("one")],
  ["/dcim/devices/", deviceBody("two")],
  ["/dcim/interfaces/", portBody("one", "e1")],
  ["/dcim/interfaces/", portBody("two", "e1")],
  ["/dcim/interfaces/", { ...portBody("one", "virtual"), type: "virtual" }],
  ["/ipam/namespaces/", { name: named("Lab") }],
  ["/ipam/prefixes/", { prefix: "10.0.0.0/8", namespace: { name: named("Lab") }, status: "Active" }],
  ["/ipam/ip-addresses/", { address: "10.0.0.1/24", namespace: { name: named("Lab") }, status: "Active" }],
  ["/ipam/vlan-groups/", { name: named("Group"), range: "1-99" }],
  ["/ipam/vlans/", { name: named("taken"), vid: 10, status: "Active", vlan_group: { name: named("Group") } }],
  ["/virtualization/cluster-types/", { name: named("Kind") }],
  ["/virtualization/clusters/", { name: named("Cluster"), cluster_type: { name: named("Kind") } }],
  [
    "/virtualization/virtual-machines/",
    { name: named("vm"), cluster: { name: named("Cluster") }, status: "Active" },
  ],
  ["/circuits/providers/", { name: named("Telco") }],
  ["/circuits/circuit-types/", { name: named("Fibre") }],
  [
    "/circuits/circuits/",
    {
      cid: "taken",
      provider: { name: named("Telco") },
      circuit_type: { name: named("Fibre") },
      status: "Active",
    },
  ],
];

export function deviceBody(name: string): object {
  return {
    name: named(name),
    device_type: { model: named("Box") },
    location: { name: named("Here") },
    role: { name: named("Switch") },
    status: "Active",
  };
}

export function portBody(device: string, name: string): object {
  return { name, device: { name: named(device) }, type: "1000base-t", status: "Active" };
}

export async function ground(client: Client): Promise<void> {
  for (const [path, body] of GROUND) await client.must(path, body);
}
