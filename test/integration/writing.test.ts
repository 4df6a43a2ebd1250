import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  type AnyModelClass,
  defineModel,
  DiffSyncFlags,
  type Outcome,
} from "../../src/diffsync/index.js";
import { NautobotAdapter, nautobotModel, type NautobotAdapterOptions } from "../../src/ssot/index.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

const NAMESPACE = "Written";
const Namespace = nautobotModel(defineModel({ name: "namespace", identifiers: { name: z.string() } }), {
  path: "/ipam/namespaces/",
  scope: { name: [NAMESPACE] },
});
const Prefix = nautobotModel(
  defineModel({
    name: "prefix",
    identifiers: { namespace: z.string(), prefix: z.string() },
    attributes: { status: z.string() },
  }),
  { path: "/ipam/prefixes/", scope: { namespace: [NAMESPACE] } },
);
const Tenant = nautobotModel(
  defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { description: z.string(), group: z.string().nullable() },
  }),
  {
    path: "/tenancy/tenants/",
    map: { group: "tenant_group__name" },
    scope: { name__isw: ["written "] },
    createMissing: ["tenant_group"],
  },
);

class Source extends Adapter {
  override readonly topLevel = [Prefix, Tenant];
}

describe("writing to a real Nautobot", () => {
  const place = nautobotFromEnvironment();
  const nautobot = connect(place);
  const { signal } = new AbortController();

  const load = async (models: AnyModelClass[], token = place.token, options?: NautobotAdapterOptions) => {
    const adapter = new NautobotAdapter(connect({ ...place, token }), models, options);
    await adapter.load(signal);
    return adapter;
  };
  const write = async (target: NautobotAdapter, source: Adapter<unknown>) => {
    const outcomes: Outcome[] = [];
    const onOutcome = (outcome: Outcome) => void outcomes.push(outcome);
    const diff = await target.diffFrom(source);
    await target.syncFrom(source, { diff, flags: DiffSyncFlags.CONTINUE_ON_FAILURE, onOutcome });
    return outcomes
      .filter(({ status }) => status !== "success")
      .map(({ uid, message }) => `${uid}: ${message}`);
  };
  const tenants = (description: string) => {
    const source = new Source();
    for (let i = 0; i < 60; i++)
      source.add(Tenant, { name: `written ${i}`, description, group: `written ${i % 2}` });
    return source;
  };
  const tenant = async (name: string) => {
    for await (const row of nautobot.list("/tenancy/tenants/", { query: { name } })) return row;
    throw new Error(`no tenant ${name}`);
  };
  const removeGroups = async () => {
    const query = { name: ["written 0", "written 1"] };
    for await (const { id } of nautobot.list("/tenancy/tenant-groups/", { query }))
      await nautobot.remove("/tenancy/tenant-groups/", id);
  };
  /** A token is its maker's: the user has to ask for it himself. */
  const tokenOf = async (name: string, password: string) => {
    const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${place.url}/api/users/tokens/`, { method: "POST", headers, body: "{}" });
    return ((await answer.json()) as { key: string }).key;
  };
  const namespaces = async () => {
    const ids = [];
    for await (const { id } of nautobot.list("/ipam/namespaces/", { query: { name: [NAMESPACE] } }))
      ids.push(id);
    return ids;
  };
  const clear = async () => {
    const ids = await namespaces();
    if (ids.length > 0) expect(await write(await load([Prefix]), new Source())).to.deep.equal([]);
    await nautobot.removeMany("/ipam/namespaces/", ids);
    await write(await load([Tenant]), new Source());
    await removeGroups();
  };

  before(async () => {
    await clear();
    await nautobot.create("/ipam/namespaces/", { name: NAMESPACE });
  });
  after(clear);

  it("gives prefixes written side by side the parents that one after the other would", async () => {
    const source = new Source();
    const nets = ["10.0.0.0/8"];
    for (let i = 0; i < 4; i++) nets.push(`10.${i}.0.0/16`);
    for (let i = 0; i < 120; i++) nets.push(`10.${i % 4}.${i}.0/24`);
    for (const prefix of [...nets].reverse())
      source.add(Prefix, { namespace: NAMESPACE, prefix, status: "Active" });
    expect(await write(await load([Prefix]), source)).to.deep.equal([]);
    const rows = [];
    for await (const row of nautobot.list("/ipam/prefixes/", { query: { namespace: [NAMESPACE] } }))
      rows.push(row);
    const byId = new Map(rows.map((row) => [row.id, row.prefix]));
    for (const { prefix, parent } of rows) {
      const [, second, third] = prefix.split(".");
      const expected = prefix.endsWith("/24")
        ? `10.${second}.0.0/16`
        : third === "0" && prefix.endsWith("/16")
          ? "10.0.0.0/8"
          : undefined;
      expect(byId.get(parent?.id ?? ""), prefix).to.equal(expected);
    }
    const fewer = new Source();
    for (const prefix of nets.filter((net) => !net.endsWith("/16")))
      fewer.add(Prefix, { namespace: NAMESPACE, prefix, status: "Active" });
    expect(await write(await load([Prefix]), fewer)).to.deep.equal([]);
    expect(await nautobot.count("/ipam/prefixes/", { namespace: [NAMESPACE] })).to.equal(121);
  });

  it("creates missing references, leaves what changed meanwhile alone, and finishes the rest", async () => {
    expect(await write(await load([Tenant]), tenants("one"))).to.deep.equal([]);
    expect((await tenant("written 7")).tenant_group).not.to.equal(null);
    const target = await load([Tenant]);
    await nautobot.update("/tenancy/tenants/", (await tenant("written 7")).id, { description: "by hand" });
    await nautobot.remove("/tenancy/tenants/", (await tenant("written 8")).id);
    const failed = await write(target, tenants("two"));
    expect(failed).to.have.length(2);
    expect(failed[0]).to.match(/^written 7: stale: description changed/);
    expect(failed[1]).to.match(/^written 8: stale: it was deleted/);
    expect((await tenant("written 7")).description).to.equal("by hand");
    expect((await tenant("written 9")).description).to.equal("two");
  });

  it("names the permission that a token lacks, before the first write", async () => {
    const name = "written-reader";
    const password = "for-this-test-only";
    const user = await nautobot.create("/users/users/", { username: name, password });
    const ownToken = await nautobot.create("/users/permissions/", {
      name: `${name}: a token`,
      actions: ["add"],
      object_types: ["users.token"],
      users: [user.id],
    });
    const token = await tokenOf(name, password);
    const permission = await nautobot.create("/users/permissions/", {
      name,
      actions: ["view"],
      object_types: ["tenancy.tenant", "tenancy.tenantgroup"],
      users: [user.id],
    });
    try {
      const target = await load([Tenant], token);
      const diff = await target.diffFrom(tenants("three"));
      const refused = (await target.authorize(diff, signal).catch((error: unknown) => error)) as {
        code: string;
        fix: string;
      };
      expect(refused.code).to.equal("NAUTOBOT_FORBIDDEN");
      expect(refused.fix).to.match(/tenancy\.(add|change)_tenant/);
      const unseen = (await load([Namespace], token).catch((error: unknown) => error)) as { fix: string };
      expect(unseen.fix).to.contain("ipam.view_namespace");
      await (await load([Tenant])).authorize(diff, signal);
    } finally {
      await nautobot.removeMany("/users/permissions/", [permission.id, ownToken.id]);
      await nautobot.remove("/users/users/", user.id);
    }
  });
});
