import { expect } from "chai";
import nock from "nock";
import { z } from "zod";
import { defineModel } from "../../../src/diffsync/index.js";
import { NautobotAdapter, nautobotModel } from "../../../src/ssot/index.js";
import { client, failure, server, URL, useNock } from "../nautobot/nock.js";

const Tenant = nautobotModel(
  defineModel({ name: "tenant", identifiers: { name: z.string() }, attributes: {} }),
  { path: "/tenancy/tenants/" },
);

/** A list of so many tenants, of which every request of GraphQL's sees what `seen` says, and REST the count. */
function tenants(seen: (query: string) => readonly string[], counted: number | (() => number)): void {
  const count = (): number => (typeof counted === "number" ? counted : counted());
  nock(URL).get("/media-failure/").reply(404);
  server().persist().get("/status/").reply(200, { "nautobot-version": "3.2.7" });
  server().get("/users/config/").reply(200, {});
  server()
    .persist()
    .get("/tenancy/tenants/")
    .query(true)
    .reply(200, () => ({ count: count(), results: [] }));
  server()
    .persist()
    .post("/graphql/")
    .reply(200, (_uri, body) => {
      const { query } = body as { query: string };
      const limit = Number(/limit: (\d+)/.exec(query)?.[1] ?? Infinity);
      const offset = Number(/offset: (\d+)/.exec(query)?.[1] ?? 0);
      const rows = seen(query).slice(offset, offset + limit);
      return { data: { rows: rows.map((name) => ({ id: name, name })) } };
    });
}

const User = nautobotModel(defineModel({ name: "user", identifiers: { username: z.string() } }), {
  path: "/users/users/",
});

const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `t${n}`);
const COUNT = 12_000;

describe("reading a type in several pages", () => {
  useNock();
  const { signal } = new AbortController();
  const loaded = async (): Promise<NautobotAdapter> => {
    const adapter = new NautobotAdapter(client(), [Tenant], { bulkFrom: Infinity });
    await adapter.load(signal);
    return adapter;
  };

  afterEach(() => nock.cleanAll());

  it("finds a row that moved to a page that was read already while another came, so that as many came", async () => {
    const now = [...names(COUNT - 1), "new"];
    const moved = "t7000";
    tenants((query) => {
      if (query.includes("offset")) return now.map((name) => (name === moved ? "t0" : name));
      return query.includes("id: ") ? [moved] : now;
    }, COUNT);
    const adapter = await loaded();
    expect(adapter.count()).to.equal(COUNT);
    expect(adapter.get(Tenant, { name: moved })).to.have.property("name", moved);
  });

  it("drops a row that was deleted behind the reader, when another came so that as many came", async () => {
    const now = names(COUNT).map((name) => (name === "t3" ? "new" : name));
    tenants((query) => {
      if (query.includes("offset")) return names(COUNT);
      return query.includes("id: ") ? ["new"] : now;
    }, COUNT);
    const found = (await loaded()).getAll(Tenant).map(({ name }) => name);
    expect(found).to.have.length(COUNT);
    expect([found.includes("t3"), found.includes("new")]).to.deep.equal([false, true]);
  });

  it("looks at the ids again, not at the pages, until they are as many as the server counts", async () => {
    const asked = { pages: 0, ids: 0 };
    tenants((query) => {
      if (query.includes("offset")) asked.pages += 1;
      else if (!query.includes("id: ")) asked.ids += 1;
      if (query.includes("id: ")) return [];
      // one that others create and delete again
      return asked.ids === 1 ? [...names(COUNT), "passing"] : names(COUNT);
    }, COUNT);
    expect((await loaded()).count()).to.equal(COUNT);
    expect(asked).to.deep.equal({ pages: 5, ids: 2 });
  });

  it("takes as many as there were at some time between two counts", async () => {
    let counts = 0;
    tenants(
      () => [...names(COUNT), "new"],
      () => COUNT + 2 * counts++,
    );
    expect((await loaded()).count()).to.equal(COUNT + 1);
    expect(counts).to.equal(2);
  });

  it("is incomplete when fewer come than the server counts, whatever is tried", async () => {
    tenants(() => names(COUNT - 1), COUNT);
    const error = await failure(loaded());
    expect(error).to.include({ code: "LOAD_INCOMPLETE" });
    expect((error as Error).message).to.contain(`counts ${COUNT} objects but gave ${COUNT - 1}`);
  });

  it("reads REST pages again when a row between them moved, though as many came", async () => {
    const [before, after] = [names(1500), [...names(1500).filter((name) => name !== "t3"), "new"]];
    nock(URL).get("/media-failure/").reply(404);
    server().get("/status/").reply(200, { "nautobot-version": "3.2.7" });
    server().get("/users/config/").reply(200, {});
    let pages = 0;
    server()
      .persist()
      .get("/users/users/")
      .query(true)
      .reply(200, (uri) => {
        const query = new URLSearchParams(uri.split("?")[1]);
        const [offset, limit] = ["offset", "limit"].map((name) => Number(query.get(name)));
        const rows = (pages === 0 ? before : after).slice(offset, (offset ?? 0) + (limit ?? 0));
        if (rows.length > 0) pages += 1;
        return { count: 1500, results: rows.map((name) => ({ id: name, username: name })) };
      });
    const adapter = new NautobotAdapter(client(), [User]);
    await adapter.load(signal);
    const found = adapter.getAll(User).map(({ username }) => username);
    expect(found).to.have.members(after);
    expect(pages).to.equal(4);
  });
});
