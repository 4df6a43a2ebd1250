import { expect } from "chai";
import nock from "nock";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { ENDPOINTS } from "../../../generated/endpoints.js";
import { defineModel } from "../../../src/diffsync/index.js";
import { bindingOf } from "../../../src/ssot/bindings.js";
import { bulkPlan } from "../../../src/ssot/bulk-plan.js";
import { NautobotAdapter, nautobotModel } from "../../../src/ssot/index.js";
import { client, failure, server, URL, useNock } from "../nautobot/nock.js";

const text = z.string();
const Port = nautobotModel(
  defineModel({
    name: "port",
    identifiers: { device: text, name: text },
    attributes: { type: text, mode: text.nullable(), lag: text.nullable(), owner: text.nullable() },
  }),
  {
    path: "/dcim/interfaces/",
    map: { device: "device__name", lag: "lag__name", owner: "custom_fields__owner" },
    scope: { name__isw: "eth" },
  },
);
const FIELDS = ["id", "device__name", "name", "type", "mode", "lag__name", "_custom_field_data"];
const VALUES = [
  ["1", "sw1", "eth0", "1000base-t", "", null, { owner: "me" }],
  ["2", "sw1", "eth1", "10gbase-t", "tagged-all", "eth0", {}],
];

describe("bulkPlan", () => {
  const planOf = (model: typeof Port) => bulkPlan(ENDPOINTS, bindingOf(model));

  it("asks for columns, and makes of them the rows of GraphQL", () => {
    const plan = planOf(Port);
    expect(plan).to.deep.include({ type: "dcim.interface", fields: FIELDS });
    expect(VALUES.map((values) => plan?.rowOf(values))).to.deep.equal([
      {
        id: "1",
        device: { name: "sw1" },
        name: "eth0",
        type: "A_1000BASE_T",
        mode: null,
        lag: null,
        _custom_field_data: { owner: "me" },
      },
      {
        id: "2",
        device: { name: "sw1" },
        name: "eth1",
        type: "A_10GBASE_T",
        mode: "TAGGED_ALL",
        lag: { name: "eth0" },
        _custom_field_data: {},
      },
    ]);
  });

  it("is none where rows hold lists", () => {
    const Tagged = nautobotModel(
      defineModel({ name: "port", identifiers: { name: text }, attributes: { tags: z.array(text) } }),
      { path: "/dcim/interfaces/", map: { tags: "tags__name" } },
    );
    expect(planOf(Tagged as never)).to.equal(undefined);
  });
});

describe("a load of many objects", () => {
  useNock();
  const { signal } = new AbortController();
  const warnings: string[] = [];
  const load = async (count = 2): Promise<string[]> => {
    nock(URL).get("/media-failure/").reply(404);
    server().get("/status/").reply(200, { "nautobot-version": "3.2.7" });
    server().get("/users/config/").reply(200, {});
    server().get("/dcim/interfaces/").query(true).reply(200, { count, results: [] });
    server()
      .get("/extras/custom-fields/")
      .query(true)
      .reply(200, { count: 1, results: [{ id: "f", key: "owner", content_types: ["dcim.interface"] }] });
    const warn = (message: string): void => void warnings.push(message);
    const adapter = new NautobotAdapter(client(), [Port], { bulkFrom: 2, warn });
    await adapter.load(signal);
    return adapter.getAll(Port).map(({ name, type, owner }) => [name, type, owner].join());
  };
  const job = (...found: object[]) =>
    server().get("/extras/jobs/").query(true).reply(200, { count: found.length, results: found });
  const JOB = { id: "job", module_name: "x.jobs.bulk_read", installed: true, enabled: true };
  let plan: unknown;
  const result = (status: string, part: object) => {
    server()
      .post("/extras/jobs/job/run/", (body: { data: { plan: unknown } }) => Boolean((plan = body.data.plan)))
      .reply(201, { job_result: { id: "result" } });
    server()
      .get("/extras/job-results/result/")
      .query(true)
      .reply(200, { id: "result", name: "Bridge bulk read", status: { value: status }, result: part });
  };
  const file = (values: unknown) =>
    server()
      .get("/extras/file-proxies/a/download/")
      .reply(200, gzipSync(JSON.stringify(values)));
  const graphql = () =>
    server()
      .post("/graphql/")
      .reply(200, {
        data: {
          rows: [
            {
              id: "1",
              device: { name: "sw1" },
              name: "by",
              type: "LAG",
              mode: null,
              lag: null,
              _custom_field_data: {},
            },
            {
              id: "2",
              device: { name: "sw1" },
              name: "graphql",
              type: "LAG",
              mode: null,
              lag: null,
              _custom_field_data: {},
            },
          ],
        },
      });
  const BY_GRAPHQL = ["by,lag,", "graphql,lag,"];

  beforeEach(() => warnings.splice(0));

  it("is the companion's to read, with the scope's filters", async () => {
    job(JOB);
    result("SUCCESS", { types: [{ rows: 2, files: ["a"] }] });
    file(VALUES);
    expect(await load()).to.deep.equal(["eth0,1000base-t,me", "eth1,10gbase-t,"]);
    expect(plan).to.deep.equal([{ type: "dcim.interface", fields: FIELDS, filters: { name__isw: "eth" } }]);
    expect(warnings).to.deep.equal([]);
  });

  it("is GraphQL's without a companion, or with one that is not enabled", async () => {
    for (const found of [[], [{ ...JOB, enabled: false }]]) {
      job(...found);
      graphql();
      expect(await load()).to.deep.equal(BY_GRAPHQL);
    }
    expect(warnings).to.deep.equal([]);
  });

  it("is GraphQL's where the companion refuses a type", async () => {
    job(JOB);
    result("SUCCESS", { types: [{ refused: "dcim.interface.device is no reference" }] });
    graphql();
    expect(await load()).to.deep.equal(BY_GRAPHQL);
  });

  it("is GraphQL's, with a warning, when the Job fails or its files are short", async () => {
    job(JOB);
    result("FAILURE", { exc_type: "KeyError" });
    graphql();
    expect(await load()).to.deep.equal(BY_GRAPHQL);
    job(JOB);
    result("SUCCESS", { types: [{ rows: 2, files: ["a"] }] });
    file(VALUES.slice(1));
    graphql();
    expect(await load()).to.deep.equal(BY_GRAPHQL);
    expect(warnings).to.deep.equal([
      'The companion could not read in bulk, GraphQL does: its Job "Bridge bulk read" is FAILURE',
      "The companion could not read in bulk, GraphQL does: its files have 1 of 2 objects",
    ]);
  });

  it("is GraphQL's when the server counts more than the companion read", async () => {
    job(JOB);
    result("SUCCESS", { types: [{ rows: 0, files: [] }] });
    server().get("/dcim/interfaces/").query(true).reply(200, { count: 2, results: [] });
    graphql();
    expect(await load()).to.deep.equal(BY_GRAPHQL);
  });

  it("fails when Nautobot is no longer there", async () => {
    job(JOB);
    server()
      .post("/extras/jobs/job/run/")
      .replyWithError(Object.assign(new Error(), { code: "ECONNRESET" }));
    expect(await failure(load())).to.include({ code: "NAUTOBOT_UNREACHABLE" });
  });
});
