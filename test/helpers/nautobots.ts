import { type Client, createClient } from "../../src/nautobot/index.js";

export interface Place {
  url: string;
  token: string;
}

/** The real Nautobots that the integration tests were given. */
export function nautobotFromEnvironment(prefix: "" | "REMOTE_" = ""): Place {
  const url = process.env[`${prefix}NAUTOBOT_URL`];
  const token = process.env[`${prefix}NAUTOBOT_TOKEN`];
  if (!url || !token)
    throw new Error(`set ${prefix}NAUTOBOT_URL and ${prefix}NAUTOBOT_TOKEN: see CONTRIBUTING.md`);
  return { url, token };
}

export const connect = ({ url, token }: Place): Client => createClient({ url, token });

/** The paths of what the example jobs carry, in the order in which they can be deleted. */
const EXAMPLE_PATHS = [
  "/ipam/prefixes/",
  "/ipam/namespaces/",
  "/dcim/locations/",
  "/dcim/location-types/",
  "/tenancy/tenants/",
] as const;

/** Takes away everything that the example jobs carry, but for Nautobot's own namespace. */
export async function clear(nautobot: Client): Promise<void> {
  for (const path of EXAMPLE_PATHS) {
    const ids: string[] = [];
    for await (const row of nautobot.list(path)) {
      if (!("name" in row && row.name === "Global")) ids.push(row.id);
    }
    for (let at = 0; at < ids.length; at += 100) await nautobot.removeMany(path, ids.slice(at, at + 100));
  }
}

export interface Sizes {
  locations: number;
  tenants: number;
  prefixes: number;
}

/** A small network: regions, sites and floors whose names repeat, tenants, a namespace full of prefixes. */
export async function seed(nautobot: Client, sizes: Sizes): Promise<void> {
  const [region] = await nautobot.createMany("/dcim/location-types/", [
    { name: "Region", nestable: true },
  ] as never);
  const [site] = await nautobot.createMany("/dcim/location-types/", [
    { name: "Site", parent: region?.id, content_types: ["dcim.device", "ipam.prefix"] },
  ] as never);
  await nautobot.createMany("/dcim/location-types/", [{ name: "Floor", parent: site?.id }] as never);
  const tenants = Array.from({ length: sizes.tenants }, (_, i) => ({
    name: `Tenant ${i}`,
    description: `No. ${i}`,
  }));
  await nautobot.createMany("/tenancy/tenants/", tenants);
  await seedLocations(nautobot, sizes);
  await nautobot.createMany("/ipam/namespaces/", [{ name: "Lab", description: "for tests" }] as never);
  await seedPrefixes(nautobot, sizes);
}

async function seedLocations(nautobot: Client, { locations, tenants }: Sizes): Promise<void> {
  const base = { status: "Active", description: "seeded" };
  const rows = await nautobot.createMany("/dcim/locations/", [
    { ...base, name: "Europe", location_type: "Region" },
    { ...base, name: "America", location_type: "Region" },
  ] as never);
  const siteCount = Math.floor((locations - rows.length) / 4);
  const sites = Array.from({ length: siteCount }, (_, i) => ({
    ...base,
    name: `Site ${i}`,
    location_type: { name: "Site" },
    parent: rows[i % 2]?.id,
    tenant: { name: `Tenant ${i % tenants}` },
  }));
  const created = await nautobot.createMany("/dcim/locations/", sites as never);
  const floors = Array.from({ length: locations - rows.length - siteCount }, (_, i) => ({
    ...base,
    name: `Floor ${Math.floor(i / siteCount)}`,
    location_type: { name: "Floor" },
    parent: created[i % siteCount]?.id,
  }));
  await nautobot.createMany("/dcim/locations/", floors as never);
}

async function seedPrefixes(nautobot: Client, { prefixes, tenants }: Sizes): Promise<void> {
  const all = Array.from({ length: prefixes }, (_, i) => ({
    prefix: i === 0 ? "10.0.0.0/8" : `10.${Math.floor(i / 250)}.${i % 250}.0/24`,
    namespace: { name: "Lab" },
    type: i === 0 ? "container" : "network",
    status: "Active",
    description: `seeded ${i}`,
    ...(i % 3 === 0 && { tenant: { name: `Tenant ${i % tenants}` } }),
  }));
  for (let at = 0; at < all.length; at += 100) {
    await nautobot.createMany("/ipam/prefixes/", all.slice(at, at + 100) as never);
  }
}
