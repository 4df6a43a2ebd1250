import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { expect } from "chai";
import Database from "libsql";
import type { RunEvent } from "../../../src/jobs/events.js";
import type { RunReport, StepReport } from "../../../src/jobs/report.js";
import type { RunRequest } from "../../../src/jobs/request.js";
import { silentLogger } from "../../../src/lib/logger.js";
import { Runner, type Execute, type RunnerOptions } from "../../../src/runs/index.js";
import { change, report } from "../../helpers/reports.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const request = (job: string): RunRequest => ({
  job,
  variables: {},
  dryRun: true,
  memory: false,
  trigger: "api",
});
/** An execution that goes on until told to end; on abort it ends as cancelled. */
function controlled() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const execute: Execute = (asked, { id, signal }) =>
    new Promise((resolve) => {
      started.push(id);
      ends.set(id, () => resolve(report({ id, job: asked.job })));
      signal.addEventListener("abort", () => resolve(report({ id, job: asked.job, status: "cancelled" })));
    });
  /** Waits until so many have started. */
  const begun = async (count: number): Promise<void> => {
    while (started.length < count) await turn();
  };
  return { execute, started, begun, end: (id: string | undefined) => ends.get(id ?? "")?.() };
}

const STEP: StepReport = { name: "execute_sync", status: "succeeded", durationMs: 7 };

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
  const runnerOf = (execute: Execute, options: Partial<RunnerOptions> = {}) =>
    new Runner({
      execute,
      store: kept.store,
      retention: { days: 90, runs: 1000 },
      logger: { ...silentLogger, warning: (message) => void warnings.push(message) },
      ...options,
    });

  it("gives a run its id at once and its report at the end, and keeps both", async () => {
    const runner = runnerOf((_, { id }) => Promise.resolve(report({ id, status: "partial" })), {
      now: () => new Date("2026-01-02T03:04:05Z"),
    });
    const { run, finished } = await runner.request(request("p.a"));
    expect(run).to.include({ requestedAt: "2026-01-02T03:04:05.000Z" });
    expect(runner.live(run.id)).to.equal(run);
    expect(await finished).to.include({ state: "partial" });
    expect(run.report?.id).to.equal(run.id);
    expect(runner.live(run.id)).to.equal(undefined);
    expect(await kept.store.run(run.id)).to.deep.include({
      id: run.id,
      job: "p.a",
      state: "partial",
      requestedAt: "2026-01-02T03:04:05.000Z",
    });
  });

  it("runs one job's runs one after the other, in order, and other jobs beside them", async () => {
    const { execute, started, end, begun } = controlled();
    const runner = runnerOf(execute);
    const asked = ["p.a", "p.a", "p.a", "p.b"].map((job) => runner.request(request(job)));
    const [first, second, third, other] = (await Promise.all(asked)).map(({ run }) => run.id);
    await begun(2);
    expect(started).to.have.members([first, other]);
    end(first);
    await begun(3);
    expect(started.at(-1)).to.equal(second);
    expect(runner.live(third ?? "")?.state).to.equal("queued");
    await runner.close();
  });

  it("cancels a running run through its signal and a queued one by never starting it", async () => {
    const { execute, started, begun } = controlled();
    const runner = runnerOf(execute);
    const running = await runner.request(request("p.a"));
    const queued = await runner.request(request("p.a"));
    await begun(1);
    expect(await runner.cancel(queued.run.id)).to.equal(true);
    expect(queued.run.state).to.equal("cancelled");
    expect(await kept.store.run(queued.run.id)).to.include({ state: "cancelled" });
    expect(await runner.cancel(running.run.id)).to.equal(true);
    expect((await running.finished).state).to.equal("cancelled");
    expect((await queued.finished).report).to.equal(undefined);
    expect(started).to.deep.equal([running.run.id]);
    expect(await runner.cancel(running.run.id)).to.equal(false);
    expect(await runner.cancel("unknown")).to.equal(false);
  });

  it("goes on with the line after a run that broke, and says and keeps why it did", async () => {
    let calls = 0;
    const runner = runnerOf(() =>
      calls++ === 0 ? Promise.reject(new Error("boom")) : Promise.resolve(report()),
    );
    const broken = await runner.request(request("p.a"));
    const next = await runner.request(request("p.a"));
    expect(await broken.finished).to.include({ state: "failed" });
    expect(broken.run.error).to.include({ code: "RUN_FAILED", message: "boom" });
    expect((await kept.store.run(broken.run.id))?.error).to.include({ code: "RUN_FAILED", message: "boom" });
    expect(await next.finished).to.include({ state: "succeeded" });
  });

  it("tells subscribers of events and keeps each step's progress until the step ends", async () => {
    const seen: string[] = [];
    const progress: unknown[] = [];
    const events: RunEvent[] = [
      { type: "step-started", step: "load_source_adapter" },
      { type: "step-started", step: "load_target_adapter" },
      { type: "step-progress", step: "load_target_adapter", done: 3, total: 9, what: "prefix" },
      { type: "step-finished", step: { name: "load_source_adapter", status: "succeeded", durationMs: 1 } },
    ];
    const runner = runnerOf((_, { emit }) => {
      events.forEach(emit);
      return Promise.resolve(report());
    });
    const unsubscribe = runner.subscribe((run, event) => {
      seen.push(event.type);
      progress.push(run.progress);
    });
    const run = await (await runner.request(request("p.a"))).finished;
    expect(seen).to.deep.equal(events.map((event) => event.type));
    expect(progress.at(-1)).to.deep.equal([
      { step: "load_target_adapter", done: 3, total: 9, what: "prefix" },
    ]);
    expect(run.progress).to.deep.equal([]);
    unsubscribe();
    await (
      await runner.request(request("p.a"))
    ).finished;
    expect(seen).to.have.length(events.length);
  });

  const changes = Array.from({ length: 2500 }, (_, index) =>
    change({ uid: `site-${index}`, status: "success" }),
  );
  /** A run that says what it did, as the recorder does, and is over at once. */
  const talkative: Execute = (_, { id, emit }) => {
    for (const each of changes) emit({ type: "change", change: each });
    emit({ type: "log", entry: { at: "2026-01-01T00:00:00.000Z", level: "info", message: "done" } });
    return Promise.resolve(report({ id, changes, steps: [STEP] }));
  };

  it("keeps changes, log and steps, and hands on the report it was given", async () => {
    const delivered: RunReport[] = [];
    const runner = runnerOf(talkative, {
      deliver: (given) => {
        delivered.push(given);
        return Promise.resolve({ ...given, jobResult: { id: "1", url: "http://nautobot/1" } });
      },
    });
    const { id } = await (await runner.request(request("p.a"))).finished;
    const record = await kept.store.run(id);
    expect(record?.outcomes).to.deep.equal({ success: 2500 });
    expect(record?.steps).to.deep.equal([STEP]);
    expect(record?.report).to.deep.include({ jobResult: { id: "1", url: "http://nautobot/1" } });
    expect(record?.report).not.to.have.any.keys("changes", "diff", "log");
    const page = await kept.store.changes(id, { limit: 1000, after: 2000 });
    expect(page).to.deep.equal({ items: changes.slice(2000) });
    expect((await kept.store.log(id, { limit: 10 })).items.map(({ message }) => message)).to.deep.equal([
      "done",
    ]);
    expect(delivered.map(({ log }) => log)).to.deep.equal([[]]);
  });

  it("finishes a run whose history is lost on the way, and has the report say so", async () => {
    const delivered: RunReport[] = [];
    const runner = runnerOf(
      async (asked, context) => {
        behindItsBack("drop table changes");
        return talkative(asked, context);
      },
      {
        deliver: (given) => {
          delivered.push(given);
          return Promise.resolve(given);
        },
      },
    );
    const run = await (await runner.request(request("p.a"))).finished;
    expect(run.state).to.equal("succeeded");
    expect(delivered[0]?.changes).to.deep.equal(changes);
    expect(delivered[0]?.log.at(-1)?.message).to.match(/history of this run could not be kept in full/);
    expect(warnings[0]).to.match(/could not be kept in full.*runs\.db/);
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

  it("tells how a run ended that the store could not note, and notes it when the store is back", async () => {
    let calls = 0;
    const runner = runnerOf((_, { id }) => {
      if (calls++ === 0) behindItsBack("alter table runs rename to gone");
      return Promise.resolve(report({ id }));
    });
    const first = await runner.request(request("p.a"));
    await first.finished;
    expect(warnings.join()).to.match(/STORE_FAILED/);
    expect(runner.live(first.run.id)?.state).to.equal("succeeded");
    behindItsBack("alter table gone rename to runs");
    expect(await kept.store.run(first.run.id)).to.include({ state: "loading" });
    await (
      await runner.request(request("p.a"))
    ).finished;
    expect(await kept.store.run(first.run.id)).to.include({ state: "succeeded" });
    expect(runner.live(first.run.id)).to.equal(undefined);
  });

  it("forgets old runs after each run, as many as it was told", async () => {
    const runner = runnerOf((_, { id }) => Promise.resolve(report({ id })), {
      retention: { days: 90, runs: 2 },
    });
    const ids: string[] = [];
    for (const job of ["p.a", "p.b", "p.c"]) {
      const { run, finished } = await runner.request(request(job));
      ids.unshift(run.id);
      await finished;
    }
    const { items } = await kept.store.runs({ limit: 10 });
    expect(items.map(({ id }) => id)).to.deep.equal(ids.slice(0, 2));
  });
});
