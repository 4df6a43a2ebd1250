import { defineModel, nautobotModel, z } from "../../../src/index.js";
import { DEVICES, type ModelRow, NAMESPACE, named, OWN, place, port, prefix, SITE, tenant } from "./row.js";

const namespace = defineModel({
  name: "namespace",
  identifiers: { name: z.string() },
  attributes: { description: z.string(), tenant: z.string().nullable() },
});

const vrf = defineModel({
  name: "vrf",
  identifiers: { namespace: z.string(), name: z.string() },
  attributes: { rd: z.string().nullable(), description: z.string(), import_targets: z.array(z.string()) },
});

const prefixModel = defineModel({
  name: "prefix",
  identifiers: { namespace: z.string(), prefix: z.string() },
  attributes: {
    type: z.string(),
    status: z.string(),
    tenant: z.string().nullable(),
    date_allocated: z.string().nullable(),
  },
});

const vlan = defineModel({
  name: "vlan",
  identifiers: { vid: z.number() },
  attributes: { name: z.string(), status: z.string(), location: z.string().nullable() },
});

const address = defineModel({
  name: "ip_address",
  identifiers: { namespace: z.string(), address: z.string() },
  attributes: { status: z.string(), type: z.string(), dns_name: z.string(), role: z.string().nullable() },
});

const assignment = defineModel({
  name: "ip_on_interface",
  identifiers: { namespace: z.string(), address: z.string(), device: z.string(), port: z.string() },
  attributes: { is_primary: z.boolean(), is_default: z.boolean() },
});

const spot = defineModel({
  name: "place_of_prefix",
  identifiers: { namespace: z.string(), prefix: z.string(), location: z.string() },
});

const routeTarget = (name: string) => ["/ipam/route-targets/", { name }] as const;

const ip = (value: string) =>
  ["/ipam/ip-addresses/", { address: value, namespace: { name: named("Lab") }, status: "Active" }] as const;

export const network: readonly ModelRow[] = [
  {
    what: "namespace",
    model: nautobotModel(namespace, { path: "/ipam/namespaces/", scope: OWN }),
    needs: [tenant("A")],
    objects: [{ name: named("Lab"), description: "", tenant: named("A") }],
    change: { description: "for tests", tenant: null },
    newest: true,
  },
  {
    what: "VRF",
    model: nautobotModel(vrf, { path: "/ipam/vrfs/", scope: { namespace: [named("Lab")] } }),
    needs: [NAMESPACE, routeTarget("65000:901"), routeTarget("65000:902")],
    objects: [
      { namespace: named("Lab"), name: "red", rd: "65000:1", description: "", import_targets: [] },
      { namespace: named("Lab"), name: "blue", rd: null, description: "", import_targets: ["65000:901"] },
    ],
    change: { rd: "65000:2", description: "new", import_targets: ["65000:901", "65000:902"] },
  },
  {
    what: "prefix",
    model: nautobotModel(prefixModel, { path: "/ipam/prefixes/", scope: { namespace: [named("Lab")] } }),
    needs: [NAMESPACE, tenant("A")],
    objects: [
      { prefix: "10.0.0.0/8", type: "container", tenant: null },
      { prefix: "10.1.0.0/16", type: "network", tenant: named("A") },
      { prefix: "2001:db8::/32", type: "pool", tenant: null },
    ].map((object) => ({ namespace: named("Lab"), status: "Active", date_allocated: null, ...object })),
    change: { type: "network", status: "Reserved", tenant: named("A") },
  },
  {
    what: "VLAN",
    model: nautobotModel(vlan, { path: "/ipam/vlans/", scope: OWN }),
    needs: [SITE, place("Here"), place("There")],
    objects: [
      { vid: 3901, name: named("one"), status: "Active", location: null },
      { vid: 3902, name: named("two"), status: "Active", location: named("Here") },
    ],
    change: { name: named("second"), status: "Reserved", location: named("There") },
  },
  {
    what: "IP address",
    model: nautobotModel(address, { path: "/ipam/ip-addresses/", scope: { namespace: [named("Lab")] } }),
    needs: [NAMESPACE, prefix("10.0.0.0/8"), prefix("2001:db8::/32")],
    objects: [
      { address: "10.0.0.1/8", dns_name: "a.example", role: "VIP" },
      { address: "2001:db8::1/64", dns_name: "", role: null },
    ].map((object) => ({ namespace: named("Lab"), status: "Active", type: "host", ...object })),
    change: { status: "Reserved", type: "dhcp", dns_name: "b.example", role: "Loopback" },
  },
  {
    what: "IP address on an interface",
    model: nautobotModel(assignment, {
      path: "/ipam/ip-address-to-interface/",
      map: {
        namespace: "ip_address__parent__namespace__name",
        address: "ip_address__address",
        device: "interface__device__name",
        port: "interface__name",
      },
      scope: { interface: ["rt0"] },
    }),
    needs: [
      ...DEVICES,
      port("sw1", "rt0"),
      NAMESPACE,
      prefix("10.0.0.0/8"),
      ip("10.0.0.1/8"),
      ip("10.0.0.2/8"),
    ],
    objects: ["10.0.0.1/8", "10.0.0.2/8"].map((value) => ({
      namespace: named("Lab"),
      address: value,
      device: named("sw1"),
      port: "rt0",
      is_primary: false,
      is_default: false,
    })),
    change: { is_primary: true },
  },
  {
    what: "places of a prefix",
    model: nautobotModel(spot, {
      path: "/ipam/prefix-location-assignments/",
      map: {
        namespace: "prefix__namespace__name",
        prefix: "prefix__prefix",
        location: "location__name",
      },
      where: ({ namespace: space }) => space === named("Lab"),
    }),
    needs: [SITE, place("Here"), place("There"), NAMESPACE, prefix("10.0.0.0/8")],
    objects: ["Here", "There"].map((name) => ({
      namespace: named("Lab"),
      prefix: "10.0.0.0/8",
      location: named(name),
    })),
  },
];
