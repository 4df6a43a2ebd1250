import { join } from "node:path";
import { expect } from "chai";
import Database from "libsql";
import type { KeptEvent, RunEvent } from "../../../src/jobs/events.js";
import type { RunReport, StepReport } from "../../../src/jobs/report.js";
import type { RunRequest } from "../../../src/jobs/request.js";
import { silentLogger } from "../../../src/lib/logger.js";
import type { Execute } from "../../../src/runs/index.js";
import { change, report } from "../../helpers/reports.js";
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
const STEP: StepReport = { name: "execute_sync", status: "succeeded", durationMs: 7 };

describe("what is kept of a run", () => {
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

  it("tells subscribers of what can be read, and keeps each step's progress until the step ends", async () => {
    const seen: KeptEvent["type"][] = [];
    const progress: unknown[] = [];
    const events: RunEvent[] = [
      { type: "run-started", run: "r", job: "p.a", name: "A", dryRun: true },
      { type: "step-started", step: "load_source_adapter" },
      { type: "step-started", step: "load_target_adapter" },
      { type: "step-progress", step: "load_target_adapter", done: 3, total: 9, what: "prefix" },
      { type: "step-progress", step: "load_target_adapter", done: 4, total: 9, what: "prefix" },
      { type: "step-finished", step: { name: "load_source_adapter", status: "succeeded", durationMs: 1 } },
    ];
    const runner = runnerOf((_, { id, emit }) => {
      events.forEach(emit);
      emit({ type: "change", change: change() });
      return Promise.resolve(report({ id }));
    });
    const unsubscribe = runner.subscribe((live, { event }) => {
      seen.push(event.type);
      progress.push(live.progress);
    });
    const { id } = await run(runner, request("p.a"));
    expect(seen).to.deep.equal([
      "run-started",
      "step-started",
      "step-started",
      "step-progress",
      "step-finished",
      // the last that was said before the run ended
      "step-progress",
      "changes",
      "run-finished",
      "state",
    ]);
    expect(progress.at(4)).to.deep.equal([
      { step: "load_target_adapter", done: 3, total: 9, what: "prefix" },
    ]);
    const { items } = await kept.store.events(id, { limit: 100 });
    expect(items.slice(2).map(({ event }) => event.type)).to.deep.equal(seen);
    unsubscribe();
    await run(runner, request("p.a"));
    expect(seen).to.have.length(9);
  });

  const changes = Array.from({ length: 2500 }, (_, index) =>
    change({ uid: `site-${index}`, status: "success" }),
  );
  /** A run that says what it did, as the recorder does, and is over at once. */
  const talkative: Execute = (_, { id, emit }) => {
    for (const each of changes) emit({ type: "change", change: each });
    emit({ type: "log", entry: { at: "2026-01-01T00:00:00.000Z", level: "info", message: "done" } });
    emit({ type: "step-finished", step: STEP });
    return Promise.resolve(report({ id, changes, steps: [STEP] }));
  };
  const deliveryTo = (sent: RunReport[]) => ({
    pack: (given: RunReport) => Promise.resolve(Buffer.from(JSON.stringify(given))),
    send: (given: RunReport) => {
      sent.push(given);
      return Promise.resolve(given);
    },
  });

  it("keeps changes, log and steps, and sends the report on once its end is kept", async () => {
    const sent: RunReport[] = [];
    let stateThen: string | undefined;
    const delivery = {
      ...deliveryTo(sent),
      send: async (given: RunReport) => {
        sent.push(given);
        stateThen = (await kept.store.run(given.id))?.state;
        return given;
      },
    };
    const runner = runnerOf(talkative, { delivery });
    const record = await run(runner, request("p.a"));
    const { id } = record;
    expect(record.outcomes).to.deep.equal({ success: 2500 });
    expect(record.steps).to.deep.equal([STEP]);
    expect(record.report).not.to.have.any.keys("changes", "diff", "log");
    const page = await kept.store.changes(id, { limit: 1000, after: 2000 });
    expect(page).to.deep.equal({ items: changes.slice(2000) });
    const log = await kept.store.log(id, { limit: 10 });
    expect(log.items.map(({ message }) => message)).to.deep.equal(["done"]);
    await until(() => sent.length > 0);
    expect(sent[0]?.changes).to.deep.equal(changes);
    expect(stateThen).to.equal("succeeded");
    expect(await kept.store.outbox.due("9999-01-01")).to.deep.equal([id]);
  });

  it("finishes a run whose history is lost on the way, and has the report say so", async () => {
    const sent: RunReport[] = [];
    const runner = runnerOf(
      async (asked, context) => {
        behindItsBack("drop table changes");
        return talkative(asked, context);
      },
      { delivery: deliveryTo(sent) },
    );
    expect(await run(runner, request("p.a"))).to.include({ state: "succeeded" });
    await until(() => sent.length > 0);
    expect(sent[0]?.changes).to.deep.equal(changes);
    expect(sent[0]?.log.at(-1)?.message).to.match(/history of this run could not be kept in full/);
    expect(warnings.join()).to.match(/runs\.db/);
  });

  it("loses nothing of a run during which the store is away for a while", async () => {
    const runner = runnerOf(
      async (asked, context) => {
        behindItsBack("alter table runs rename to gone");
        const told = talkative(asked, context);
        await until(() => warnings.length > 0);
        behindItsBack("alter table gone rename to runs");
        return told;
      },
      { patienceMs: 60_000 },
    );
    const { id } = await runner.request(request("p.a"));
    await until(async () => (await kept.store.run(id).catch(() => undefined))?.state === "succeeded");
    expect(warnings.join()).to.match(/It goes on; this is tried again/);
    expect((await kept.store.run(id))?.outcomes).to.deep.equal({ success: 2500 });
  });
});
