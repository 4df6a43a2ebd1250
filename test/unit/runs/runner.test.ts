import { expect } from "chai";
import type { RunEvent } from "../../../src/jobs/events.js";
import type { RunRequest } from "../../../src/jobs/request.js";
import { memoryStore, Runner, type Execute } from "../../../src/runs/index.js";
import { report } from "../../helpers/reports.js";

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
  return { execute, started, end: (id: string) => ends.get(id)?.() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("Runner", () => {
  it("gives a run its id at once and its report at the end", async () => {
    const runner = new Runner({
      execute: (_, { id }) => Promise.resolve(report({ id, status: "partial" })),
      store: memoryStore(),
      now: () => new Date("2026-01-02T03:04:05Z"),
    });
    const { run, finished } = runner.request(request("p.a"));
    expect(run).to.include({ state: "queued", requestedAt: "2026-01-02T03:04:05.000Z" });
    expect(runner.get(run.id)).to.equal(run);
    expect(await finished).to.include({ state: "partial" });
    expect(run.report?.id).to.equal(run.id);
  });

  it("runs one job's runs one after the other, in order, and other jobs beside them", async () => {
    const { execute, started, end } = controlled();
    const runner = new Runner({ execute, store: memoryStore() });
    const [first, second, third] = [1, 2, 3].map(() => runner.request(request("p.a")));
    const other = runner.request(request("p.b"));
    await turn();
    expect(started).to.deep.equal([first?.run.id, other.run.id]);
    end(first?.run.id ?? "");
    await turn();
    expect(started.at(-1)).to.equal(second?.run.id);
    expect(third?.run.state).to.equal("queued");
    await runner.close();
  });

  it("cancels a running run through its signal and a queued one by never starting it", async () => {
    const { execute, started } = controlled();
    const runner = new Runner({ execute, store: memoryStore() });
    const running = runner.request(request("p.a"));
    const queued = runner.request(request("p.a"));
    await turn();
    expect(runner.cancel(queued.run.id)).to.equal(true);
    expect(queued.run.state).to.equal("cancelled");
    expect(runner.cancel(running.run.id)).to.equal(true);
    expect((await running.finished).state).to.equal("cancelled");
    expect((await queued.finished).report).to.equal(undefined);
    expect(started).to.deep.equal([running.run.id]);
    expect(runner.cancel(running.run.id)).to.equal(false);
    expect(runner.cancel("unknown")).to.equal(false);
  });

  it("goes on with the line after a run that broke, and says why it did", async () => {
    let calls = 0;
    const runner = new Runner({
      execute: () => (calls++ === 0 ? Promise.reject(new Error("boom")) : Promise.resolve(report())),
      store: memoryStore(),
    });
    const broken = runner.request(request("p.a"));
    const next = runner.request(request("p.a"));
    expect(await broken.finished).to.include({ state: "failed" });
    expect(broken.run.error).to.include({ code: "RUN_FAILED", message: "boom" });
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
    const runner = new Runner({
      execute: (_, { emit }) => {
        events.forEach(emit);
        return Promise.resolve(report());
      },
      store: memoryStore(),
    });
    const unsubscribe = runner.subscribe((run, event) => {
      seen.push(event.type);
      progress.push(run.progress);
    });
    const { run } = await runner.request(request("p.a")).finished.then((ended) => ({ run: ended }));
    expect(seen).to.deep.equal(events.map((event) => event.type));
    expect(progress.at(-1)).to.deep.equal([
      { step: "load_target_adapter", done: 3, total: 9, what: "prefix" },
    ]);
    expect(run.progress).to.deep.equal([]);
    unsubscribe();
    await runner.request(request("p.a")).finished;
    expect(seen).to.have.length(events.length);
  });
});

describe("memoryStore", () => {
  it("forgets the oldest finished runs, never unfinished ones", async () => {
    const { execute, end } = controlled();
    const runner = new Runner({ execute, store: memoryStore(2) });
    const going = runner.request(request("p.long")).run;
    const ids: string[] = [];
    for (const job of ["p.a", "p.b", "p.c"]) {
      const { run, finished } = runner.request(request(job));
      ids.unshift(run.id);
      await turn();
      end(run.id);
      await finished;
    }
    expect(runner.list().map((run) => run.id)).to.deep.equal([ids[0], ids[1], going.id]);
    await runner.close();
  });
});
