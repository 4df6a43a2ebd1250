import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface TenantsPlugin {
  /** Of the plugin. */
  name: string;
  /** Of its one job. */
  job: string;
  /** Its tenants: all of Nautobot whose names begin so, with a number each. */
  prefix: string;
  names: readonly string[];
  /** As of a job: which object of it one of Nautobot is. */
  objects?: object;
}

/** What the source says of every tenant. */
export const RIGHT = "as it should be";

/** Writes a plugin whose job has every tenant of the test say {@link RIGHT}. */
export function writeTenantsPlugin(
  directory: string,
  { name, job, prefix, names, objects = {} }: TenantsPlugin,
): void {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(
    join(directory, name, "index.ts"),
    `import { Adapter, DataSource, defineModel, definePlugin, nautobotModel, z } from "nautobot-bridge";
const Tenant = defineModel({ name: "tenant", identifiers: { name: z.string() }, attributes: { description: z.string() } });
class Source extends Adapter {
  topLevel = [Tenant];
  async load() {
    for (const name of ${JSON.stringify(names)}) this.add(Tenant, { name, description: "${RIGHT}" });
  }
}
class Tenants extends DataSource {
  static meta = { name: "${job}", dataSource: "the test", objects: ${JSON.stringify(objects)} };
  loadSourceAdapter() { return new Source(); }
  loadTargetAdapter() {
    return this.nautobotAdapter([nautobotModel(Tenant, { path: "/tenancy/tenants/", scope: { name__isw: ["${prefix}"] } })]);
  }
}
export default definePlugin({ name: "${name}", apiVersion: 1, jobs: [Tenants] });
`,
  );
}
