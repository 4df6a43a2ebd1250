import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  type AnyModelClass,
  defineModel,
  DiffSyncFlags,
  type Outcome,
} from "../../src/diffsync/index.js";
import {
  NautobotAdapter,
  nautobotModel,
  type NautobotAdapterOptions,
  relationship,
} from "../../src/ssot/index.js";
import { losingProxy } from "../helpers/proxy.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

const NAMESPACE = "Written";
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

  const load = async (models: AnyModelClass[], client = nautobot, options?: NautobotAdapterOptions) => {
    const adapter = new NautobotAdapter(client, models, options);
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
    const stubborn = await load([Tenant], nautobot, { overwrite: true });
    await nautobot.update("/tenancy/tenants/", (await tenant("written 7")).id, { description: "again" });
    expect(await write(stubborn, tenants("three"))).to.deep.equal([]);
    expect((await tenant("written 7")).description).to.equal("three");
  });

  it("looks whether it happened when an answer is lost, and does nothing twice", async () => {
    await write(await load([Tenant]), new Source());
    const lost = new Set<string>();
    const proxy = await losingProxy(place.url, ({ method = "", url = "" }) => {
      const loses = method !== "GET" && url.startsWith("/api/tenancy/tenants/") && !lost.has(method);
      if (loses) lost.add(method);
      return loses;
    });
    try {
      const client = connect({ ...place, url: proxy.url });
      const sync = async (source: Source) => write(await load([Tenant], client), source);
      expect(await sync(tenants("one"))).to.deep.equal([]);
      expect(await sync(tenants("two"))).to.deep.equal([]);
      const { id } = await tenant("written 3");
      expect(await nautobot.count("/tenancy/tenants/", { name__isw: ["written "] })).to.equal(60);
      expect(await sync(new Source())).to.deep.equal([]);
      expect([...lost]).to.deep.equal(["POST", "PATCH", "DELETE"]);
      expect(await nautobot.count("/extras/object-changes/", { changed_object_id: [id] })).to.equal(3);
    } finally {
      await proxy.close();
    }
  });

  it("leaves alone what a relationship led elsewhere meanwhile, and tags that were set", async () => {
    const made: [path: "/extras/relationships/" | "/extras/tags/" | "/tenancy/tenants/", id: string][] = [];
    const given = async (path: (typeof made)[number][0], body: object) => {
      const { id } = await nautobot.create(path, body as never);
      made.unshift([path, id]);
      return id;
    };
    try {
      const ends = { source_type: "tenancy.tenant", destination_type: "extras.tag" };
      const key = "written_tags";
      await given("/extras/relationships/", { key, label: key, type: "many-to-many", ...ends });
      const tag = await given("/extras/tags/", { name: "written", content_types: ["tenancy.tenant"] });
      const [led, tagged] = [
        await given("/tenancy/tenants/", { name: "related led" }),
        await given("/tenancy/tenants/", { name: "related tagged" }),
      ];
      await given("/tenancy/tenants/", { name: "related same" });
      const Related = nautobotModel(
        defineModel({
          name: "tenant",
          identifiers: { name: z.string() },
          attributes: { comments: z.string(), tags: z.array(z.string()), far: z.array(z.string()) },
        }),
        {
          path: "/tenancy/tenants/",
          map: { tags: "tags__name", far: relationship(key, "/extras/tags/", "name") },
          scope: { name__isw: ["related "] },
        },
      );
      const [source, target] = [await load([Related]), await load([Related])];
      for (const tenant of source.getAll(Related)) tenant.updateBase({ comments: "new" });
      const far = { [key]: { destination: { objects: [{ id: tag }] } } };
      await nautobot.update("/tenancy/tenants/", led, { relationships: far });
      await nautobot.update("/tenancy/tenants/", tagged, { tags: [{ id: tag }] });
      const failed = await write(target, source);
      expect(failed.map((text) => text.split(" changed")[0])).to.have.members([
        "related led: stale: far",
        "related tagged: stale: tags",
      ]);
      const comments = [];
      for (const { name } of source.getAll(Related)) comments.push((await tenant(name)).comments);
      expect(comments.toSorted()).to.deep.equal(["", "", "new"]);
    } finally {
      for (const [path, id] of made) await nautobot.remove(path, id);
    }
  });
});
