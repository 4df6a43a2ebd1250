import { DataSource, DataTarget, definePlugin, secret, z } from "nautobot-bridge";
import { models } from "./models.js";

const variables = {
  url: z.url().describe("The remote Nautobot, such as https://nautobot.example.com"),
  token: secret().describe("API token of the remote Nautobot"),
};

const description = "location types, locations, tenants, namespaces and prefixes";

const mappings = [
  { name: "LocationType", path: "/dcim/location-types/" },
  { name: "Tenant", path: "/tenancy/tenants/" },
  { name: "Location", path: "/dcim/locations/" },
  { name: "Namespace", path: "/ipam/namespaces/" },
  { name: "Prefix", path: "/ipam/prefixes/" },
].map(({ name, path }) => ({ sourceName: name, targetName: name, targetUrl: path }));

class ExampleDataSource extends DataSource<typeof variables> {
  static override readonly meta = {
    name: "Example Data Source",
    dataSource: "Nautobot (remote)",
    description: `Brings ${description} from a remote Nautobot`,
    variables,
  };
  static override dataMappings() {
    return mappings;
  }
  override loadSourceAdapter() {
    return this.nautobotAdapter(models, { name: "Nautobot (remote)" }, this.connectNautobot(this.variables));
  }
  override loadTargetAdapter() {
    return this.nautobotAdapter(models);
  }
}

class ExampleDataTarget extends DataTarget<typeof variables> {
  static override readonly meta = {
    name: "Example Data Target",
    dataTarget: "Nautobot (remote)",
    description: `Pushes ${description} to a remote Nautobot`,
    variables,
  };
  static override dataMappings() {
    return mappings;
  }
  override loadSourceAdapter() {
    return this.nautobotAdapter(models);
  }
  override loadTargetAdapter() {
    return this.nautobotAdapter(models, { name: "Nautobot (remote)" }, this.connectNautobot(this.variables));
  }
}

export default definePlugin({
  name: "nautobot-remote",
  apiVersion: 1,
  jobs: [ExampleDataSource, ExampleDataTarget],
});
