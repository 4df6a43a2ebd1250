import type { Seed } from "./seed.js";

type Body = Readonly<Record<string, unknown>>;

const LOCATION_TYPES: readonly Body[] = [
  { name: "Region", description: "Part of the world" },
  { name: "Country", parent: { name: "Region" } },
  { name: "City", parent: { name: "Country" } },
  {
    name: "Site",
    parent: { name: "City" },
    content_types: ["dcim.device", "ipam.namespace", "ipam.prefix", "ipam.vlan"],
  },
  { name: "Building", parent: { name: "Site" }, content_types: ["dcim.device", "dcim.rack", "ipam.prefix"] },
  {
    name: "Floor",
    parent: { name: "Building" },
    content_types: ["dcim.device", "dcim.rack"],
    nestable: true,
  },
];

// Indentation is the tree: region, country, city, site, building, floor.
const PLACES = `
EMEA
  Germany
    Berlin
      BER-01 | Colocation, Siemensstadt
        BER-01-A
          BER-01-A-1
          BER-01-A-2
        BER-01-B
      BER-02 | Office, Mitte
        BER-02-A
    Frankfurt
      FRA-01 | Colocation, Ostend
        FRA-01-A
          FRA-01-A-1
          FRA-01-A-2
        FRA-01-B
          FRA-01-B-1
  France
    Paris
      PAR-01 | Colocation, Aubervilliers
        PAR-01-A
          PAR-01-A-1
  United Kingdom
    London
      LON-01 | Colocation, Docklands
        LON-01-A
          LON-01-A-1
      LON-02 | Office, Holborn
Americas
  United States
    Ashburn
      IAD-01 | Colocation, Data Center Alley
        IAD-01-A
          IAD-01-A-1
      IAD-02 | Colocation, Data Center Alley
    San Jose
      SJC-01 | Office, Downtown
        SJC-01-A
  Brazil
    São Paulo
      GRU-01 | Colocation, Barueri
        GRU-01-A
APAC
  Japan
    Tokyo
      NRT-01 | Colocation, Otemachi
        NRT-01-A
          NRT-01-A-1
      NRT-02 | Office, Shibuya
        NRT-02-A
`;

const TENANTS =
  "Accounting,Customer Support,Data Platform,Engineering,Facilities,Finance,Human Resources,Information Security," +
  "Legal,Logistics,Manufacturing,Marketing,Network Operations,Payments,Procurement,Quality,Research,Retail,Sales,Wholesale";

/** 6 location types, 50 locations in a tree, 20 tenants, a namespace and 500 prefixes: always the same. */
export function sampleData(): Seed {
  const tenants = TENANTS.split(",").map((name) => ({ name, description: `${name} department` }));
  return {
    "/dcim/location-types/": LOCATION_TYPES,
    "/dcim/locations/": locations(),
    "/tenancy/tenants/": tenants,
    "/ipam/namespaces/": [{ name: "Corporate", description: "Addresses inside the company" }],
    "/ipam/prefixes/": prefixes(tenants.map(({ name }) => name)),
  };
}

/** A part of the sample as it was a while ago: some of it since changed, and some that the sample no longer has. */
export function deviatingData(): Seed {
  const sample = sampleData();
  const part = (path: string, count: number): readonly Body[] => (sample[path] ?? []).slice(0, count);
  const change = (bodies: readonly Body[], every: number, changes: Body): Body[] =>
    bodies.map((body, index) => (index % every === every - 1 ? { ...body, ...changes } : body));
  const missing = new Set((sample["/tenancy/tenants/"] ?? []).slice(17).map(({ name }) => name));
  const known = part("/ipam/prefixes/", 500).filter(
    ({ tenant }) => !missing.has((tenant as Body | undefined)?.["name"]),
  );
  return {
    "/dcim/location-types/": LOCATION_TYPES,
    "/dcim/locations/": change(part("/dcim/locations/", 12), 5, {
      description: "To be surveyed",
      status: "Planned",
    }),
    "/tenancy/tenants/": [
      ...change(part("/tenancy/tenants/", 17), 6, { description: "Renamed last year" }),
      { name: "Typewriter Pool", description: "Closed" },
    ],
    "/ipam/namespaces/": part("/ipam/namespaces/", 1),
    "/ipam/prefixes/": [
      ...change(known.slice(0, 60), 12, { description: "Before the renumbering", status: "Deprecated" }),
      ...["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"].map((prefix) => prefixBody(prefix, "network")),
    ],
  };
}

function locations(): Body[] {
  const above: Body[] = [];
  return PLACES.trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [name = "", description = ""] = line.trim().split(" | ");
      const level = line.search(/\S/) / 2;
      const parent = above[level - 1];
      const type = { name: LOCATION_TYPES[level]?.["name"] };
      above[level] = { name, location_type: type };
      return { name, location_type: type, status: "Active", description, ...(parent ? { parent } : {}) };
    });
}

function prefixes(tenants: readonly string[]): Body[] {
  const sites = PLACES.split("\n")
    .filter((line) => line.includes(" | "))
    .map((line) => line.trim().split(" | ")[0] ?? "");
  const bodies: Body[] = [prefixBody("10.0.0.0/8", "container", { description: "Private addresses" })];
  for (const [index, site] of sites.entries())
    bodies.push(prefixBody(`10.${(index + 1) * 10}.0.0/16`, "container", { description: site }));
  for (let number = 0; bodies.length < 492; number += 1) {
    const index = number % sites.length;
    const third = Math.floor(number / sites.length);
    const tenant = tenants[number % tenants.length];
    const use = third % 8 === 7 ? "Guests" : third % 4 === 3 ? "Management" : "Users";
    bodies.push(
      prefixBody(`10.${(index + 1) * 10}.${third}.0/24`, use === "Guests" ? "pool" : "network", {
        description: `${use} ${sites[index] ?? ""}`,
        ...(use === "Users" && tenant !== undefined ? { tenant: { name: tenant } } : {}),
        ...(third > 36 ? { status: "Reserved" } : {}),
      }),
    );
  }
  bodies.push(prefixBody("2001:db8::/32", "container", { description: "Documentation" }));
  for (let number = 1; bodies.length < 500; number += 1)
    bodies.push(prefixBody(`2001:db8:${number}::/48`, "network", { description: sites[number - 1] ?? "" }));
  return bodies;
}

const prefixBody = (prefix: string, type: string, more: Body = {}): Body => ({
  prefix,
  type,
  status: "Active",
  namespace: { name: "Corporate" },
  ...more,
});
