import { expect } from "chai";
import { z } from "zod";
import type { Adapter } from "../../../src/diffsync/index.js";
import { DEFAULT_GUARDS, type Baseline, type Baselines } from "../../../src/jobs/guards/index.js";
import { DEFAULT_POLICY, guardsOf, type GivenGuards } from "../../../src/jobs/policy.js";
import type { RunReport } from "../../../src/jobs/report.js";
import type { RunRequest } from "../../../src/jobs/request.js";
import { jobOf, run, system, SystemAdapter, type System } from "./world.js";

/** Items called 1, 2, 3 and so on. */
const items = (count: number, value = "v"): System =>
  system(Object.fromEntries(Array.from({ length: count }, (_, i) => [String(i + 1), value])));
const withGuards = (given: GivenGuards) => ({ policy: { ...DEFAULT_POLICY, guards: guardsOf(given) } });
const rules = ({ guards = [] }: RunReport, status: string) =>
  guards.filter((verdict) => verdict.status === status).map(({ rule }) => rule);

function memory(): Baselines & { kept: Map<string, Baseline> } {
  const kept = new Map<string, Baseline>();
  return {
    kept,
    last: (key) => Promise.resolve(kept.get(key)),
    keep: (key, baseline) => Promise.resolve(void kept.set(key, baseline)),
  };
}

const expectStopped = (report: RunReport, rule: string, figures: RegExp): void => {
  expect(report).to.include({ status: "failed" });
  expect(report.error).to.include({ code: "GUARD_STOPPED" });
  expect(report.error?.message).to.match(new RegExp(`${rule}: .*${figures.source}`));
  expect(report.error?.fix).to.contain(`--allow ${rule}`);
  expect(report.error?.fix).to.contain(`"allow": ["${rule}"]`);
  expect(rules(report, "stopped")).to.deep.equal([rule]);
  expect(report.steps.at(-1)).to.include({ name: "execute_sync", status: "skipped" });
};

describe("guards", () => {
  it("stop a run that would delete too large a part of a type, before the first write", async () => {
    const target = items(100);
    const { report } = await run(jobOf(items(79, "new"), target));
    expectStopped(report, "deletes", /21 of 100 item \(21 %\).*at most 20 %/);
    expect(target).to.deep.equal(items(100));
    expect(report.guards?.find(({ rule }) => rule === "deletes")).to.deep.include({
      type: "item",
      figures: { count: 21, of: 100, percent: 21, maxPercent: 20, always: 10 },
    });
  });

  it("let through what is within the limit, and small numbers whatever their part", async () => {
    for (const [before, after] of [
      [100, 80],
      [11, 1],
    ] as const) {
      const target = items(before);
      const { report } = await run(jobOf(items(after), target));
      expect(report.status).to.equal("succeeded");
      expect(target).to.deep.equal(items(after));
      expect(rules(report, "passed")).to.include.members(["deletes", "updates", "target"]);
    }
  });

  it("let a rule through once that is named, and say so", async () => {
    const target = items(100);
    const { report } = await run(jobOf(items(50), target), { allow: ["deletes"] });
    expect(report.status).to.equal("succeeded");
    expect(rules(report, "allowed")).to.deep.equal(["deletes"]);
    expect(report.log.map(({ message }) => message).join()).to.match(
      /deletes, let through this once: 50 of 100/,
    );
    expect(target.size).to.equal(50);
  });

  it("are let through by name whichever it is, this once: the next run is stopped again", async () => {
    const cases = [
      ["updates", () => jobOf(items(150, "new"), items(150))],
      ["empty-source", () => jobOf(items(0), items(3))],
    ] as const;
    for (const [rule, job] of cases) {
      expect((await run(job(), { allow: [rule] })).report.status).to.equal("succeeded");
      const { error } = (await run(job())).report;
      expect(error).to.include({ code: "GUARD_STOPPED" });
      expect(error?.fix).to.include(`--allow ${rule}`);
    }
  });

  it("do not fail a dry run, and say what would stop it", async () => {
    const { report } = await run(jobOf(items(10), items(100)), { dryRun: true });
    expect(report).to.include({ status: "succeeded" });
    expect(rules(report, "stopped")).to.deep.equal(["deletes"]);
    expect(report.log.map(({ level, message }) => `${level} ${message}`).join()).to.match(
      /warning Guard deletes: 90 of 100 item \(90 %\)/,
    );
  });

  it("stop too many updates, and count a limit in objects where one is set", async () => {
    const { report } = await run(jobOf(items(150, "new"), items(150)));
    expectStopped(report, "updates", /150 of 150 item \(100 %\)/);
    const limited = withGuards({ deletes: { always: 0, count: 4 } });
    expectStopped(
      (await run(jobOf(items(95), items(100)), {}, limited)).report,
      "deletes",
      /5 of 100 .* and 4/,
    );
    expect((await run(jobOf(items(96), items(100)), {}, limited)).report.status).to.equal("succeeded");
  });

  it("stop a run whose source has nothing of a type that would lose some", async () => {
    const target = items(3);
    expectStopped(
      (await run(jobOf(items(0), target))).report,
      "empty-source",
      /no item at all, the target has 3/,
    );
    expect(target.size).to.equal(3);
    const off = withGuards({ emptySource: false });
    expect((await run(jobOf(items(0), target), {}, off)).report.status).to.equal("succeeded");
    expect(target.size).to.equal(0);
  });

  it("stop a run whose source is much smaller than at the last good run", async () => {
    const baselines = memory();
    const go = (source: System, request: Partial<RunRequest> = {}) =>
      run(jobOf(source, items(0)), request, { baselines });
    await go(items(100), { dryRun: true });
    expect(baselines.kept.size).to.equal(0);
    await go(items(100));
    expectStopped((await go(items(49))).report, "source-shrunk", /49 item, 51 % fewer than the 100/);
    // the dry run that shows it does not become what is compared with
    await go(items(49), { dryRun: true });
    expectStopped((await go(items(49))).report, "source-shrunk", /51 %/);
    expect((await go(items(50))).report.status).to.equal("succeeded");
    expect((await go(items(20), { allow: ["source-shrunk"] })).report.status).to.equal("succeeded");
    expect((await go(items(15))).report.status).to.equal("succeeded");
  });

  it("compare with runs of the same variables only", async () => {
    const baselines = memory();
    const go = (source: System, region: string) => {
      const Pull = class extends jobOf(source, items(0)) {
        static override readonly meta = { ...super.meta, variables: { region: z.string() } };
      };
      return run(Pull, { variables: { region } }, { baselines });
    };
    await go(items(100), "north");
    expect((await go(items(1), "south")).report.status).to.equal("succeeded");
    expectStopped((await go(items(1), "north")).report, "source-shrunk", /99 %/);
  });

  it("stop a run whose target is another one than last time, or than the one pinned", async () => {
    const baselines = memory();
    const go = (identity: string | undefined, request: Partial<RunRequest> = {}, given: GivenGuards = {}) => {
      const Pull = class extends jobOf(items(1), items(0)) {
        override loadTargetAdapter(): Adapter<unknown> {
          return Object.assign(new SystemAdapter(items(0)), { identify: () => identity });
        }
      };
      return run(Pull, request, { baselines, ...withGuards(given) });
    };
    expect((await go("https://a#1")).report.status).to.equal("succeeded");
    expect((await go("https://a#1")).report.status).to.equal("succeeded");
    expectStopped((await go("https://a#2")).report, "target", /is https:\/\/a#2; expected is https:\/\/a#1/);
    expectStopped((await go("https://b#1")).report, "target", /https:\/\/b#1/);
    expectStopped((await go(undefined)).report, "target", /unknown/);
    expect((await go("https://b#1", {}, { target: "1" })).report.status).to.equal("succeeded");
    expectStopped((await go("https://b#1", {}, { target: "2" })).report, "target", /expected is 2, pinned/);
    expect((await go("https://c#3", { allow: ["target"] })).report.status).to.equal("succeeded");
    expect((await go("https://c#3")).report.status).to.equal("succeeded");
    expect((await go("https://d#4", {}, { target: "off" })).report.status).to.equal("succeeded");
  });

  it("tell of an incomplete load, which nothing lets through", async () => {
    const target = items(5);
    const Pull = class extends jobOf(items(3), target) {
      override loadSourceAdapter(): Adapter<unknown> {
        return Object.assign(new SystemAdapter(items(3)), { expected: 4 });
      }
    };
    const { report } = await run(Pull, { allow: ["incomplete-load", "deletes"] });
    expect(report.error).to.include({ code: "LOAD_INCOMPLETE" });
    expect(report.guards).to.deep.equal([
      {
        rule: "incomplete-load",
        status: "stopped",
        message: "ACME brought 3 of 4 objects.",
        figures: { count: 3, of: 4 },
      },
    ]);
    expect(target.size).to.equal(5);
  });

  it("stand in the way of a job with a walk of its own, too", async () => {
    const target = items(100);
    const Pull = class extends jobOf(items(1), target) {
      override async syncData(): Promise<void> {
        const { source, target: loaded } = await this.steps.load();
        await this.steps.executeSync(source, loaded, await loaded.diffFrom(source));
      }
    };
    expectStopped((await run(Pull)).report, "deletes", /99 of 100/);
    expect(target.size).to.equal(100);
  });

  it("look at no more than what a narrowed run may write", async () => {
    const target = items(100);
    const { report } = await run(jobOf(items(0), target), {
      scope: { objects: [{ type: "item", uid: "7" }] },
    });
    expect(report.status).to.equal("succeeded");
    expect(target.size).to.equal(99);
  });

  it("take the settings of the job, then those for all, then the defaults", () => {
    expect(guardsOf()).to.deep.equal(DEFAULT_GUARDS);
    const all = { deletes: { percent: 5, count: 100 }, target: "off" };
    expect(guardsOf(all, { deletes: { count: 7 }, emptySource: false })).to.deep.equal({
      ...DEFAULT_GUARDS,
      deletes: { always: 10, percent: 5, count: 7 },
      target: "off",
      emptySource: false,
    });
  });
});
