import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { defineModel, nautobotModel, z } from "../../src/index.js";
import type { Client } from "../../src/nautobot/index.js";
import { NautobotAdapter } from "../../src/ssot/index.js";
import { bothWays, withCompanion } from "../helpers/models/in-bulk.js";
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
  const userWith = async (constraints: Record<string, object>, onJobs = ["view", "run"]): Promise<Client> => {
    const [name, password] = [`bulk-${randomUUID().slice(0, 8)}`, randomUUID()];
    const user = await given("/users/users/", { username: name, password, is_active: true });
    const permission = (types: string[], actions: string[], limits: object): Promise<string> =>
      given("/users/permissions/", {
        name: `${name} ${types.join()}`,
        object_types: types,
        users: [user],
        actions,
        constraints: limits,
      });
    await permission(["users.token"], ["view", "add"], {});
    await permission(["extras.job"], onJobs, {});
    await permission(["extras.jobresult", "extras.fileproxy"], ["view"], {});
    for (const [type, limits] of Object.entries(constraints)) await permission([type], ["view"], limits);
    return connect({ ...place, token: await tokenOf(name, password) });
  };

  /** Nautobot makes tokens only for whoever asks. */
  const tokenOf = async (name: string, password: string): Promise<string> => {
    const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
    const answer = await fetch(`${place.url}/api/users/tokens/`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: "{}",
    });
    expect(answer.status).to.equal(201);
    return ((await answer.json()) as { key: string }).key;
  };

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
    const [job] = await jobs(client);
    const { id } = await client.runJob(job ?? "", { plan });
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

async function jobs(client: Client): Promise<string[]> {
  const ids: string[] = [];
  const query = { job_class_name: ["BulkReadJob"] };
  for await (const { id } of client.list("/extras/jobs/", { query })) ids.push(id);
  return ids;
}
