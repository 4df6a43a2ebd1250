import { expect } from "chai";
import nock from "nock";
import { z } from "zod";
import { type AnyModelClass, defineModel } from "../../../../src/diffsync/index.js";
import { createClient } from "../../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../../src/sandbox/index.js";
import { NautobotAdapter, nautobotModel } from "../../../../src/ssot/index.js";

const COUNT = 120;
const tenants = Array.from({ length: COUNT }, (_, i) => ({ name: `T${i}` }));
const namespaces = [1, 2, 3].map((i) => ({ name: `N${i}`, tenant: "T7" }));

const counted = (scope?: { name: string[] }) =>
  nautobotModel(
    defineModel({
      name: "tenant",
      identifiers: { name: z.string() },
      attributes: { description: z.string(), namespaces: z.number() },
    }),
    { path: "/tenancy/tenants/", map: { namespaces: "namespace_count" }, ...(scope && { scope }) },
  );

describe("what GraphQL lacks, read by REST", () => {
  let sandbox: Sandbox;
  const load = async (model: AnyModelClass): Promise<NautobotAdapter> => {
    const adapter = new NautobotAdapter(createClient({ url: sandbox.url, token: sandbox.token }), [model]);
    await adapter.load(new AbortController().signal);
    return adapter;
  };
  const lists = (path: string) =>
    sandbox.requests.filter((request) => request.path.split("?")[0] === `/api${path}`);

  beforeEach(async () => {
    sandbox = await startSandbox({ data: { "/tenancy/tenants/": tenants, "/ipam/namespaces/": namespaces } });
  });
  afterEach(() => sandbox.close());

  it("is joined to the other fields of all objects in a handful of requests", async () => {
    const adapter = await load(counted());
    expect(adapter.count()).to.equal(COUNT);
    expect(adapter.get("tenant", "T7").getAttrs()).to.deep.equal({ description: "", namespaces: 3 });
    expect(adapter.get("tenant", "T8").getAttrs()).to.deep.include({ namespaces: 0 });
    expect(lists("/tenancy/tenants/").length).to.be.at.most(3);
  });

  it("is asked for by id when the objects are few", async () => {
    const adapter = await load(counted({ name: ["T7", "T8"] }));
    expect(adapter.getAll("tenant").map((tenant) => tenant.getAttrs()["namespaces"])).to.have.members([3, 0]);
  });

  it("is not asked for when no field is mapped to it", async () => {
    const model = nautobotModel(defineModel({ name: "tenant", identifiers: { name: z.string() } }), {
      path: "/tenancy/tenants/",
    });
    await load(model);
    expect(lists("/tenancy/tenants/")).to.have.length(1); // the count
  });

  it("may lie behind a reference, null included", async () => {
    sandbox.load({ "/ipam/namespaces/": [{ name: "N4" }] });
    const model = nautobotModel(
      defineModel({
        name: "namespace",
        identifiers: { name: z.string() },
        attributes: { tenant: z.string().nullable(), siblings: z.number().nullable() },
      }),
      { path: "/ipam/namespaces/", map: { siblings: "tenant__namespace_count" } },
    );
    const adapter = await load(model);
    expect(adapter.get(model, "N1").getAttrs()).to.deep.equal({ tenant: "T7", siblings: 3 });
    expect(adapter.get(model, "N4").getAttrs()).to.deep.equal({ tenant: null, siblings: null });
    expect(lists("/tenancy/tenants/")).to.have.length(1);
  });

  it("is the whole object where GraphQL does not list its type", async () => {
    const model = nautobotModel(
      defineModel({
        name: "user",
        identifiers: { username: z.string() },
        attributes: { is_active: z.boolean(), email: z.string() },
      }),
      { path: "/users/users/" },
    );
    const adapter = await load(model);
    expect(adapter.count()).to.equal(sandbox.rows("/users/users/").length);
    expect(adapter.get(model, "admin").is_active).to.equal(true);
  });

  it("ends the load when an object is gone before the rest of it is read", async () => {
    nock("http://nautobot.example")
      .get("/api/status/")
      .reply(200, { "nautobot-version": "3.2.7" })
      .post("/api/graphql/")
      .reply(200, { data: { rows: [{ id: "a", name: "T7", description: "" }] } })
      .get("/api/tenancy/tenants/")
      .query(({ limit }) => limit === "1")
      .reply(200, { count: 1, results: [{ id: "a" }] })
      .get("/api/tenancy/tenants/")
      .query(({ id }) => id === "a")
      .reply(200, { count: 0, results: [] });
    const client = createClient({ url: "http://nautobot.example", token: "t" });
    const adapter = new NautobotAdapter(client, [counted()]);
    const problem = await adapter.load(new AbortController().signal).catch((error: unknown) => error);
    expect(problem).to.include({ code: "LOAD_INCOMPLETE" });
    expect(nock.isDone()).to.equal(true);
  });
});
