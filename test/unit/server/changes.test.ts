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

  it("lead to their objects, in Nautobot or elsewhere", async () => {
    const writer = await begin(kept.store, "r2");
    const here = change({ object: { name: "Berlin", url: "/dcim/locations/1/" } });
    const there = change({ object: { name: "B", url: "https://elsewhere.invalid/b" } });
    await writer.append({ at: AT, changes: [here, there], events: [] });
    const answered = await api().call("get", "/api/v1/runs/r2/changes").expect(200);
    const { changes } = answered.body as { changes: { object: { url: string } }[] };
    expect(changes.map(({ object }) => object.url)).to.deep.equal([
      "https://nautobot.invalid/dcim/locations/1/",
      "https://elsewhere.invalid/b",
    ]);
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
