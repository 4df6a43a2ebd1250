import { createHash } from "node:crypto";
import { expect } from "chai";
import request from "supertest";
import { BridgeError } from "../../../src/lib/errors.js";
import { silentLogger } from "../../../src/lib/logger.js";
import { Metrics, Readiness } from "../../../src/server/index.js";
import type { LogEntry } from "../../../src/jobs/report.js";
import { jobs } from "../../helpers/jobs.js";
import { testApi, TOKEN } from "../../helpers/app.js";
import { change, report } from "../../helpers/reports.js";
import type { NewRun } from "../../../src/store/index.js";
import { begin, newRun } from "../store/runs.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const AT = "2026-01-02T03:04:05.000Z";
const SITES = { job: "acme.sites" };
const line = (text: string, start: string) => text.split("\n").find((each) => each.startsWith(start));

describe("the service tells of itself", () => {
  let kept: TemporaryStore;
  beforeEach(async () => (kept = await temporaryStore()));
  afterEach(() => kept.remove());

  const api = (options: Parameters<typeof testApi>[3]) => testApi(kept.store, undefined, {}, options);
  const ended = async (id: string, fields: Partial<NewRun> = {}) => {
    const writer = await begin(kept.store, id, { ...SITES, ...fields });
    await writer.end({ state: "succeeded", endedAt: new Date(Date.now() - 60_000).toISOString() });
  };

  it("that it is ready, and how old the last good run of each job is", async () => {
    await ended("r1");
    await ended("r2", { job: "acme.dry", dryRun: true });
    const { app } = testApi(kept.store);
    const { body } = (await request(app).get("/readyz").expect(200)) as { body: Record<string, unknown> };
    expect(body).to.deep.include({ status: "ready", parts: { store: { ready: true } } });
    const [good, ...others] = body["lastGoodRuns"] as { job: string; ageSeconds: number }[];
    expect(others).to.deep.equal([]);
    expect(good).to.include({ job: "acme.sites" });
    expect(good?.ageSeconds).to.be.within(60, 70);
  });

  it("that it is not ready, by the part, telling the log why and nobody else", async () => {
    const logged: string[] = [];
    const note = (text: string) => void logged.push(text);
    const logger = { debug: note, info: note, warning: note, error: note };
    let works = false;
    let now = 0;
    const nautobot = () =>
      works
        ? Promise.resolve()
        : Promise.reject(new BridgeError("NAUTOBOT_UNREACHABLE", "http://inside is gone"));
    const readiness = new Readiness({ store: () => Promise.resolve(), nautobot }, logger, () => now);
    const { app } = api({ readiness });
    const refused = await request(app).get("/readyz").expect(503);
    expect((refused.body as { parts: object }).parts).to.deep.equal({
      store: { ready: true },
      nautobot: { ready: false, code: "NAUTOBOT_UNREACHABLE" },
    });
    expect(refused.text).not.to.include("inside");
    expect(logged.join()).to.match(/Not ready: nautobot.*inside is gone/);
    works = true;
    await request(app).get("/readyz").expect(503); // asked a moment ago
    now = 5000;
    await request(app).get("/readyz").expect(200);
    expect(logged.at(-1)).to.equal("Ready again: nautobot");
  });

  it("to those who are signed in: versions, where its parts are and why one fails, and what is queued", async () => {
    const nautobot = () => Promise.reject(new BridgeError("NAUTOBOT_UNREACHABLE", "http://inside is gone"));
    const store = () => Promise.resolve("3.45");
    const { app, call } = api({ readiness: new Readiness({ store, nautobot }, silentLogger) });
    await ended("r1");
    await begin(kept.store, "r2", SITES);
    await begin(kept.store, "r3", { job: "acme.others" });
    await request(app).get("/api/v1/system").expect(401);
    const { body } = (await call("get", "/api/v1/system").expect(200)) as { body: Record<string, unknown> };
    expect(body).to.include({ version: "1.2.3", node: process.version });
    expect(body["parts"]).to.deep.equal({
      store: { ready: true, place: "a temporary folder", detail: "3.45" },
      nautobot: {
        ready: false,
        code: "NAUTOBOT_UNREACHABLE",
        message: "http://inside is gone",
        fix: "Check that Nautobot is running and that its URL is right and reachable from here.",
      },
    });
    expect(body["queue"]).to.deep.equal([{ state: "loading", count: 2 }]);
    expect(Date.parse(String(body["startedAt"]))).to.be.lessThan(Date.now());
    expect(body["memoryBytes"]).to.be.greaterThan(1_000_000);
  });

  it("by numbers: runs, steps, changes, the queue, webhooks, in seconds and bytes", async () => {
    const metrics = new Metrics(kept.store, "1.2.3");
    const writer = await begin(kept.store, "r1", SITES);
    const changes = [change({ status: "success" }), change({ status: "success", uid: "b" })];
    await writer.append({ at: AT, changes, events: [] });
    await kept.store.queue.add(newRun("r2", { ...SITES, local: true }));
    const run = { id: "r1", job: "acme.sites" };
    const step = { name: "execute_sync", status: "succeeded", durationMs: 1500 } as const;
    await metrics.onEvent(run, { type: "step-finished", step });
    await metrics.onEvent(run, { type: "run-finished", report: report({ durationMs: 2500 }) });
    await metrics.onEvent(run, { type: "state", state: "succeeded" });
    const { app, call } = api({ metrics });
    for (const name of ["nautobot", "whatever-somebody-writes"])
      await request(app).post(`/webhooks/${name}`).send("{}").expect(401);
    await call("get", "/metrics", "no-token").expect(401);
    const { text, headers } = await call("get", "/metrics").expect(200);
    expect(headers["content-type"]).to.match(/^text\/plain; version=0\.0\.4/);
    for (const expected of [
      'nautobot_bridge_runs_total{job="acme.sites",status="succeeded"} 1',
      'nautobot_bridge_changes_total{job="acme.sites",action="create",outcome="success"} 2',
      'nautobot_bridge_step_duration_seconds_sum{job="acme.sites",step="execute_sync"} 1.5',
      'nautobot_bridge_run_duration_seconds_sum{job="acme.sites"} 2.5',
      'nautobot_bridge_runs_open{job="acme.sites",state="queued"} 1',
      'nautobot_bridge_runs_open{job="acme.sites",state="loading"} 1',
      'nautobot_bridge_webhooks_total{hook="nautobot",result="refused"} 1',
      'nautobot_bridge_webhooks_total{hook="unknown",result="refused"} 1',
      'nautobot_bridge_info{version="1.2.3"} 1',
      "nautobot_bridge_store_up 1",
    ])
      expect(text).to.include(`${expected}\n`);
    expect(line(text, "nodejs_eventloop_lag_p99_seconds ")).to.be.a("string");
    expect(line(text, "process_resident_memory_bytes ")).to.be.a("string");
  });

  it("by numbers without a token where the configuration says so", async () => {
    await request(api({ openMetrics: true }).app)
      .get("/metrics")
      .expect(200);
  });

  it("by its plugins, those that were refused with the fix", async () => {
    const problems = [{ file: "/p/index.ts", field: "jobs", message: "has none", fix: "Add one." }];
    const { call } = api({ problems });
    expect((await call("get", "/api/v1/plugins").expect(200)).body).to.deep.equal({
      version: "1.2.3",
      plugins: [{ name: "acme", file: "acme/index.ts", jobs: ["acme.sites"] }],
      problems,
    });
  });

  it("by each job: variables as JSON Schema, mappings, configuration", async () => {
    const { call } = testApi(kept.store);
    const { body } = (await call("get", "/api/v1/jobs/sites").expect(200)) as {
      body: { variablesSchema: { properties: object } };
    };
    expect(body.variablesSchema).to.deep.include({ required: ["url"], additionalProperties: false });
    expect(Object.keys(body.variablesSchema.properties)).to.deep.equal(["url", "limit", "token"]);
    expect(body).to.deep.include({ id: "acme.sites", kind: "source", mappings: [], configuration: {} });
    expect(body).to.deep.include({ configured: [] });
    const catalogue = { jobs: jobs(), defaults: { sites: { variables: { token: "hunter2" } } } };
    const told = await testApi(kept.store, undefined, {}, { catalogue }).call("get", "/api/v1/jobs/sites");
    expect(told.body).to.deep.include({ configured: ["token"] });
    expect(told.text).not.to.include("hunter2");
    await call("get", "/api/v1/jobs/other").expect(404);
  });

  it("by lists: runs by job, state and trigger, log by step, level and text", async () => {
    await ended("r1");
    const writer = await begin(kept.store, "r2", { job: "acme.other", trigger: "webhook" });
    const say = (message: string, fields: Partial<LogEntry> = {}): LogEntry => ({
      at: AT,
      level: "info",
      message,
      ...fields,
    });
    const log = [say("Loaded 50% of it"), say("Slow", { level: "warning", step: "execute_sync" })];
    await writer.append({
      at: AT,
      changes: [],
      events: log.map((entry) => ({ at: AT, event: { type: "log", entry } })),
    });
    const { call } = testApi(kept.store);
    const runs = async (query: string) => {
      const { body } = (await call("get", `/api/v1/runs?${query}`).expect(200)) as {
        body: { runs: { id: string }[] };
      };
      return body.runs.map(({ id }) => id);
    };
    const said = async (query: string) => {
      const { body } = (await call("get", `/api/v1/runs/r2/logs?${query}`).expect(200)) as {
        body: { logs: LogEntry[] };
      };
      return body.logs.map(({ message }) => message);
    };
    expect(await runs("job=acme.other")).to.deep.equal(["r2"]);
    expect(await runs("state=succeeded")).to.deep.equal(["r1"]);
    expect(await runs("trigger=webhook")).to.deep.equal(["r2"]);
    expect(await runs("trigger=cli")).to.deep.equal([]);
    expect(await said("level=warning")).to.deep.equal(["Slow"]);
    expect(await said("step=execute_sync")).to.deep.equal(["Slow"]);
    expect(await said("search=LOADED%2050%25")).to.deep.equal(["Loaded 50% of it"]);
    expect(await said("search=%25slow")).to.deep.equal([]);
  });

  it("by a page of its document, which may load and run nothing", async () => {
    const { app } = testApi(kept.store);
    const asked = await request(app).get("/api/v1/docs").expect(401);
    expect(asked.headers["www-authenticate"]).to.match(/^Basic /);
    const page = await request(app).get("/api/v1/docs").auth("me", TOKEN).expect(200);
    const style = /<style>([^]*)<\/style>/.exec(page.text)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = page.headers["content-security-policy"];
    expect(policy).to.match(/^default-src 'none'; style-src 'sha256-/);
    expect(policy).to.include(hash);
    expect(page.text).not.to.match(/<script|<link|<img|https?:\/\/|style=/);
    const { paths } = (await request(app).get("/api/v1/openapi.json").auth("me", TOKEN).expect(200)).body as {
      paths: object;
    };
    for (const path of Object.keys(paths)) expect(page.text).to.include(`<code>${path}</code>`);
    await request(app).get("/api/v1/runs").auth("me", TOKEN).expect(401);
  });

  it("in its log, who did what, without query, body or token", async () => {
    const logged: string[] = [];
    const note = (level: string) => (text: string) => void logged.push(`${level} ${text}`);
    const logger = {
      debug: note("debug"),
      info: note("info"),
      warning: note("warning"),
      error: note("error"),
    };
    const { call } = api({ logger });
    await call("get", "/api/v1/runs?job=hunter2").expect(200);
    await call("post", "/api/v1/tokens").send({ name: "hunter2", role: "viewer" }).expect(201);
    await call("get", "/api/v1/me", "hunter2").expect(401);
    expect(logged.map((line) => line.replace(/\d+ ms/, "N ms").replace(/\S+$/, "IP"))).to.deep.equal([
      "debug GET /api/v1/runs 200 N ms server.token IP",
      "info POST /api/v1/tokens 201 N ms server.token IP",
      "debug GET /api/v1/me 401 N ms - IP",
    ]);
  });

  it("that enough is enough: too many wrong tokens, or requests, of one address are 429", async () => {
    const { call } = api({ limits: { requestsPerMinute: 5, refusalsPerMinute: 2 } });
    await call("get", "/api/v1/me").expect(200);
    for (const status of [401, 401, 429]) await call("get", "/api/v1/me", "guess").expect(status);
    const refused = await call("get", "/api/v1/me").expect(429);
    expect(refused.headers).to.have.property("retry-after");
    expect((refused.body as { error: object }).error).to.include({ code: "TOO_MANY_REQUESTS" });
    const another = api({ limits: { requestsPerMinute: 2, refusalsPerMinute: 2 } });
    for (const status of [200, 200, 429]) await another.call("get", "/api/v1/me").expect(status);
  });
});
