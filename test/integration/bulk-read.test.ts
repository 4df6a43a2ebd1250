import { expect } from "chai";
import { defineModel, nautobotModel, z } from "../../src/index.js";
import type { Client } from "../../src/nautobot/index.js";
import { NautobotAdapter } from "../../src/ssot/index.js";
import { limitedUser } from "../helpers/limited-user.js";
import { bothWays, withCompanion } from "../helpers/models/in-bulk.js";
import { jobId } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

const Tenant = nautobotModel(
  defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { group: z.string().nullable() },
  }),
  { path: "/tenancy/tenants/", map: { group: "tenant_group__name" }, scope: { name__isw: "bulk " } },
);

/** What the companion reads for a user is what that user may see, on a real Nautobot. */
describe("reading in bulk", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const removals: [path: string, id: string][] = [];

  const given = async (path: string, body: object): Promise<string> => {
    const { id } = await client.create(path as "/tenancy/tenants/", body as never);
    removals.unshift([path, id]);
    return id;
  };

  /** A client whose user has these permissions: a constraint by what is viewed. */
  const userWith = (constraints: Record<string, object>, onJobs = ["view", "run"]): Promise<Client> =>
    limitedUser(
      place,
      [
        { types: ["extras.job"], actions: onJobs },
        { types: ["extras.jobresult", "extras.fileproxy"], actions: ["view"] },
        ...Object.entries(constraints).map(([type, limits]) => ({
          types: [type],
          actions: ["view"],
          constraints: limits,
        })),
      ],
      (path, id) => void removals.unshift([path, id]),
    );

  before(async () => {
    await withCompanion(client);
    const group = await given("/tenancy/tenant-groups/", { name: "bulk group" });
    await given("/tenancy/tenants/", { name: "bulk a", tenant_group: group });
    await given("/tenancy/tenants/", { name: "bulk b" });
  });

  after(async () => {
    for (const [path, id] of removals) await client.remove(path as never, id);
  });

  it("gives the same as GraphQL, and the adapter uses it for many objects", async () => {
    const { bulk, graphql } = await bothWays(client, Tenant);
    expect(bulk).to.have.length(2);
    expect(bulk).to.deep.equal(graphql);
    const adapter = new NautobotAdapter(client, [Tenant], { bulkFrom: 1 });
    await adapter.load(new AbortController().signal);
    expect(adapter.getAll(Tenant).map(({ name, group }) => [name, group])).to.have.deep.members([
      ["bulk a", "bulk group"],
      ["bulk b", null],
    ]);
  });

  it("gives a user only the objects that the user may view", async () => {
    const limited = await userWith({ "tenancy.tenant": { name: "bulk b" }, "tenancy.tenantgroup": {} });
    const { bulk, graphql } = await bothWays(limited, Tenant);
    expect(bulk?.map(({ name }) => name)).to.deep.equal(["bulk b"]);
    expect(bulk).to.deep.equal(graphql);
  });

  it("leaves it to GraphQL where not all may be viewed that is referred to", async () => {
    for (const groups of [{}, { "tenancy.tenantgroup": { name: "another" } }]) {
      const limited = await userWith({ "tenancy.tenant": {}, ...groups });
      const { bulk, graphql } = await bothWays(limited, Tenant);
      expect(bulk).to.equal(undefined);
      expect(graphql.map((row) => row["tenant_group"])).to.deep.equal([null, null]);
    }
  });

  it("reads nothing that REST does not show, whoever asks", async () => {
    const fields = [
      ["users.user", "password"],
      ["users.token", "key"],
      ["extras.secret", "parameters"],
      ["extras.jobresult", "user__password"],
      ["tenancy.tenant", "tenant_group__tenants__name"],
      ["tenancy.tenant", "locations__name"],
      ["sessions.session", "session_data"],
      ["no.such", "id"],
    ] as const;
    const plan = fields.map(([type, field]) => ({ type, fields: ["id", field] }));
    const { id } = await client.runJob(await jobId(client, "BulkReadJob"), { plan });
    const { status, result } = await client.followJob(id);
    expect(status.value).to.equal("SUCCESS");
    const refused = (result as { types: { refused?: string }[] }).types.map((part) => part.refused);
    expect(refused.map((reason) => typeof reason)).to.deep.equal(fields.map(() => "string"));
  });

  it("reads nothing for a user who may not run its Job, and the load is GraphQL's", async () => {
    const limited = await userWith({ "tenancy.tenant": {}, "tenancy.tenantgroup": {} }, ["view"]);
    const warnings: string[] = [];
    const warn = (message: string): void => void warnings.push(message);
    const adapter = new NautobotAdapter(limited, [Tenant], { bulkFrom: 1, warn });
    await adapter.load(new AbortController().signal);
    expect([adapter.count(), warnings]).to.deep.equal([2, []]);
  });
});
