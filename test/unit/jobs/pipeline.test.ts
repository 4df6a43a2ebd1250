import { expect } from "chai";
import { Diff, DiffSyncFlags, type Adapter } from "../../../src/diffsync/index.js";
import { STEPS } from "../../../src/jobs/report.js";
import { jobOf, run, system, SystemAdapter } from "./world.js";

const names = (changes: { action: string; uid: string; status: string }[]) =>
  changes.map(({ action, uid, status }) => `${action} ${uid}: ${status}`).sort();

describe("a run", () => {
  it("makes the target like the source and reports what it did", async () => {
    const target = system({ same: "1", changed: "1", extra: "1" });
    const { report } = await run(jobOf(system({ same: "1", changed: "2", missing: "1" }), target));
    expect(Object.fromEntries(target)).to.deep.equal({ same: "1", changed: "2", missing: "1" });
    expect(report).to.include({
      id: "run-1",
      job: "acme.pull",
      name: "Pull",
      source: "ACME",
      target: "Nautobot",
      trigger: "cli",
      dryRun: false,
      status: "succeeded",
    });
    expect(report.error).to.equal(undefined);
    expect(report.summary).to.deep.equal({ create: 1, update: 1, delete: 1, "no-change": 1, skip: 0 });
    expect(names(report.changes)).to.deep.equal([
      "create missing: success",
      "delete extra: success",
      "update changed: success",
    ]);
    expect(report.changes.find(({ action }) => action === "update")).to.deep.include({
      type: "item",
      message: "",
      before: { value: "1" },
      after: { value: "2" },
    });
    expect(report.diff).to.have.property("item").that.has.all.keys("changed", "extra", "missing");
    expect(report.steps.map(({ name, status }) => `${name} ${status}`)).to.deep.equal(
      STEPS.map((name) => `${name} succeeded`),
    );
    expect(report.requests).to.deep.equal({ count: 0, bytes: 0 });
    expect(JSON.parse(JSON.stringify(report))).to.deep.equal(report);
  });

  it("has nothing left to do the second time", async () => {
    const [source, target] = [system({ a: "1" }), system({})];
    await run(jobOf(source, target));
    const { report } = await run(jobOf(source, target));
    expect(report.summary).to.deep.equal({ create: 0, update: 0, delete: 0, "no-change": 1, skip: 0 });
    expect(report.changes).to.deep.equal([]);
  });

  it("lists what needs no change in its log where the job asks for it, with links", async () => {
    class Job extends jobOf(system({ same: "1", new: "1" }), system({ same: "1" })) {
      override readonly flags = DiffSyncFlags.LOG_UNCHANGED_RECORDS;
      override readonly lookupObject = this.lookup((_, name) => ({
        name,
        url: `https://acme.example/${name}`,
      }));
    }
    const { report } = await run(Job);
    expect(names(report.changes)).to.deep.equal(["create new: success"]);
    const told = report.log.filter(({ change }) => change?.action === "no-change");
    expect(told).to.have.length(1);
    expect(told[0]).to.deep.include({
      level: "debug",
      step: "execute_sync",
      message: 'item "same": No changes to apply; no action needed',
      change: {
        ...{ action: "no-change", type: "item", uid: "same" },
        object: { name: "same", url: "https://acme.example/same" },
      },
    });
  });

  it("compares and writes only what is in its scope, which the job can see", async () => {
    const target = system({ extra: "1", other: "1" });
    let seen: unknown;
    class Job extends jobOf(system({ a: "1", b: "1" }), target) {
      override loadSourceAdapter() {
        seen = this.scope;
        return super.loadSourceAdapter();
      }
    }
    const scope = { objects: ["a", "extra"].map((uid) => ({ type: "item", uid })) };
    const { report } = await run(Job, { scope });
    expect(seen).to.deep.equal(scope);
    expect(Object.fromEntries(target)).to.deep.equal({ a: "1", other: "1" });
    expect(names(report.changes)).to.deep.equal(["create a: success", "delete extra: success"]);
    expect(report.summary).to.include({ create: 1, delete: 1 });
  });

  it("changes nothing on a dry run, and shows what it would", async () => {
    const target = system({ extra: "1" });
    const { report } = await run(jobOf(system({ missing: "1" }), target), { dryRun: true });
    expect(Object.fromEntries(target)).to.deep.equal({ extra: "1" });
    expect(report).to.include({ dryRun: true, status: "succeeded" });
    expect(names(report.changes)).to.deep.equal(["create missing: planned", "delete extra: planned"]);
    expect(report.steps[3]).to.deep.equal({ name: "execute_sync", status: "skipped", durationMs: 0 });
  });

  it("says before writing what the target would refuse, dry or not", async () => {
    const Pull = class extends jobOf(system({ a: "1", b: "2" }), system({})) {
      override loadTargetAdapter(): Adapter<unknown> {
        const problem = { action: "create", type: "item", uid: "a", message: "too small" } as const;
        return Object.assign(new SystemAdapter(system({})), { validate: () => [problem] });
      }
    };
    for (const dryRun of [true, false]) {
      const { report } = await run(Pull, { dryRun });
      const told = report.log.filter(({ level }) => level === "warning").map(({ message }) => message);
      expect(told).to.deep.equal(['create of item "a" would fail: too small']);
      expect(report.changes.map(({ uid, message }) => `${uid} ${message}`)).to.deep.equal(
        dryRun ? ["a too small", "b "] : ["a ", "b "],
      );
    }
  });

  it("ends before the first change when the target will not let it", async () => {
    const target = system({});
    const Pull = class extends jobOf(system({ a: "1" }), target) {
      override loadTargetAdapter(): Adapter<unknown> {
        const authorize = () => Promise.reject(new Error("not you"));
        return Object.assign(new SystemAdapter(target), { authorize });
      }
    };
    expect((await run(Pull)).report.error?.message).to.contain("not you");
    expect(target.size).to.equal(0);
    expect((await run(Pull, { dryRun: true })).report.status).to.equal("succeeded");
  });

  it("is partial when a change failed: the others are applied, the cause is told", async () => {
    const target = system({});
    const { report } = await run(jobOf(system({ a: "bad one", b: "2" }), target));
    expect(Object.fromEntries(target)).to.deep.equal({ b: "2" });
    expect(report.status).to.equal("partial");
    expect(names(report.changes)).to.deep.equal(["create a: error", "create b: success"]);
    expect(report.changes.find(({ uid }) => uid === "a")?.message).to.equal('"bad one" is not allowed');
    const told = report.log.find(({ level }) => level === "error");
    expect(told).to.include({ step: "execute_sync" });
    expect(told?.message).to.include('"bad one" is not allowed');
    expect(told?.change).to.deep.equal({ action: "create", type: "item", uid: "a" });
  });

  it("keeps what was applied when the sync breaks in the middle", async () => {
    class Strict extends jobOf(system({ a: "1", b: "bad", c: "3" }), system({})) {
      override readonly flags = DiffSyncFlags.NONE;
    }
    const { report } = await run(Strict);
    expect(report.status).to.equal("failed");
    expect(report.error).to.include({ code: "RUN_FAILED" });
    expect(report.error?.message).to.include('"bad" is not allowed');
    expect(report.changes.find(({ uid }) => uid === "a")?.status).to.equal("success");
    expect(report.changes.some(({ uid, status }) => uid === "c" && status === "success")).to.equal(false);
    expect(report.steps[3]?.status).to.equal("failed");
  });

  it("tells everything as events, in order, the report last", async () => {
    const { report, events } = await run(jobOf(system({ a: "1" }), system({})));
    expect(events[0]).to.deep.equal({
      type: "run-started",
      run: "run-1",
      job: "acme.pull",
      name: "Pull",
      dryRun: false,
    });
    expect(events.at(-1)).to.deep.equal({ type: "run-finished", report });
    const ended = events.flatMap((event) => (event.type === "step-finished" ? event.step : []));
    expect(ended).to.have.deep.members(report.steps);
    expect(events.flatMap((event) => (event.type === "log" ? event.entry : []))).to.deep.equal(report.log);
    expect(events.flatMap((event) => (event.type === "change" ? event.change : []))).to.deep.equal(
      report.changes,
    );
    const progress = events.filter((event) => event.type === "step-progress");
    expect(progress).to.deep.include({ type: "step-progress", step: "load_source_adapter", done: 1 });
  });

  it("measures memory of each step only when asked to, with a peak of at least the final figure", async () => {
    const job = jobOf(system({ a: "1" }), system({}));
    expect((await run(job)).report.steps.filter(({ memory }) => memory)).to.deep.equal([]);
    for (const { memory } of (await run(job, { memory: true })).report.steps) {
      expect(memory?.final).to.be.greaterThan(1_000_000);
      expect(memory?.peak).to.be.at.least(memory?.final ?? Infinity);
    }
  });

  it("lets a job override each hook, still timed", async () => {
    const target = system({});
    class Custom extends jobOf(system({ a: "1", b: "2" }), target) {
      override calculateDiff() {
        this.logger.info(`comparing ${this.sourceAdapter.count()} with ${this.targetAdapter.count()}`);
        expect(() => this.diff).to.throw("this.diff is not there yet");
        return super.calculateDiff();
      }
      override async executeSync() {
        this.logger.info(`writing ${this.diff.summary().create}`);
        await super.executeSync();
      }
      override async syncData() {
        this.logger.info("before");
        await super.syncData();
        this.logger.info("after");
      }
    }
    const { report } = await run(Custom);
    expect(target.size).to.equal(2);
    const said = report.log.map(({ message, step }) => `${step ?? "-"}: ${message}`);
    expect(said[0]).to.equal("-: before");
    expect(said.at(-1)).to.equal("-: after");
    expect(said).to.include.members(["calculate_diff: comparing 2 with 0", "execute_sync: writing 2"]);
  });

  it("tells the adapters' hooks what is compared, applied and when to stop, without parameters", async () => {
    const seen: string[] = [];
    class Checked extends SystemAdapter {
      override load() {
        seen.push(`load until ${String(this.signal.aborted)}`);
        return super.load(this.signal);
      }
      override validate() {
        seen.push(`validate ${this.current.diff.summary().create} of ${this.current.source.count()}`);
        return [];
      }
      override authorize() {
        seen.push(`authorize ${this.current.diff.summary().create}`);
      }
      override syncComplete() {
        seen.push(`complete ${this.current.diff.size}, flags ${this.current.flags}`);
      }
    }
    expect(() => new Checked(system({})).current).to.throw("nothing is synced to it yet");
    class Checking extends jobOf(system({ a: "1", b: "2" }), system({})) {
      override loadTargetAdapter() {
        return new Checked(system({}));
      }
    }
    await run(Checking);
    expect(seen).to.deep.equal(["load until false", "validate 2 of 2", "authorize 2", "complete 2, flags 1"]);
  });

  it("applies changes in the order of the job's class of diffs", async () => {
    class Reversed extends jobOf(system({ a: "1", b: "2", c: "3" }), system({})) {
      override readonly diffClass = Diff.ordered({ item: (elements) => elements.reverse() });
    }
    const { report } = await run(Reversed);
    expect(report.changes.map(({ uid }) => uid)).to.deep.equal(["c", "b", "a"]);
  });

  it("refuses to write on a dry run whatever a job's own syncData does", async () => {
    const target = system({});
    class Eager extends jobOf(system({ a: "1" }), target) {
      override async syncData() {
        const { source, target: into } = await this.steps.load();
        await this.steps.executeSync(source, into, await this.steps.calculateDiff(source, into));
      }
    }
    const { report } = await run(Eager, { dryRun: true });
    expect(target.size).to.equal(0);
    expect(report.error?.message).to.include("dry run");
    expect((await run(Eager)).report.status).to.equal("succeeded");
  });

  it("fails with a report, not an exception, when a job's own code throws", async () => {
    class Broken extends jobOf(system({}), system({})) {
      override syncData(): never {
        throw new TypeError("x is not a function");
      }
    }
    const { report } = await run(Broken);
    expect(report).to.deep.include({ status: "failed", changes: [] });
    expect(report.error).to.include({ code: "RUN_FAILED", message: "x is not a function" });
    expect(report.steps.map(({ status }) => status)).to.deep.equal(Array(4).fill("skipped"));
  });
});
