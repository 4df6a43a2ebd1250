import { mock } from "node:test";
import { expect } from "chai";
import type { RunRequest } from "../../../src/jobs/request.js";
import { BridgeError } from "../../../src/lib/errors.js";
import { silentLogger } from "../../../src/lib/logger.js";
import { Scheduler } from "../../../src/triggers/index.js";
import type { Schedule } from "../../../src/triggers/schedules/schedule.js";
import { begin } from "../store/runs.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";

const NIGHTLY: Schedule = {
  name: "nightly",
  job: "p.a",
  cron: "30 2 * * *",
  timezone: "Asia/Tokyo",
  jitter: 0,
  catchUp: false,
  dryRun: false,
  variables: { limit: 5 },
};
/** 02:30 in Tokyo. */
const DUE = "2026-01-10T17:30:00.000Z";

describe("Scheduler", () => {
  let kept: TemporaryStore;
  let asked: RunRequest[];
  /** The runs of keys, as any machine finds them. */
  let runs: Map<string, string>;

  const ask = (request: RunRequest): Promise<{ id: string; state: "queued" }> => {
    const key = request.idempotencyKey ?? `none ${runs.size}`;
    const known = runs.get(key);
    if (known !== undefined) return Promise.resolve({ id: known, state: "queued" });
    asked.push(request);
    const id = `r${runs.size + 1}`;
    runs.set(key, id);
    return Promise.resolve({ id, state: "queued" });
  };
  const scheduler = (fields: Partial<Schedule> = {}, asks = ask) =>
    new Scheduler({
      schedules: [{ ...NIGHTLY, ...fields }],
      ask: asks,
      store: kept.store,
      logger: silentLogger,
      random: () => 0.5,
    });
  const at = (time: string | number): void => mock.timers.setTime(new Date(time).getTime());
  const plannedOf = (request: RunRequest | undefined) => request?.idempotencyKey?.split(" ").at(-1);

  beforeEach(async () => {
    kept = await temporaryStore();
    asked = [];
    runs = new Map();
    mock.timers.enable({ apis: ["Date"], now: new Date("2026-01-10T12:00:00Z") });
  });
  afterEach(async () => {
    mock.timers.reset();
    await kept.remove();
  });

  it("asks for a run when the time has come by the clock of its zone, and not before", async () => {
    const nightly = scheduler();
    await nightly.tick();
    at("2026-01-10T17:29:59.999Z");
    expect(await nightly.tick()).to.equal(1);
    expect(asked).to.deep.equal([]);
    at(DUE);
    await nightly.tick();
    await nightly.tick();
    expect(asked).to.deep.equal([
      {
        job: "p.a",
        variables: { limit: 5 },
        dryRun: false,
        memory: false,
        trigger: "schedule",
        requestedBy: "schedule nightly",
        idempotencyKey: `schedule nightly ${DUE}`,
      },
    ]);
    const [{ last, next } = expect.fail("no schedule")] = await nightly.list();
    expect(last).to.deep.equal({ planned: DUE, at: DUE, run: "r1" });
    expect(next[0]).to.equal("2026-01-11T17:30:00.000Z");
    expect(next).to.have.length(5);
  });

  it("fires once on two machines, and once when one stops between asking and noting", async () => {
    const [one, two] = [scheduler(), scheduler()];
    await one.tick();
    at(DUE);
    await Promise.all([one.tick(), two.tick()]);
    await kept.store.noteSchedule("nightly", { next: DUE });
    await scheduler().tick();
    expect(asked).to.have.length(1);
  });

  it("lets a time pass that was missed, and says so", async () => {
    await scheduler().tick();
    at("2026-01-15T00:00:00Z");
    const later = scheduler();
    await later.tick();
    expect(asked).to.deep.equal([]);
    const [{ last, next } = expect.fail("no schedule")] = await later.list();
    expect(last?.skipped).to.include("nobody was there to start it");
    expect(next[0]).to.equal("2026-01-15T17:30:00.000Z");
  });

  it("makes up for missed times once, however many there were, when it is to catch up", async () => {
    await scheduler({ catchUp: true }).tick();
    at("2026-01-15T00:00:00Z");
    await scheduler({ catchUp: true }).tick();
    await scheduler({ catchUp: true }).tick();
    expect(asked.map(plannedOf)).to.deep.equal([DUE]);
  });

  it("survives a clock that jumps a year ahead and back: no storm, nothing twice, nothing left out", async () => {
    const hourly = scheduler({ cron: "0 * * * *", timezone: "UTC", catchUp: true });
    await hourly.tick();
    at("2026-01-10T13:00:00Z");
    await hourly.tick();
    at("2027-01-10T13:10:00Z");
    for (let ticks = 0; ticks < 10; ticks++) await hourly.tick();
    at("2026-01-10T12:30:00Z");
    for (const time of ["12:30", "13:00", "13:01", "14:00", "15:00"]) {
      at(`2026-01-10T${time}:00Z`);
      await hourly.tick();
    }
    expect(asked.map(plannedOf)).to.deep.equal([
      "2026-01-10T13:00:00.000Z",
      "2026-01-10T14:00:00.000Z",
      "2026-01-10T15:00:00.000Z",
    ]);
  });

  it("does not fire while its last run goes on, and does when that waits for approval", async () => {
    const minutely = scheduler({ cron: "* * * * *" });
    await minutely.tick();
    await begin(kept.store, "r1");
    at("2026-01-10T12:01:00Z");
    await minutely.tick();
    at("2026-01-10T12:02:00Z");
    await minutely.tick();
    expect(asked).to.have.length(1);
    const [{ last } = expect.fail("no schedule")] = await minutely.list();
    expect(last?.skipped).to.equal("its run r1 still goes on");
    expect(last?.planned).to.equal("2026-01-10T12:02:00.000Z");
  });

  it("begins later by chance, as far as it may", async () => {
    const nightly = scheduler({ jitter: 600 });
    await nightly.tick();
    at(DUE);
    await nightly.tick();
    expect(asked[0]?.notBefore).to.equal("2026-01-10T17:35:00.000Z");
  });

  it("stays paused over a restart, and makes up for nothing when it is resumed", async () => {
    await scheduler().tick();
    const paused = await scheduler({ catchUp: true }).pause("nightly", "ann");
    expect(paused?.paused).to.deep.equal({ at: "2026-01-10T12:00:00.000Z", by: "ann" });
    expect(paused?.next).to.deep.equal([]);
    at(DUE);
    await scheduler({ catchUp: true }).tick();
    at("2026-01-12T00:00:00Z");
    const resumed = await scheduler({ catchUp: true }).resume("nightly");
    expect(resumed?.paused).to.equal(undefined);
    await scheduler({ catchUp: true }).tick();
    expect(asked).to.deep.equal([]);
    at("2026-01-12T17:30:00Z");
    await scheduler({ catchUp: true }).tick();
    expect(asked).to.have.length(1);
  });

  it("runs by hand, in the name of who asked, as often as asked", async () => {
    const nightly = scheduler();
    expect(await nightly.runNow("nightly", "ann")).to.deep.equal({ id: "r1", state: "queued" });
    await nightly.runNow("nightly", "ann");
    expect(asked).to.have.length(2);
    expect(asked[0]).to.deep.include({
      requestedBy: "ann",
      reason: "schedule nightly, by hand",
      dryRun: false,
    });
    expect(await nightly.runNow("other", "ann")).to.equal(undefined);
    expect(await nightly.pause("other", "ann")).to.equal(undefined);
  });

  it("goes by a changed expression at once", async () => {
    await scheduler().tick();
    const changed = scheduler({ cron: "0 13 * * *", timezone: "UTC" });
    await changed.tick();
    at("2026-01-10T13:00:00Z");
    await changed.tick();
    expect(asked.map(plannedOf)).to.deep.equal(["2026-01-10T13:00:00.000Z"]);
  });

  it("tries again what may work in a moment, and not what cannot", async () => {
    let failure = new BridgeError("STORE_FAILED", "the disk is full");
    const failing = scheduler({}, () => Promise.reject(failure));
    await failing.tick();
    at(DUE);
    const thrown = await failing.tick().catch((error: unknown) => error);
    expect(thrown).to.equal(failure);
    failure = new BridgeError("VARIABLE_INVALID", "limit is missing");
    await failing.tick();
    expect((await failing.list())[0]?.last?.skipped).to.equal("limit is missing");
    expect(await failing.tick()).to.be.greaterThan(0);
  });

  it("starts with what was missed and stops", async () => {
    await scheduler({ catchUp: true }).tick();
    at("2026-01-15T00:00:00Z");
    const started = scheduler({ catchUp: true });
    started.start();
    await started.stop();
    expect(asked).to.have.length(1);
  });
});
