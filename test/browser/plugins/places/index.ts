import { DataSource, defineModel, definePlugin, nautobotModel, secret, z } from "nautobot-bridge";

const place = { identifiers: { name: z.string() }, attributes: { description: z.string() } };
const Building = defineModel({ ...place, name: "building" });
const Site = defineModel({ ...place, name: "site", children: [Building] });
const City = defineModel({ ...place, name: "city", children: [Site] });
const Country = defineModel({ ...place, name: "country", children: [City] });
const Region = defineModel({ ...place, name: "region", children: [Country] });

const path = "/dcim/locations/";
const of = (location_type: string) => ({
  scope: { location_type },
  set: { location_type, status: "Active" },
});
const models = [
  nautobotModel(Region, { path, ...of("Region") }),
  nautobotModel(Country, { path, parent: "parent", ...of("Country") }),
  nautobotModel(City, { path, parent: "parent", ...of("City") }),
  nautobotModel(Site, { path, parent: "parent", ...of("Site") }),
  nautobotModel(Building, { path, parent: "parent", ...of("Building") }),
];

const variables = { url: z.url(), token: secret() };

class Places extends DataSource<typeof variables> {
  static override readonly meta = {
    name: "Places",
    dataSource: "Nautobot (headquarters)",
    description: "Regions, countries, cities, sites and buildings",
    variables,
  };
  override loadSourceAdapter() {
    return this.nautobotAdapter(models, { name: "Nautobot (remote)" }, this.connectNautobot(this.variables));
  }
  override loadTargetAdapter() {
    return this.nautobotAdapter(models);
  }
}

export default definePlugin({ name: "places", apiVersion: 1, jobs: [Places] });
