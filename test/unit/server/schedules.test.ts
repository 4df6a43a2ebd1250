import { expect } from "chai";
import type { RunRequest } from "../../../src/jobs/request.js";
import { testApi } from "../../helpers/app.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const SCHEDULE = {
  name: "nightly",
  job: "acme.sites",
  cron: "30 2 * * *",
  timezone: "Europe/Berlin",
  jitter: 60,
  catchUp: true,
  dryRun: false,
  variables: { token: "a secret value" },
};

describe("the API of schedules", () => {
  let kept: TemporaryStore;
  let asked: RunRequest[];
  const serve = () =>
    testApi(kept.store, undefined, {
      schedules: [SCHEDULE],
      ask: (request) => Promise.resolve({ id: `r${asked.push(request)}`, state: "queued" }),
    });
  const first = (body: unknown) => (body as { schedules: Record<string, unknown>[] }).schedules[0];

  beforeEach(async () => {
    kept = await temporaryStore();
    asked = [];
  });
  afterEach(() => kept.remove());

  it("lists schedules with their next times, without variables: those may be secret", async () => {
    const answered = await serve().call("get", "/api/v1/schedules").expect(200);
    const { next, ...rest } = first(answered.body) ?? {};
    expect(rest).to.deep.equal({
      name: "nightly",
      job: "acme.sites",
      cron: "30 2 * * *",
      timezone: "Europe/Berlin",
      jitter: 60,
      catchUp: true,
      dryRun: false,
    });
    expect(next).to.have.length(5);
    expect(answered.text).not.to.include("a secret value");
  });

  it("pauses and resumes over a restart, in the name of the token, and notes who and why", async () => {
    await serve()
      .call("post", "/api/v1/schedules/nightly/pause")
      .send({ reason: "change freeze" })
      .expect(200);
    const api = serve();
    const { paused, next } = first((await api.call("get", "/api/v1/schedules")).body) ?? {};
    expect(paused).to.have.property("by").that.is.a("string").and.not.empty;
    expect(next).to.deep.equal([]);
    await api.call("post", "/api/v1/schedules/nightly/resume").expect(200);
    expect(first((await api.call("get", "/api/v1/schedules")).body)).not.to.have.property("paused");
    const { items } = await kept.store.audit({ limit: 10 });
    expect(items.map(({ action, reason }) => [action, reason])).to.deep.equal([
      ["schedule.resume", undefined],
      ["schedule.pause", "change freeze"],
    ]);
  });

  it("runs a schedule's job now, with its variables", async () => {
    const answered = await serve().call("post", "/api/v1/schedules/nightly/run").expect(202);
    expect(answered.body).to.deep.equal({ id: "r1", status: "queued", url: "/api/v1/runs/r1" });
    expect(asked[0]).to.deep.include({ trigger: "schedule", dryRun: false, variables: SCHEDULE.variables });
    expect(asked[0]).not.to.have.property("idempotencyKey");
  });

  it("says 404 for one that there is not", async () => {
    for (const act of ["pause", "resume", "run"])
      await serve().call("post", `/api/v1/schedules/other/${act}`).expect(404);
    expect(await kept.store.schedules()).to.deep.equal([]);
  });
});
