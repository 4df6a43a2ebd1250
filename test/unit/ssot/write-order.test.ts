import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  type AnyModelClass,
  defineModel,
  DiffSyncFlags,
  type Outcome,
} from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { NautobotAdapter, nautobotModel } from "../../../src/ssot/index.js";

const Site = nautobotModel(
  defineModel({
    name: "site",
    identifiers: { name: z.string() },
    attributes: { facility: z.string() },
    movable: true,
  }),
  { path: "/dcim/locations/", parent: "parent", set: { location_type: "Site", status: "Active" } },
);
const Region = nautobotModel(
  defineModel({ name: "region", identifiers: { name: z.string() }, children: [Site] }),
  {
    path: "/dcim/locations/",
    scope: { location_type: ["Region"] },
    set: { location_type: "Region", status: "Active" },
  },
);
const Type = nautobotModel(
  defineModel({
    name: "type",
    identifiers: { name: z.string() },
    attributes: { parent: z.string().nullable() },
  }),
  { path: "/dcim/location-types/", map: { parent: "parent__name" } },
);
const Tenant = nautobotModel(defineModel({ name: "tenant", identifiers: { name: z.string() } }), {
  path: "/tenancy/tenants/",
});

class Source extends Adapter {
  override readonly topLevel: readonly AnyModelClass[] = [Type, Region, Tenant];
}

const place = { status: "Active" };
const DATA = {
  "/tenancy/tenants/": Array.from({ length: 8 }, (_, i) => ({ name: `T${i}` })),
  "/dcim/location-types/": [{ name: "Region" }, { name: "Site", parent: "Region" }, { name: "Room" }],
  "/dcim/locations/": [
    { ...place, name: "Europe", location_type: "Region" },
    { ...place, name: "Asia", location_type: "Region" },
    { ...place, name: "Berlin", location_type: "Site", parent: "Europe", tenant: "T3" },
  ],
};

describe("the order and the extent of writes", () => {
  let sandbox: Sandbox;
  const { signal } = new AbortController();
  const connect = () => createClient({ url: sandbox.url, token: sandbox.token, retryFactorMs: 1 });
  const load = async (...models: AnyModelClass[]) => {
    const adapter = new NautobotAdapter(connect(), models);
    await adapter.load(signal);
    return adapter;
  };
  const sync = async (target: NautobotAdapter, source: Adapter<unknown>) => {
    const outcomes: Outcome[] = [];
    sandbox.forget();
    await target.syncFrom(source, {
      flags: DiffSyncFlags.CONTINUE_ON_FAILURE,
      onOutcome: (outcome) => void outcomes.push(outcome),
    });
    const writes = sandbox.requests.filter(
      ({ method, path }) => method !== "GET" && !path.includes("graphql"),
    );
    const failed = outcomes.filter(({ status }) => status !== "success");
    return { writes, failed: failed.map(({ uid, message }) => `${uid}: ${message}`) };
  };
  const lengths = (writes: { body?: unknown }[]) => writes.map(({ body }) => (body as unknown[]).length);
  const row = (path: string, name: string) => sandbox.rows(path).find((each) => each["name"] === name);
  const location = (name: string) => row("/dcim/locations/", name);
  /** Regions with what is in them. */
  const regions = (sites: Record<string, string[]>, facility = "") => {
    const source = new Source();
    for (const [name, within] of Object.entries(sites)) {
      const region = source.add(Region, { name });
      for (const site of within) region.add(Site, { name: site, facility });
    }
    return source;
  };

  beforeEach(async () => (sandbox = await startSandbox({ data: DATA })));
  afterEach(() => sandbox.close());

  it("moves an object with one PATCH, so that it keeps its id", async () => {
    const before = location("Berlin")?.["id"];
    const target = await load(Region, Site);
    const { writes, failed } = await sync(target, regions({ Europe: [], Asia: ["Berlin"] }));
    expect(failed).to.deep.equal([]);
    const asia = location("Asia")?.["id"];
    expect(writes.map(({ method, body }) => ({ method, body }))).to.deep.equal([
      { method: "PATCH", body: [{ id: before, parent: asia }] },
    ]);
    expect(location("Berlin")).to.include({ id: before, parent: asia });
  });

  it("moves an object below one that is created, with what else changes, before its old parent goes", async () => {
    const before = location("Berlin")?.["id"];
    const { failed } = await sync(
      await load(Region, Site),
      regions({ Asia: [], Atlantis: ["Berlin"] }, "B2"),
    );
    expect(failed).to.deep.equal([]);
    expect(location("Europe")).to.equal(undefined);
    expect(location("Berlin")).to.include({
      id: before,
      parent: location("Atlantis")?.["id"],
      facility: "B2",
    });
  });

  it("leaves an object alone that somebody else moved meanwhile", async () => {
    const target = await load(Region, Site);
    const [id, parent] = [location("Berlin")?.["id"] as string, location("Asia")?.["id"] as string];
    await connect().update("/dcim/locations/", id, { parent: { id: parent } });
    const { failed } = await sync(target, regions({ Europe: ["Berlin"], Asia: [] }, "B2"));
    expect(failed).to.match(/^Berlin: stale: parent changed/);
    expect(location("Berlin")).to.include({ parent, facility: "" });
  });

  it("looks whether a move without an answer has happened before it repeats it", async () => {
    const target = await load(Region, Site);
    sandbox.fail({ method: "PATCH", path: "/dcim/locations/", status: "reset" });
    const { failed } = await sync(target, regions({ Europe: [], Asia: ["Berlin"] }));
    expect(failed).to.deep.equal([]);
    expect(location("Berlin")?.["parent"]).to.equal(location("Asia")?.["id"]);
  });

  it("creates before it updates, so that an update may refer to what is new", async () => {
    const source = new Source();
    source.add(Type, { name: "Region", parent: null });
    source.add(Type, { name: "Site", parent: "Region" });
    source.add(Type, { name: "Room", parent: "Country" });
    source.add(Type, { name: "Country", parent: "Region" });
    const { writes, failed } = await sync(await load(Type), source);
    expect(failed).to.deep.equal([]);
    expect(writes.map(({ method }) => method)).to.deep.equal(["POST", "PATCH"]);
  });

  it("takes all invalid objects out of a list after one answer that names them", async () => {
    const source = new Source();
    for (let i = 0; i < 40; i++) source.add(Tenant, { name: i % 10 === 7 ? `${i}`.repeat(300) : `N${i}` });
    for (let i = 0; i < 8; i++) source.add(Tenant, { name: `T${i}` });
    const { writes, failed } = await sync(await load(Tenant), source);
    expect(failed).to.have.length(4);
    for (const message of failed) expect(message).to.match(/name: Ensure this field has no more than 255/);
    expect(lengths(writes)).to.have.members([20, 20, 18, 18]);
  });

  it("sends longer lists to a quick server, and shares the last ones out", async () => {
    const source = new Source();
    for (let i = 0; i < 8; i++) source.add(Tenant, { name: `T${i}` });
    for (let i = 0; i < 1000; i++) source.add(Tenant, { name: `N${i}` });
    const { writes, failed } = await sync(await load(Tenant), source);
    expect(failed).to.deep.equal([]);
    const [first, ...others] = lengths(writes);
    expect(first).to.equal(50);
    expect(Math.max(...others)).to.be.within(51, 200);
    expect(others.slice(-3)).to.satisfy((last: number[]) => last.every((length) => length < 50));
    expect(Math.min(...others.slice(-3))).to.be.at.most(20);
  });

  it("keeps lists short when one was refused", async () => {
    const source = new Source();
    for (let i = 0; i < 8; i++) source.add(Tenant, { name: `T${i}` });
    for (let i = 0; i < 1000; i++) source.add(Tenant, { name: i === 0 ? "N".repeat(300) : `N${i}` });
    const { writes, failed } = await sync(await load(Tenant), source);
    expect(failed).to.have.length(1);
    expect(Math.max(...lengths(writes.slice(10)))).to.equal(50);
  });

  it("deletes the rest of a list when one object is protected, and repeats the server's words for that one", async () => {
    const { writes, failed } = await sync(await load(Tenant), new Source());
    expect(failed).to.have.length(1);
    expect(failed[0]).to.match(/^T3: .*409.*dependent/);
    expect(sandbox.rows("/tenancy/tenants/").map((tenant) => tenant["name"])).to.deep.equal(["T3"]);
    expect(writes.length).to.be.lessThan(8);
  });

  it("names a filter that the server refuses, and writes nothing", async () => {
    const Scoped = nautobotModel(defineModel({ name: "tenant", identifiers: { name: z.string() } }), {
      path: "/tenancy/tenants/",
      scope: { tenant_group: ["Unheard of"] },
    });
    const failed = (await load(Scoped).catch((error: unknown) => error)) as Error & { code: string };
    expect(failed.code).to.equal("NAUTOBOT_REQUEST");
    expect(failed.message).to.match(/\/tenancy\/tenants\/.*tenant_group.*Unheard of/);
  });
});
