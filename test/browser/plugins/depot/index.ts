import { Adapter, DataSource, defineModel, definePlugin, nautobotModel, secret, z } from "nautobot-bridge";

const Tenant = defineModel({
  name: "tenant",
  identifiers: { name: z.string() },
  attributes: { description: z.string() },
});
const NautobotTenant = nautobotModel(Tenant, {
  path: "/tenancy/tenants/",
  scope: { description: "from the depot" },
});

/** What the depot answers with: whole lines of JSON, as slowly as it likes. */
class DepotAdapter extends Adapter<string> {
  override readonly topLevel = [Tenant];
  override async load() {
    const answer = await fetch(this.client, { signal: this.signal });
    const lines = (await answer.text()).split("\n").filter((line) => line !== "");
    for (const line of lines) this.add(Tenant, JSON.parse(line) as { name: string; description: string });
  }
}

const variables = {
  url: z.url().describe("Where the depot is"),
  shelf: z.enum(["front", "back"]).default("front").describe("Which shelf"),
  depth: z.int().min(1).max(9).optional().describe("How deep to look"),
  strict: z.boolean().default(false).describe("Refuse what is odd"),
  password: secret().optional().describe("The depot's password"),
  names: z.array(z.string()).optional().describe("Only these"),
};

class DepotToNautobot extends DataSource<typeof variables> {
  static override readonly meta = {
    name: "Depot",
    dataSource: "The depot",
    description: "Tenants from the depot",
    variables,
  };
  static override configInformation() {
    return { shelves: 2, "opening hours": "8 to 17" };
  }
  override loadSourceAdapter() {
    return new DepotAdapter(this.variables.url);
  }
  override loadTargetAdapter() {
    return this.nautobotAdapter([NautobotTenant]);
  }
}

export default definePlugin({ name: "depot", apiVersion: 1, jobs: [DepotToNautobot] });
