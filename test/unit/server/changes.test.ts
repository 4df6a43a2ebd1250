import { expect } from "chai";
import { testApi } from "../../helpers/app.js";
import { change } from "../../helpers/reports.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";
import { begin } from "../store/runs.js";

const AT = "2026-01-02T03:04:05.000Z";

describe("changes in the API", () => {
  let kept: TemporaryStore;
  beforeEach(async () => {
    kept = await temporaryStore();
    const writer = await begin(kept.store, "r1");
    const changes = [
      change({ uid: '=1+1 "x"', type: "site", status: "success", message: "", after: { name: "A, B" } }),
      change({ uid: "b|c", type: "room", action: "delete", status: "error", message: "protected" }),
    ];
    await writer.append({ at: AT, changes, events: [] });
  });
  afterEach(() => kept.remove());

  const api = () => testApi(kept.store);
  const exported = async (query: string) =>
    api().call("get", `/api/v1/runs/r1/changes/export?${query}`).expect(200);

  it("are counted by type, action and outcome", async () => {
    expect((await api().call("get", "/api/v1/runs/r1/changes/counts").expect(200)).body).to.deep.equal({
      counts: [
        { type: "site", action: "create", outcome: "success", count: 1 },
        { type: "room", action: "delete", outcome: "error", count: 1 },
      ],
    });
  });

  it("lead to their objects, in Nautobot or elsewhere; by the path alone where Nautobot itself asks", async () => {
    const writer = await begin(kept.store, "r2");
    const here = change({ object: { name: "Berlin", url: "/dcim/locations/1/" } });
    const there = change({ object: { name: "B", url: "https://elsewhere.invalid/b" } });
    await writer.append({ at: AT, changes: [here, there], events: [] });
    const links = async (query: string) => {
      const answered = await api().call("get", `/api/v1/runs/r2/changes${query}`).expect(200);
      const { changes } = answered.body as { changes: { object: { url: string } }[] };
      return changes.map(({ object }) => object.url);
    };
    expect(await links("")).to.deep.equal([
      "https://nautobot.invalid/dcim/locations/1/",
      "https://elsewhere.invalid/b",
    ]);
    expect(await links("?links=path")).to.deep.equal(["/dcim/locations/1/", "https://elsewhere.invalid/b"]);
  });

  it("are a tree by parent, level by level, with links", async () => {
    const writer = await begin(kept.store, "r2");
    const parents = [{ type: "region", uid: "EU" }];
    const object = { name: "Berlin", url: "/dcim/locations/1/" };
    const changes = [
      { ...change({ uid: "Berlin", object }), position: { parents, branch: false } },
      { ...change({ uid: "Bonn", status: "error" as const }), position: { parents, branch: false } },
    ];
    await writer.append({ at: AT, changes, events: [] });
    const tree = async (query: string) =>
      (await api().call("get", `/api/v1/runs/r2/changes/tree${query}`).expect(200)).body as object;
    const below = { branch: 1, create: 2, update: 0, delete: 0, failed: 1 };
    expect(await tree("")).to.deep.equal({ nodes: [{ type: "region", uid: "EU", below }] });
    const url = "https://nautobot.invalid/dcim/locations/1/";
    const berlin = { type: "site", uid: "Berlin", change: { ...changes[0], object: { ...object, url } } };
    const { position, ...shown } = berlin.change;
    expect(position?.parents).to.equal(parents);
    expect(await tree("?under=1&limit=1")).to.deep.equal({
      nodes: [{ ...berlin, change: shown }],
      next: "1",
    });
    expect(await tree("?under=1&after=1")).to.have.nested.property("nodes[0].uid", "Bonn");
    const failed = { branch: 1, create: 1, update: 0, delete: 0, failed: 1 };
    expect(await tree("?outcome=error")).to.deep.equal({
      nodes: [{ type: "region", uid: "EU", below: failed }],
    });
    expect(await tree("?under=1&type=region")).to.deep.equal({ nodes: [] });
    expect(await tree("?under=7")).to.deep.equal({ nodes: [] });
    await api().call("get", "/api/v1/runs/r2/changes/tree?under=x").expect(400);
    await api().call("get", "/api/v1/runs/none/changes/tree").expect(404);
  });

  it("are a table for spreadsheets, which take no value for a formula", async () => {
    const { text, headers } = await exported("type=site");
    expect(headers["content-disposition"]).to.equal("attachment; filename=changes-r1.csv");
    expect(text.split("\r\n")).to.deep.equal([
      "type,object,action,outcome,before,after,message",
      `"site","'=1+1 ""x""","create","success","","{""name"":""A, B""}",""`,
      "",
    ]);
  });

  it("are lines of JSON, as the pages have them", async () => {
    const { changes } = (await api().call("get", "/api/v1/runs/r1/changes")).body as { changes: object[] };
    const answered = await api()
      .call("get", "/api/v1/runs/r1/changes/export?format=ndjson")
      .buffer(true)
      .expect(200);
    const { text } = answered;
    const lines = text.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line) as object)).to.deep.equal(changes);
  });

  it("are a table in Markdown, by outcome", async () => {
    const lines = (await exported("format=markdown&outcome=error")).text.trim().split("\n");
    expect(lines).to.have.length(3);
    expect(lines[2]).to.match(/^\| room \| b\\\|c \| delete \| error \|/);
  });

  it("of a run that is not known are 404", async () => {
    for (const what of ["", "/counts", "/export"])
      await api().call("get", `/api/v1/runs/none/changes${what}`).expect(404);
  });
});
