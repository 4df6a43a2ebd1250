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
function tenants(seen: (query: string) => readonly string[], count: number): void {
  nock(URL).get("/media-failure/").reply(404);
  server().persist().get("/status/").reply(200, { "nautobot-version": "3.2.7" });
  server().get("/users/config/").reply(200, {});
  server().persist().get("/tenancy/tenants/").query(true).reply(200, { count, results: [] });
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

  it("is incomplete when fewer come than the server counts, whatever is tried", async () => {
    tenants(() => names(COUNT - 1), COUNT);
    const error = await failure(loaded());
    expect(error).to.include({ code: "LOAD_INCOMPLETE" });
    expect((error as Error).message).to.contain(`counts ${COUNT} objects but gave ${COUNT - 1}`);
  });
});
