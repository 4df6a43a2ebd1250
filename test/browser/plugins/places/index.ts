import { DataSource, defineModel, definePlugin, nautobotModel, secret, z } from "nautobot-bridge";

const place = { identifiers: { name: z.string() }, attributes: { description: z.string() } };
const Building = defineModel({ ...place, name: "building" });
const Site = defineModel({ ...place, name: "site", children: [Building] });
const City = defineModel({ ...place, name: "city", children: [Site] });
const Country = defineModel({ ...place, name: "country", children: [City] });
const Region = defineModel({ ...place, name: "region", children: [Country] });

const path = "/dcim/locations/";
const models = [
  nautobotModel(Region, {
    path,
    scope: { location_type: "Region" },
    set: { location_type: "Region", status: "Active" },
  }),
  nautobotModel(Country, {
    path,
    parent: "parent",
    scope: { location_type: "Country" },
    set: { location_type: "Country", status: "Active" },
  }),
  nautobotModel(City, {
    path,
    parent: "parent",
    scope: { location_type: "City" },
    set: { location_type: "City", status: "Active" },
  }),
  nautobotModel(Site, {
    path,
    parent: "parent",
    scope: { location_type: "Site" },
    set: { location_type: "Site", status: "Active" },
  }),
  nautobotModel(Building, {
    path,
    parent: "parent",
    scope: { location_type: "Building" },
    set: { location_type: "Building", status: "Active" },
  }),
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
