import type { AnyModelClass } from "../../../src/diffsync/index.js";

export type Values = Readonly<Record<string, unknown>>;
export type Need = readonly [path: string, body: Values];

/** A model at home in Nautobot, to be taken there and back. */
export interface ModelRow {
  what: string;
  /** Reads nothing but this test's own objects. */
  model: AnyModelClass;
  /** REST objects that must be there first, in order. */
  needs: readonly Need[];
  /** Every field of every object. */
  objects: readonly Values[];
  /** New values for the last object; none where nothing can change. */
  change?: Values;
  /** It uses what only the newest release has; older ones refuse it. */
  newest?: boolean;
}

/** All test objects are named with it. */
export const RT = "rt";
export const named = (name: string): string => `${RT} ${name}`;
/** A scope that holds this test's own objects only. */
export const OWN = { name__isw: RT };

export const REGION: Need = ["/dcim/location-types/", { name: named("Region"), nestable: true }];
export const SITE: Need = [
  "/dcim/location-types/",
  { name: named("Site"), content_types: ["dcim.device", "ipam.vlan", "ipam.prefix"] },
];
export const place = (name: string): Need => [
  "/dcim/locations/",
  { name: named(name), location_type: { name: named("Site") }, status: "Active" },
];
export const tenant = (name: string): Need => ["/tenancy/tenants/", { name: named(name) }];
export const tag = (name: string): Need => [
  "/extras/tags/",
  { name: named(name), content_types: ["dcim.device", "tenancy.tenant"] },
];
export const NAMESPACE: Need = ["/ipam/namespaces/", { name: named("Lab") }];
export const prefix = (value: string): Need => [
  "/ipam/prefixes/",
  { prefix: value, namespace: { name: named("Lab") }, status: "Active" },
];
export const MAKER: Need = ["/dcim/manufacturers/", { name: named("Maker") }];
export const DEVICE_TYPE: Need = [
  "/dcim/device-types/",
  { model: named("Box"), manufacturer: { name: named("Maker") } },
];
export const ROLE: Need = ["/extras/roles/", { name: named("Role"), content_types: ["dcim.device"] }];
export const device = (name: string): Need => [
  "/dcim/devices/",
  {
    name: named(name),
    device_type: { model: named("Box"), manufacturer__name: named("Maker") },
    location: { name: named("Here") },
    role: named("Role"),
    status: "Active",
  },
];
export const DEVICES: readonly Need[] = [
  SITE,
  place("Here"),
  MAKER,
  DEVICE_TYPE,
  ROLE,
  device("sw1"),
  device("sw2"),
];
export const port = (on: string, name: string): Need => [
  "/dcim/interfaces/",
  { name, device: { name: named(on) }, type: "1000base-t", status: "Active" },
];
