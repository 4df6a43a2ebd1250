import { expect } from "chai";
import { testApi } from "../../helpers/app.js";
import { report } from "../../helpers/reports.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";
import type { NewRun } from "../../../src/store/index.js";
import { begin } from "../store/runs.js";
import type { Schedule } from "../../../src/triggers/index.js";

const AT = "2026-01-02T03:04:05.000Z";
const step = {
  name: "execute_sync",
  status: "succeeded",
  durationMs: 7,
  memory: { final: 1, peak: 2 },
} as const;

interface Overview {
  id: string;
  next?: string;
  lastGood?: { ageSeconds: number };
  runs: { id: string; status: string }[];
}
interface History {
  runs: { id: string; steps: object[]; summary: object }[];
  next?: string;
}

describe("how jobs fare", () => {
  let kept: TemporaryStore;
  beforeEach(async () => (kept = await temporaryStore()));
  afterEach(() => kept.remove());

  const ended = async (id: string, fields: Partial<NewRun> = {}) => {
    const writer = await begin(kept.store, id, { job: "acme.sites", ...fields });
    await writer.append({
      at: AT,
      changes: [],
      events: [{ at: AT, event: { type: "step-finished", step } }],
    });
    await writer.end({
      state: "succeeded",
      endedAt: new Date(Date.now() - 60_000).toISOString(),
      report: report({ id, steps: [step] }),
    });
  };

  it("at a glance: last runs, the last good one, the next time", async () => {
    const schedule: Schedule = {
      name: "nightly",
      job: "acme.sites",
      cron: "0 2 * * *",
      jitter: 0,
      catchUp: false,
      dryRun: false,
      variables: {},
    };
    await ended("r1");
    await ended("r2", { dryRun: true });
    await begin(kept.store, "r3", { job: "acme.sites" });
    await begin(kept.store, "r4", { job: "acme.gone" });
    const { call } = testApi(kept.store, undefined, { schedules: [schedule] });
    const { body } = (await call("get", "/api/v1/overview?runs=2").expect(200)) as {
      body: { jobs: Overview[] };
    };
    expect(body.jobs.map(({ id }) => id)).to.deep.equal(["acme.sites"]);
    const [job] = body.jobs;
    expect(job).to.deep.include({
      plugin: "acme",
      variables: 3,
      schedules: [{ name: "nightly", paused: false }],
    });
    expect(job?.runs.map(({ id, status }) => [id, status])).to.deep.equal([
      ["r3", "loading"],
      ["r2", "succeeded"],
    ]);
    expect(job?.lastGood?.ageSeconds).to.be.within(60, 70);
    expect(Date.parse(job?.next ?? "")).to.be.greaterThan(Date.now());
  });

  it("at a glance, of a job that never ran", async () => {
    const { call } = testApi(kept.store);
    const { body } = (await call("get", "/api/v1/overview").expect(200)) as { body: { jobs: Overview[] } };
    expect(body.jobs[0]).to.deep.include({ id: "acme.sites", runs: [], schedules: [] });
    expect(body.jobs[0]).not.to.have.any.keys("next", "lastGood");
  });

  it("over its runs: steps and counts of those that ended, in pages", async () => {
    for (const id of ["r1", "r2"]) await ended(id);
    await ended("dry", { dryRun: true });
    await begin(kept.store, "going", { job: "acme.sites" });
    const { call } = testApi(kept.store);
    const history = async (query: string) =>
      ((await call("get", `/api/v1/jobs/sites/history?${query}`).expect(200)) as { body: History }).body;
    const first = await history("dryRun=false&limit=1");
    expect(first.runs.map(({ id, steps }) => ({ id, steps }))).to.deep.equal([{ id: "r2", steps: [step] }]);
    expect(first.runs[0]?.summary).to.deep.equal(report({ id: "r2" }).summary);
    const second = await history(`dryRun=false&limit=1&after=${first.next}`);
    expect(second.runs.map(({ id }) => id)).to.deep.equal(["r1"]);
    expect((await history("")).runs.map(({ id }) => id)).to.deep.equal(["dry", "r2", "r1"]);
    await call("get", "/api/v1/jobs/other/history").expect(404);
  });
});
