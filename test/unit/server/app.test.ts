import { join } from "node:path";
import { expect } from "chai";
import Database from "libsql";
import request from "supertest";
import type { ChangeReport, LogEntry, RunReport } from "../../../src/jobs/report.js";
import type { RunRequest } from "../../../src/jobs/request.js";
import type { Execute } from "../../../src/runs/index.js";
import { appOptions, testApp, TOKEN } from "../../helpers/app.js";
import { jobs } from "../../helpers/jobs.js";
import { change, report } from "../../helpers/reports.js";
import { testRunner } from "../../helpers/runners.js";
import { temporaryStore, until, type TemporaryStore } from "../../helpers/stores.js";

const URL_VARIABLE = { url: "https://acme.example" };
const RUNS = "/api/v1/jobs/acme.sites/runs";

interface ErrorBody {
  error: { code: string; message: string; fix: string; fields?: Record<string, string> };
}

describe("the service's API", () => {
  let kept: TemporaryStore;
  let logged: string[];
  let end: (fields?: Partial<RunReport>) => void;

  const serve = (execute?: Execute) => {
    const untilEnded: Execute = (_, { id, emit, signal }) =>
      new Promise((resolve) => {
        emit({ type: "step-started", step: "load_source_adapter" });
        end = (fields) => resolve(report({ id, ...fields }));
        signal.addEventListener("abort", () => resolve(report({ id, status: "cancelled" })));
      });
    const { store } = kept;
    const logger = { debug() {}, info() {}, warning() {}, error: (text: string) => void logged.push(text) };
    const runner = testRunner(store, execute ?? untilEnded, { logger });
    const catalogue = { jobs: jobs(), defaults: { sites: { variables: { limit: 3 } } } };
    return {
      runner,
      app: testApp({ ...appOptions({ runner, store }), catalogue, logger }),
    };
  };
  const call = (app: ReturnType<typeof serve>["app"]) => ({
    get: (path: string) => request(app).get(path).auth(TOKEN, { type: "bearer" }),
    post: (path: string, body?: object) => request(app).post(path).auth(TOKEN, { type: "bearer" }).send(body),
  });
  const errorOf = (response: request.Response) => (response.body as ErrorBody).error;

  beforeEach(async () => {
    logged = [];
    kept = await temporaryStore();
  });
  afterEach(() => kept.remove());

  it("accepts a run, shows how it goes, and has its report at the end", async () => {
    const { app, runner } = serve();
    const { get, post } = call(app);
    const accepted = await post(RUNS, { variables: URL_VARIABLE }).expect(202);
    const { id, status, url } = accepted.body as Record<string, string>;
    expect(accepted.headers["location"]).to.equal(url);
    expect(url).to.equal(`/api/v1/runs/${id}`);
    expect(status).to.be.oneOf(["queued", "loading"]);

    await until(() => runner.live(id ?? "")?.progress.length === 1);
    const going = (await get(url ?? "").expect(200)).body as object;
    expect(going).to.deep.include({
      id,
      job: "acme.sites",
      dryRun: true,
      trigger: "api",
      status: "loading",
      progress: [{ step: "load_source_adapter", done: 0 }],
    });
    expect(going).not.to.have.property("report");

    end({ status: "partial" });
    await runner.finished(id ?? "");
    const ended = (await get(url ?? "").expect(200)).body as { status: string; report: RunReport };
    expect(ended).to.include({ status: "partial" });
    const { changes, diff, log, ...head } = report({ id: id ?? "", status: "partial" });
    expect(ended.report).to.deep.equal(head);
    expect([changes, diff, log]).to.deep.equal([[], {}, []]);
  });

  it("passes on what was asked for, over the configured variables", async () => {
    const asked: RunRequest[] = [];
    const { app, runner } = serve((request, { id }) => {
      asked.push(request);
      return Promise.resolve(report({ id }));
    });
    const { post } = call(app);
    const accepted = await post(RUNS, { dryRun: false, memory: true, variables: URL_VARIABLE }).expect(202);
    await runner.finished((accepted.body as { id: string }).id);
    expect(asked[0]).to.deep.equal({
      job: "acme.sites",
      dryRun: false,
      memory: true,
      variables: { limit: 3, ...URL_VARIABLE },
      trigger: "api",
      requestedBy: "server.token",
    });
  });

  it("lists runs, newest first, without their variables: those may be secret", async () => {
    const { app } = serve();
    const { get, post } = call(app);
    for (const token of ["hunter1", "hunter2"]) await post(RUNS, { variables: { ...URL_VARIABLE, token } });
    await until(async () => (await kept.store.queue.waiting()) === 1);
    const response = await get("/api/v1/runs").expect(200);
    expect(response.text).not.to.include("hunter");
    const { runs } = response.body as { runs: { id: string; status: string }[] };
    expect(runs.map(({ status }) => status)).to.deep.equal(["queued", "loading"]);
  });

  it("says of each wrong variable what is wrong with it", async () => {
    const { app } = serve();
    const variables = { limit: 1.5, sort: "up" };
    const { fields } = errorOf(await call(app).post(RUNS, { variables }).expect(400));
    expect(Object.keys(fields ?? {})).to.have.members(["url", "limit", "sort"]);
    expect(fields?.["url"]).to.match(/^is required/);
  });

  it("lists jobs with their variables", async () => {
    const { app } = serve();
    const response = await call(app).get("/api/v1/jobs").expect(200);
    expect(response.body).to.deep.equal({
      jobs: [
        {
          id: "acme.sites",
          name: "Sites",
          description: "All sites",
          kind: "source",
          source: "ACME",
          target: "Nautobot",
          variables: [
            { name: "url", type: "url", required: true, secret: false, description: "ACME's address" },
            { name: "limit", type: "whole number", required: false, secret: false, default: 10 },
            { name: "token", type: "text", required: false, secret: true },
          ],
        },
      ],
    });
  });

  it("gives changes, log and runs in pages, each with the cursor of the next", async () => {
    const changes = ["a", "b", "c"].map((uid) =>
      change({ uid, status: uid === "b" ? "failure" : "success" }),
    );
    const log = ["one", "two"].map((message): LogEntry => ({
      at: "2026-01-01T00:00:00Z",
      level: "info",
      message,
    }));
    const { app, runner } = serve((_, { id, emit }) => {
      for (const each of changes) emit({ type: "change", change: each });
      for (const entry of log) emit({ type: "log", entry });
      return Promise.resolve(report({ id, changes, log }));
    });
    const { get, post } = call(app);
    const { id, url } = (await post(RUNS, { variables: URL_VARIABLE })).body as { id: string; url: string };
    await runner.finished(id);
    const second = (await post(RUNS, { variables: URL_VARIABLE })).body as { id: string };
    await runner.finished(second.id);

    interface Body {
      changes: ChangeReport[];
      logs: LogEntry[];
      runs: { url: string; outcomes: object }[];
      next?: string;
    }
    const page = async (path: string) => (await get(path).expect(200)).body as Body;
    const first = await page(`${url}/changes?limit=2`);
    expect(first).to.deep.equal({ changes: changes.slice(0, 2), next: "2" });
    expect(await page(`${url}/changes?limit=2&after=2`)).to.deep.equal({ changes: changes.slice(2) });
    expect(await page(`${url}/changes?skip=2`)).to.deep.equal({ changes: changes.slice(2) });
    const filtered = await page(`${url}/changes?type=site&action=create&outcome=failure&search=B`);
    expect(filtered).to.deep.equal({ changes: [changes[1]] });
    expect(await page(`${url}/logs?limit=1`)).to.deep.equal({ logs: log.slice(0, 1), next: "1" });
    const newest = await page("/api/v1/runs?limit=1");
    expect(newest.runs[0]?.url).not.to.equal(url);
    const rest = await page(`/api/v1/runs?limit=1&after=${newest.next ?? ""}`);
    expect(rest.runs[0]).to.deep.include({ url, outcomes: { success: 2, failure: 1 } });
    expect(rest).not.to.have.property("next");
  });

  it("says 503 with the fix when the store does not work, and logs it", async () => {
    const { app } = serve();
    const other = new Database(join(kept.directory, "runs.db"));
    other.exec("drop table runs");
    other.close();
    const { get, post } = call(app);
    const refused = errorOf(await post(RUNS, { variables: URL_VARIABLE }).expect(503));
    expect(refused).to.include({ code: "STORE_FAILED" });
    expect(errorOf(await get("/api/v1/runs").expect(503)).fix).not.to.equal("");
    expect(logged.join()).to.match(/STORE_FAILED/);
  });

  it("cancels a run, once", async () => {
    const { app, runner } = serve();
    const { get, post } = call(app);
    const { id, url } = (await post(RUNS, { variables: URL_VARIABLE })).body as { id: string; url: string };
    await post(`${url}/cancel`).expect(202);
    await runner.finished(id);
    expect((await get(url)).body).to.include({ status: "cancelled" });
    expect(errorOf(await post(`${url}/cancel`).expect(409))).to.include({ code: "CONFLICT" });
  });

  it("is closed without the right token, also where there is nothing", async () => {
    const { app } = serve();
    for (const path of ["/api/v1/runs", "/api/v1/nothing", "/api"]) {
      const response = await request(app).get(path).expect(401);
      expect(response.headers["www-authenticate"]).to.equal("Bearer");
      expect(errorOf(response)).to.include({ code: "UNAUTHORIZED", message: "A bearer token is required" });
    }
    for (const token of ["wrong", `${TOKEN}x`, TOKEN.slice(1)]) {
      await request(app).post(RUNS).auth(token, { type: "bearer" }).send({}).expect(401);
    }
    await request(app).get("/api/v1/runs").auth("user", TOKEN).expect(401);
  });

  it("is open for health and for the companion's repository", async () => {
    const { app } = serve();
    expect((await request(app).get("/healthz").expect(200)).body).to.deep.equal({ status: "ok" });
    const refs = await request(app).get("/companion.git/info/refs").expect(200);
    expect((refs.body as Buffer).toString()).to.match(/^[0-9a-f]{40}\trefs\/heads\/main\n$/);
  });

  const refusals: [
    what: string,
    status: number,
    code: string,
    message: RegExp,
    send: (app: never) => request.Test,
  ][] = [
    [
      "an unknown job",
      404,
      "JOB_UNKNOWN",
      /no job "acme.site"/,
      (app) => call(app).post("/api/v1/jobs/acme.site/runs"),
    ],
    [
      "a bad variable",
      400,
      "VARIABLE_INVALID",
      /url: /,
      (app) => call(app).post(RUNS, { variables: { url: 5 } }),
    ],
    ["a missing variable", 400, "VARIABLE_INVALID", /url: is required/, (app) => call(app).post(RUNS)],
    ["an unknown field", 400, "BAD_REQUEST", /dryrun/, (app) => call(app).post(RUNS, { dryrun: false })],
    [
      "a field of the wrong kind",
      400,
      "BAD_REQUEST",
      /dryRun: /,
      (app) => call(app).post(RUNS, { dryRun: "no" }),
    ],
    ["broken JSON", 400, "BAD_REQUEST", /not valid/, (app) => call(app).post(RUNS).type("json").send("{")],
    ["a broken address", 400, "BAD_REQUEST", /not valid/, (app) => call(app).get("/api/v1/runs/%E0%A4%A")],
    ["no such page", 400, "BAD_REQUEST", /after: is not/, (app) => call(app).get("/api/v1/runs?after=x")],
    ["a page too large", 400, "BAD_REQUEST", /1 to 1000/, (app) => call(app).get("/api/v1/runs?limit=1001")],
    [
      "a filter that is none",
      400,
      "BAD_REQUEST",
      /outcome: /,
      (app) => call(app).get("/api/v1/runs/1/changes?outcome=bad"),
    ],
    [
      "rows left out of what a search finds",
      400,
      "BAD_REQUEST",
      /skip goes with/,
      (app) => call(app).get("/api/v1/runs/1/changes?skip=5&search=a"),
    ],
    ["an unknown run", 404, "NOT_FOUND", /no run 1/, (app) => call(app).get("/api/v1/runs/1")],
    ["an unknown address", 404, "NOT_FOUND", /nothing at GET/, (app) => call(app).get("/api/v1/other")],
    ["another method", 405, "METHOD_NOT_ALLOWED", /GET is not/, (app) => call(app).get(RUNS)],
    [
      "a large body",
      413,
      "BODY_TOO_LARGE",
      /too large/,
      (app) => call(app).post(RUNS, { variables: { url: "x".repeat(200_000) } }),
    ],
    [
      "a body that is not JSON",
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      /not JSON/,
      (app) =>
        call(app)
          .post(RUNS)
          .type("text")
          .send("hello" as never),
    ],
    [
      "a charset it does not know",
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      /charset/,
      (app) =>
        call(app)
          .post(RUNS)
          .set("Content-Type", "application/json; charset=x-none")
          .send("{}" as never),
    ],
  ];
  for (const [what, status, code, message, send] of refusals) {
    it(`refuses ${what} with ${status}`, async () => {
      const { app } = serve();
      const response = await send(app as never).expect(status);
      const error = errorOf(response);
      expect(error.code).to.equal(code);
      expect(error.message).to.match(message);
      expect(error.fix).not.to.equal("");
      expect(response.text).not.to.match(/\bat .*\.[jt]s/);
      expect((await kept.store.runs({ limit: 1 })).items).to.deep.equal([]);
      expect(logged).to.deep.equal([]);
    });
  }

  it("names the methods that a place has", async () => {
    const { app } = serve();
    expect((await call(app).get(RUNS)).headers["allow"]).to.equal("POST");
  });

  it("says of a run and in the list of runs why it failed, also when it came to a report", async () => {
    const { app, runner } = serve();
    const { get, post } = call(app);
    const { id, url } = (await post(RUNS, { variables: URL_VARIABLE })).body as { id: string; url: string };
    const error = { code: "NAUTOBOT_UNREACHABLE", message: "refused", fix: "Start it." };
    await until(() => runner.live(id)?.progress.length === 1);
    end({ status: "failed", error });
    await runner.finished(id);
    expect((await get(url)).body).to.deep.include({ status: "failed", error });
    const { runs } = (await get("/api/v1/runs")).body as { runs: object[] };
    expect(runs[0]).to.deep.include({ status: "failed", error });
  });

  it("keeps the reason of a run that could not start", async () => {
    const { app, runner } = serve(() => Promise.reject(new Error("no Nautobot")));
    const { get, post } = call(app);
    const { id, url } = (await post(RUNS, { variables: URL_VARIABLE })).body as { id: string; url: string };
    await runner.finished(id);
    const ended = await get(url);
    expect(ended.body).to.deep.include({ status: "failed" });
    expect(errorOf(ended)).to.include({ code: "RUN_FAILED", message: "no Nautobot" });
  });
});
