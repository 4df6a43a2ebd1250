import { join } from "node:path";
import { expect } from "chai";
import Database from "libsql";
import type { RunRequest } from "../../../src/jobs/request.js";
import { silentLogger } from "../../../src/lib/logger.js";
import type { Execute } from "../../../src/runs/index.js";
import { report } from "../../helpers/reports.js";
import { testRunner, type TestRunnerOptions } from "../../helpers/runners.js";
import { temporaryStore, until, type TemporaryStore } from "../../helpers/stores.js";

/** No two are equal, so that none joins another. */
let asked = 0;
const request = (job: string, fields: Partial<RunRequest> = {}): RunRequest => ({
  job,
  variables: { number: asked++ },
  dryRun: true,
  memory: false,
  trigger: "api",
  ...fields,
});
/** An execution that goes on until told to end; on abort it ends as cancelled. */
function controlled() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const execute: Execute = (asked, { id, signal }) =>
    new Promise((resolve) => {
      started.push(id);
      ends.set(id, () => resolve(report({ id, job: asked.job })));
      const cancelled = report({ id, job: asked.job, status: "cancelled" });
      if (signal.aborted) resolve(cancelled);
      signal.addEventListener("abort", () => resolve(cancelled));
    });
  return {
    execute,
    started,
    begun: (count: number) => until(() => started.length >= count),
    end: (id: string | undefined) => ends.get(id ?? "")?.(),
  };
}

describe("Runner", () => {
  let kept: TemporaryStore;
  let warnings: string[];

  beforeEach(async () => {
    warnings = [];
    kept = await temporaryStore();
  });
  afterEach(() => kept.remove());

  const behindItsBack = (statement: string): void => {
    const other = new Database(join(kept.directory, "runs.db"));
    other.exec(statement);
    other.close();
  };
  const runnerOf = (execute: Execute, options: TestRunnerOptions = {}) => {
    const note = (message: string): void => void warnings.push(message);
    return testRunner(kept.store, execute, {
      logger: { ...silentLogger, warning: note, error: note },
      ...options,
    });
  };
  /** Asks for a run and waits for its end. */
  const run = async (runner: ReturnType<typeof runnerOf>, asked: RunRequest) => {
    const { id } = await runner.request(asked);
    const record = await runner.finished(id);
    if (!record) throw new Error("the run is not kept");
    return record;
  };

  it("keeps a run from its request to its end", async () => {
    const { execute, started, begun, end } = controlled();
    const runner = runnerOf(execute, { now: () => new Date("2026-01-02T03:04:05Z") });
    const { id, created } = await runner.request(request("p.a", { requestedBy: "ci", reason: "why not" }));
    expect(created).to.equal(true);
    await begun(1);
    expect(started).to.deep.equal([id]);
    expect(runner.live(id)).to.include({ id, job: "p.a", state: "loading" });
    end(id);
    expect(await runner.finished(id)).to.deep.include({
      id,
      job: "p.a",
      state: "succeeded",
      requestedAt: "2026-01-02T03:04:05.000Z",
      requestedBy: "ci",
      reason: "why not",
    });
    expect(runner.live(id)).to.equal(undefined);
  });

  it("gives the job its variables, which the store cannot read", async () => {
    let seen: unknown;
    const runner = runnerOf((asked, { id }) => {
      seen = asked;
      return Promise.resolve(report({ id }));
    });
    const scope = { objects: [{ type: "device", uid: "a" }] };
    const asked = request("p.a", { variables: { token: "hunter2" }, scope, allow: ["max-deletes"] });
    const { id } = await run(runner, asked);
    expect(seen).to.deep.equal(asked);
    expect((await kept.store.queue.request(id))?.sealed).not.to.include("hunter2");
  });

  it("runs one job's runs one after the other, in order, and other jobs beside them", async () => {
    const { execute, started, end, begun } = controlled();
    const runner = runnerOf(execute);
    const ids: string[] = [];
    for (const job of ["p.a", "p.a", "p.a", "p.b"]) ids.push((await runner.request(request(job))).id);
    const [first, second, third, other] = ids;
    await begun(2);
    expect(started).to.have.members([first, other]);
    end(first);
    await begun(3);
    expect(started.at(-1)).to.equal(second);
    expect(await kept.store.run(third ?? "")).to.include({ state: "queued" });
  });

  it("makes one run of equal requests as long as it has not begun", async () => {
    const { execute, begun } = controlled();
    const runner = runnerOf(execute);
    const equal = request("p.a");
    const goes = await runner.request(equal);
    await begun(1);
    const waits = await runner.request(equal);
    expect(waits).to.include({ created: true });
    const otherOrder = { ...equal, trigger: "schedule", variables: { ...equal.variables } } as const;
    expect(await runner.request(otherOrder)).to.include({ id: waits.id, created: false });
    expect(waits.id).not.to.equal(goes.id);
    for (const different of [
      { dryRun: false },
      { full: true },
      { allow: ["x"] },
      { scope: { types: ["a"] } },
    ])
      expect(await runner.request({ ...equal, ...different })).to.include({ created: true });
  });

  it("waits for quiet, then runs once with all that was asked for", async () => {
    const scopes: unknown[] = [];
    const runner = runnerOf((asked, { id }) => {
      scopes.push(asked.scope);
      return Promise.resolve(report({ id }));
    });
    const asked = request("p.a");
    const ids = new Set<string>();
    for (const uid of ["a", "b", "a", "c"]) {
      const notBefore = new Date(Date.now() + 100).toISOString();
      const scope = { objects: [{ type: "device", uid }] };
      ids.add((await runner.request({ ...asked, scope, notBefore })).id);
    }
    expect(ids.size).to.equal(1);
    const [id = ""] = ids;
    expect(await kept.store.run(id)).to.include({ state: "requested" });
    expect(await runner.finished(id)).to.include({ state: "succeeded" });
    expect(scopes).to.deep.equal([{ objects: ["a", "b", "c"].map((uid) => ({ type: "device", uid })) }]);
  });

  it("makes one run of one idempotency key, also after its end and from another process", async () => {
    const runner = runnerOf((_, { id }) => Promise.resolve(report({ id })));
    const asked = request("p.a", { idempotencyKey: "nightly 2026-01-01T02:00" });
    const first = await run(runner, asked);
    const elsewhere = runnerOf(() => Promise.reject(new Error("not again")));
    expect(await elsewhere.request(asked)).to.include({ id: first.id, created: false });
    const other = await runner.request({ ...asked, job: "p.b" }).catch((thrown: unknown) => thrown);
    expect(other).to.include({ code: "REQUEST_CONFLICT" });
  });

  it("cancels a run that goes on through its signal and a queued one by never starting it", async () => {
    const { execute, started, begun } = controlled();
    const runner = runnerOf(execute);
    const running = await runner.request(request("p.a"));
    const queued = await runner.request(request("p.a"));
    await begun(1);
    expect(await runner.cancel(queued.id)).to.equal(true);
    expect(await kept.store.run(queued.id)).to.include({ state: "cancelled" });
    expect(await runner.cancel(running.id)).to.equal(true);
    expect(await runner.finished(running.id)).to.include({ state: "cancelled" });
    expect(started).to.deep.equal([running.id]);
    expect(await runner.cancel(running.id)).to.equal(false);
    expect(await runner.cancel("unknown")).to.equal(false);
  });

  it("stops a run that another process was asked to cancel", async () => {
    const { execute, begun } = controlled();
    const runner = runnerOf(execute);
    const elsewhere = runnerOf(execute, { concurrency: 0, everyMs: 50 });
    const { id } = await runner.request(request("p.a"));
    await begun(1);
    expect(await elsewhere.cancel(id)).to.equal(true);
    expect(await elsewhere.finished(id)).to.include({ state: "cancelled" });
  });

  it("goes on with the line after a run that broke, and says and keeps why it did", async () => {
    let calls = 0;
    const runner = runnerOf((_, { id }) =>
      calls++ === 0 ? Promise.reject(new Error("boom")) : Promise.resolve(report({ id })),
    );
    const broken = await runner.request(request("p.a"));
    const next = await runner.request(request("p.a"));
    expect((await runner.finished(broken.id))?.error).to.include({ code: "RUN_FAILED", message: "boom" });
    expect(await runner.finished(next.id)).to.include({ state: "succeeded" });
  });

  it("takes up what waits when it starts again", async () => {
    const { execute } = controlled();
    const before = runnerOf(execute, { concurrency: 0 });
    const { id } = await before.request(request("p.a", { variables: { token: "hunter2" } }));
    await before.close();
    const seen: unknown[] = [];
    const after = runnerOf((asked, { id: run }) => {
      seen.push(asked.variables);
      return Promise.resolve(report({ id: run }));
    });
    expect(await after.finished(id)).to.include({ state: "succeeded" });
    expect(seen).to.deep.equal([{ token: "hunter2" }]);
  });

  it("lets runs end when it is closed, and takes no more", async () => {
    const { execute, started, begun, end } = controlled();
    const runner = runnerOf(execute);
    const running = await runner.request(request("p.a"));
    const queued = await runner.request(request("p.a"));
    await begun(1);
    const closed = runner.close(3600);
    end(running.id);
    await closed;
    expect(await kept.store.run(running.id)).to.include({ state: "succeeded" });
    expect(await kept.store.run(queued.id)).to.include({ state: "queued" });
    expect(started).to.have.length(1);
  });

  it("gives a run back that does not end in time: in line again, or interrupted once it may have written", async () => {
    const { execute, begun } = controlled();
    const writing: Execute = (asked, context) => {
      if (asked.job === "p.b") context.emit({ type: "step-started", step: "execute_sync" });
      return execute(asked, context);
    };
    const runner = runnerOf(writing);
    const loading = await runner.request(request("p.a"));
    const applying = await runner.request(request("p.b"));
    await begun(2);
    await runner.close();
    expect(await kept.store.run(loading.id)).to.include({ state: "queued" });
    expect(await kept.store.run(applying.id)).to.include({ state: "interrupted" });
  });

  it("resumes an interrupted run as a new one that names it, and no other", async () => {
    const { execute, begun } = controlled();
    const writing: Execute = (asked, context) => {
      context.emit({ type: "step-started", step: "execute_sync" });
      return execute(asked, context);
    };
    const runner = runnerOf(writing);
    const asked = request("p.a", { scope: { types: ["device"] }, allow: ["x"] });
    const first = await runner.request(asked);
    await begun(1);
    await runner.close();
    let seen: unknown;
    const again = runnerOf((given, { id }) => {
      seen = given;
      return Promise.resolve(report({ id }));
    });
    const { id } = await again.resume(first.id, "anna");
    expect(await again.finished(id)).to.include({
      state: "succeeded",
      resumedFrom: first.id,
      requestedBy: "anna",
    });
    expect(seen).to.deep.equal({ ...asked, requestedBy: "anna" });
    const refused = async (run: string) => again.resume(run).catch((thrown: unknown) => thrown);
    expect(await refused(id)).to.include({ code: "RUN_NOT_RESUMABLE" });
    expect(await refused("never was")).to.include({ code: "RUN_UNKNOWN" });
  });

  it("starts nothing when the request cannot be kept", async () => {
    const { execute, started } = controlled();
    const runner = runnerOf(execute);
    behindItsBack("drop table runs");
    const refused = await runner.request(request("p.a")).catch((thrown: unknown) => thrown);
    expect(refused).to.include({ code: "STORE_FAILED" });
    await runner.close();
    expect(started).to.deep.equal([]);
  });

  it("forgets old runs after each run, as many as it was told", async () => {
    const runner = runnerOf((_, { id }) => Promise.resolve(report({ id })), {
      retention: { days: 90, runs: 2 },
    });
    const ids: string[] = [];
    for (const job of ["p.a", "p.b", "p.c"]) ids.unshift((await run(runner, request(job))).id);
    const listed = async () => (await kept.store.runs({ limit: 10 })).items.map(({ id }) => id);
    await until(async () => (await listed()).length === 2);
    expect(await listed()).to.deep.equal(ids.slice(0, 2));
  });
});
