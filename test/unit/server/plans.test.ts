import { expect } from "chai";
import request from "supertest";
import type { JobClass } from "../../../src/jobs/job.js";
import { executeRun } from "../../../src/jobs/pipeline.js";
import { DEFAULT_POLICY } from "../../../src/jobs/policy.js";
import { createClient } from "../../../src/nautobot/index.js";
import { plannedPages, type Execute } from "../../../src/runs/index.js";
import { appOptions, testApp, TOKEN } from "../../helpers/app.js";
import { testRunner } from "../../helpers/runners.js";
import { temporaryStore, until, type TemporaryStore } from "../../helpers/stores.js";
import { treeJob, type Sites } from "../jobs/tree-world.js";

type Who = "auto" | "person";
interface PlanBody {
  checksum: string;
  create: number;
  delete: number;
  approveBy?: string;
  decision?: Record<string, unknown>;
  guards: { rule: string; status: string }[];
  approval: Record<string, Who>;
}

describe("plans in the API", () => {
  let kept: TemporaryStore;
  let source: Sites;
  let target: Sites;
  let now: Date;

  beforeEach(async () => {
    kept = await temporaryStore();
    now = new Date();
    source = { new: { value: "1", rooms: { r: "1" } }, old: { value: "2", rooms: {} } };
    target = { old: { value: "1", rooms: { gone: "1" } } };
  });
  afterEach(() => kept.remove());

  function serve(
    approval: { create: Who; update: Who; delete: Who; days?: number } = DEFAULT_POLICY.approval,
  ) {
    const { store } = kept;
    const jobClass = treeJob(source, target) as unknown as JobClass;
    const job = { id: "acme.sites", slug: "sites", plugin: "acme", file: "acme/index.ts", jobClass };
    const nautobot = createClient({ url: "http://nautobot.invalid", token: "0123456789" });
    const execute: Execute = (asked, { id, emit, signal }) => {
      const planned = asked.plan?.run;
      return executeRun(job, asked, {
        ...{ id, emit, signal, nautobot, baselines: store.baselines },
        policy: { ...DEFAULT_POLICY, approval },
        ...(planned !== undefined && { plan: () => plannedPages(store, planned) }),
      });
    };
    const runner = testRunner(store, execute, { now: () => now });
    const catalogue = { jobs: new Map([[job.id, job]]), defaults: { sites: { variables: {}, approval } } };
    const app = testApp({ ...appOptions({ runner, store }), catalogue });
    const auth = { type: "bearer" } as const;
    const get = (path: string) => request(app).get(`/api/v1/runs/${path}`).auth(TOKEN, auth);
    const post = (path: string, body: object = {}) =>
      request(app).post(`/api/v1${path}`).auth(TOKEN, auth).send(body);
    const ended = async (response: Promise<request.Response>) => {
      const { id } = (await response).body as { id: string };
      await until(async () => {
        const state = (await store.run(id))?.state;
        return state !== undefined && !["queued", "loading", "planned", "applying"].includes(state);
      });
      return { id, run: await store.run(id) };
    };
    const ask = (body: object) => ended(post("/jobs/acme.sites/runs", body).expect(202).then());
    const apply = (id: string, body: object = {}) =>
      ended(post(`/runs/${id}/apply`, body).expect(202).then());
    const planOf = async (id: string) => (await get(`${id}/plan`).expect(200)).body as PlanBody;
    return { runner, get, post, ask, apply, ended, planOf };
  }

  it("shows the plan of a dry run, as figures and as a document", async () => {
    const { ask, get, planOf } = serve();
    const { id } = await ask({ dryRun: true });
    const plan = await planOf(id);
    expect(plan).to.deep.include({ create: 2, update: 1, delete: 1, approval: DEFAULT_POLICY.approval });
    expect(plan.checksum).to.match(/^[0-9a-f]{64}$/);
    expect(plan.guards.map(({ rule }) => rule)).to.include("deletes");
    const json = (await get(`${id}/diff`).expect(200)).body as { checksum: string; changes: object[] };
    expect(json.checksum).to.equal(plan.checksum);
    expect(json.changes).to.have.length(4);
    const markdown = await get(`${id}/diff?format=markdown`)
      .expect(200)
      .expect("content-type", /markdown/);
    expect(markdown.text).to.contain('| update | site | old | value "1" → "2" |');
    expect((await get(`${id}/diff?format=text`).expect(200)).text).to.contain(
      "- room old\\_\\_gone".replaceAll("\\", ""),
    );
  });

  it("applies a plan, or the selected part of it, in a run that says who and why", async () => {
    const { ask, apply } = serve();
    const { id } = await ask({ dryRun: true });
    const part = await apply(id, { selection: { actions: ["create"] }, reason: "new site" });
    expect(part.run).to.deep.include({ state: "succeeded", reason: "new site" });
    expect(target).to.have.all.keys("new", "old");
    expect(target["old"]?.rooms).to.deep.equal({ gone: "1" });
    await apply(id);
    expect(target).to.deep.equal(source);
  });

  it("refuses what was not looked at, and what moved on meanwhile", async () => {
    const { ask, apply, post } = serve();
    const { id } = await ask({ dryRun: true });
    const other = await post(`/runs/${id}/apply`, { checksum: "0".repeat(64) }).expect(409);
    expect((other.body as { error: object }).error).to.include({ code: "PLAN_STALE" });
    if (target["old"]) target["old"].value = "by hand";
    const { run } = await apply(id);
    expect(run?.state).to.equal("failed");
    expect(run?.report?.error?.message).to.contain('update of site "old"');
    expect(target).to.have.all.keys("old");
    await post("/runs/nowhere/apply").expect(404);
    const { id: failed } = await apply(id);
    await post(`/runs/${failed}/apply`).expect(409);
  });

  it("has a run wait for what a person approves, and makes the rest at once", async () => {
    const { ask, planOf, post, ended } = serve({ create: "auto", update: "auto", delete: "person" });
    const { id, run } = await ask({ dryRun: false });
    expect(run?.state).to.equal("waiting");
    expect(target["old"]).to.deep.equal({ value: "2", rooms: { gone: "1" } });
    const plan = await planOf(id);
    expect(plan).to.include({ create: 0, delete: 1 });
    expect(Date.parse(plan.approveBy ?? "") - Date.now()).to.be.within(6.9 * 86_400_000, 7.1 * 86_400_000);
    await post(`/runs/${id}/apply`).expect(409);
    await post(`/runs/${id}/approve`).expect(400);
    const approved = await ended(
      post(`/runs/${id}/approve`, { reason: "moved out", checksum: plan.checksum }).expect(202).then(),
    );
    expect(approved.run).to.deep.include({ state: "succeeded", reason: "moved out" });
    expect(target["old"]?.rooms).to.deep.equal({});
    expect(await kept.store.run(id)).to.deep.include({ state: "succeeded" });
    expect((await planOf(id)).decision).to.deep.include({ state: "approved", reason: "moved out" });
    const again = await post(`/runs/${id}/approve`, { reason: "again" }).expect(409);
    expect((again.body as { error: { message: string } }).error.message).to.match(
      /was approved at .*: moved out/,
    );
  });

  it("gives up what is rejected, or approved too late", async () => {
    const policy = { create: "person", update: "person", delete: "person", days: 2 } as const;
    const { ask, post, planOf } = serve(policy);
    const before = structuredClone(target);
    const { id } = await ask({ dryRun: false });
    await post(`/runs/${id}/reject`, { reason: "not now" }).expect(200);
    await post(`/runs/${id}/approve`, { reason: "after all" }).expect(409);
    await post(`/runs/${id}/apply`, { reason: "after all" }).expect(409);
    expect((await planOf(id)).decision).to.deep.include({ state: "rejected", reason: "not now" });
    const late = await ask({ dryRun: false, variables: {} });
    now = new Date(now.getTime() + 3 * 86_400_000);
    await post(`/runs/${late.id}/approve`, { reason: "late" }).expect(409);
    expect((await planOf(late.id)).decision).to.deep.include({ state: "expired" });
    expect(target).to.deep.equal(before);
  });

  it("asks for a reason where a person is to let changes through", async () => {
    const { ask, apply, post } = serve({ create: "auto", update: "auto", delete: "person" });
    const { id } = await ask({ dryRun: true });
    const refused = await post(`/runs/${id}/apply`).expect(400);
    expect((refused.body as { error: object }).error).to.include({ code: "REASON_MISSING" });
    await apply(id, { selection: { actions: ["create", "update"] } });
    await apply(id, { reason: "seen" });
    expect(target).to.deep.equal(source);
  });

  it("is what a guard stopped, and is let through once", async () => {
    for (let i = 0; i < 30; i++) target[`extra${i}`] = { value: "1", rooms: {} };
    const { ask, apply, planOf } = serve();
    const { id, run } = await ask({ dryRun: false });
    expect(run?.report?.error).to.include({ code: "GUARD_STOPPED" });
    const stopped = (await planOf(id)).guards.filter(({ status }) => status === "stopped");
    expect(stopped.map(({ rule }) => rule)).to.deep.equal(["deletes"]);
    expect((await apply(id)).run?.report?.error).to.include({ code: "GUARD_STOPPED" });
    expect(Object.keys(target)).to.have.length(31);
    expect((await apply(id, { allow: ["deletes"] })).run?.state).to.equal("succeeded");
    expect(target).to.deep.equal(source);
  });
});
