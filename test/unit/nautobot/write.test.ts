import { expect } from "chai";
import { broken, client, nautobotError, server, useNock } from "./nock.js";

const PATH = "/tenancy/tenants/";
const SHAPE = { depth: 0, exclude_m2m: false };

describe("retrieve, create, update, remove", () => {
  useNock();

  it("retrieve reads one by id, as references and with many-to-many fields", async () => {
    server().get(`${PATH}a/`).query(SHAPE).reply(200, { id: "a", name: "A" });
    expect(await client().retrieve(PATH, "a")).to.deep.equal({ id: "a", name: "A" });
  });

  it("create sends the body with its lookups and returns the row", async () => {
    const body = { name: "A", tenant_group: { name: "G" } };
    server()
      .post(PATH, body)
      .query(SHAPE)
      .reply(201, { id: "a", ...body });
    expect((await client().create(PATH, body)).id).to.equal("a");
  });

  it("createMany, updateMany and removeMany are one request each", async () => {
    server()
      .post(PATH, [{ name: "A" }, { name: "B" }])
      .query(SHAPE)
      .reply(201, [{ id: "a" }, { id: "b" }]);
    server()
      .patch(PATH, [{ id: "a", name: "C" }])
      .query(SHAPE)
      .reply(200, [{ id: "a", name: "C" }]);
    server()
      .delete(PATH, [{ id: "a" }, { id: "b" }])
      .reply(204);
    const nautobot = client();
    const rows = await nautobot.createMany(PATH, [{ name: "A" }, { name: "B" }]);
    expect(rows.map((row) => row.id)).to.deep.equal(["a", "b"]);
    expect((await nautobot.updateMany(PATH, [{ id: "a", name: "C" }]))[0]?.name).to.equal("C");
    await nautobot.removeMany(PATH, ["a", "b"]);
    expect(nautobot.stats.count).to.equal(3);
  });

  it("sends nothing for an empty list", async () => {
    const nautobot = client();
    await nautobot.removeMany(PATH, []);
    expect(await nautobot.createMany(PATH, [])).to.deep.equal([]);
    expect(await nautobot.updateMany(PATH, [])).to.deep.equal([]);
    expect(nautobot.stats.count).to.equal(0);
  });

  it("update and remove name the object in the path", async () => {
    server().patch(`${PATH}a/`, { name: "B" }).query(SHAPE).reply(200, { id: "a", name: "B" });
    server().delete(`${PATH}a/`).reply(204);
    expect((await client().update(PATH, "a", { name: "B" })).name).to.equal("B");
    await client().remove(PATH, "a");
  });

  it("counts requests and bytes received", async () => {
    server().delete(`${PATH}a/`).reply(204);
    server().get("/x/").reply(200, '{"é":1}');
    const nautobot = client();
    await nautobot.remove(PATH, "a");
    await nautobot.request({ method: "GET", path: "/x/" });
    expect(nautobot.stats).to.deep.equal({ count: 2, bytes: 8 });
  });
});

describe("a create that gets no answer", () => {
  useNock();
  const bodies = [
    { id: "a", name: "A" },
    { id: "b", name: "B" },
  ];
  const lookUp = (results: object[]) =>
    server()
      .get(PATH)
      .query({ ...SHAPE, id: ["a", "b"], limit: 50 })
      .reply(200, { count: results.length, results });

  it("is looked up by its ids and not sent again when it happened", async () => {
    server().post(PATH).query(true).replyWithError(broken("ECONNRESET"));
    lookUp([bodies[1] ?? {}, bodies[0] ?? {}]);
    expect(await client().createMany(PATH, bodies)).to.deep.equal(bodies);
  });

  it("is sent again when it did not happen", async () => {
    server().post(PATH).query(true).reply(502, "<html>");
    lookUp([]);
    server().post(PATH, bodies).query(true).reply(201, bodies);
    expect(await client().createMany(PATH, bodies)).to.deep.equal(bodies);
  });

  it("is not sent again when it may still be under way", async () => {
    server().post(PATH).query(true).reply(504, "<html>");
    lookUp([]);
    expect((await nautobotError(client().createMany(PATH, bodies))).status).to.equal(504);
  });

  it("is left alone when its ids were not chosen here", async () => {
    server().post(PATH).query(true).replyWithError(broken("ECONNRESET"));
    const nautobot = client();
    expect((await nautobotError(nautobot.create(PATH, { name: "A" }))).connection).to.equal("ECONNRESET");
    expect(nautobot.stats.count).to.equal(1);
  });
});
