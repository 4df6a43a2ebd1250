import { expect } from "chai";
import fc from "fast-check";
import type { JobClass } from "../../../src/jobs/job.js";
import { PlanChecksum } from "../../../src/jobs/plan/canonical.js";
import { DEFAULT_POLICY } from "../../../src/jobs/policy.js";
import type { ChangeReport, RunReport } from "../../../src/jobs/report.js";
import type { PlanReference, RunRequest, Selection } from "../../../src/jobs/request.js";
import { treeJob, type Sites } from "./tree-world.js";
import { jobOf, run, system } from "./world.js";

const planned = ({ changes }: RunReport): ChangeReport[] =>
  changes.filter(({ status }) => status === "planned");

// eslint-disable-next-line @typescript-eslint/require-await -- a store is asked page by page
async function* pagesOf(changes: readonly ChangeReport[], size: number): AsyncGenerator<ChangeReport[]> {
  for (let at = 0; at < changes.length; at += size) yield changes.slice(at, at + size);
}

const plan = async (job: JobClass): Promise<RunReport> => (await run(job, { dryRun: true })).report;

/** Applies the plan that a run left, as it would be read back from a store. */
async function apply(
  job: JobClass,
  left: RunReport,
  how: Partial<PlanReference> = {},
  request: Partial<RunRequest> = {},
): Promise<RunReport> {
  const changes = JSON.parse(JSON.stringify(planned(left))) as ChangeReport[];
  const reference = { run: left.id, checksum: left.plan?.checksum ?? "", ...how };
  const options = { plan: () => pagesOf(changes, 2) };
  return (await run(job, { ...request, plan: reference }, options)).report;
}

const done = ({ changes }: RunReport) =>
  changes.map(({ action, uid, status }) => `${action} ${uid} ${status}`).sort();

describe("a plan", () => {
  it("is applied as it is, without what differs since", async () => {
    const [source, target] = [system({ a: "1", b: "2" }), system({ b: "1", c: "1" })];
    const left = await plan(jobOf(source, target));
    expect(left.plan).to.deep.include({ create: 1, update: 1, delete: 1 });
    source.set("later", "1");
    const report = await apply(jobOf(source, target), left);
    expect(report.status).to.equal("succeeded");
    expect(done(report)).to.deep.equal(["create a success", "delete c success", "update b success"]);
    expect(Object.fromEntries(target)).to.deep.equal({ a: "1", b: "2" });
    expect(report.summary).to.include({ create: 1, update: 1, delete: 1 });
    expect(report.log.map(({ message }) => message)).to.include(
      "1 differences that are not in the plan are left for the next run.",
    );
  });

  it("is refused when the target or the source moved on, naming each object and how", async () => {
    const [source, target] = [
      system({ a: "1", b: "2", c: "2", d: "1" }),
      system({ b: "1", c: "1", e: "1", f: "1" }),
    ];
    const left = await plan(jobOf(source, target));
    target.set("b", "changed by hand");
    target.set("d", "made by hand");
    source.set("c", "3");
    source.set("e", "1");
    target.delete("f");
    const before = Object.fromEntries(target);
    const report = await apply(jobOf(source, target), left);
    expect(report).to.include({ status: "failed" });
    expect(report.error).to.include({ code: "PLAN_STALE" });
    const message = report.error?.message ?? "";
    expect(message).to.match(/^4 planned changes no longer hold:/);
    expect(message).to.contain('update of item "b": value of the target was "1" and is "changed by hand"');
    expect(message).to.contain('update of item "c": value of the source was "2" and is "3"');
    expect(message).to.contain('create of item "d": to be updated now');
    expect(message).to.contain('delete of item "e": there is nothing to be done any more');
    expect(Object.fromEntries(target)).to.deep.equal(before);
  });

  it("is applied as far as it still holds, where that is asked for", async () => {
    const [source, target] = [system({ a: "1", b: "2" }), system({ b: "1" })];
    const left = await plan(jobOf(source, target));
    target.set("b", "changed by hand");
    const report = await apply(jobOf(source, target), left, { partial: true });
    expect(done(report)).to.deep.equal(["create a success"]);
    expect(report.log.map(({ message }) => message).join()).to.contain('update of item "b"');
    expect(Object.fromEntries(target)).to.deep.equal({ a: "1", b: "changed by hand" });
  });

  it("names a few of many stale changes, and counts them all", async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`i${i}`, "2"]));
    const target = system(Object.fromEntries(Object.keys(many).map((name) => [name, "1"])));
    const left = await plan(jobOf(system(many), target));
    for (const name of target.keys()) target.set(name, "3");
    const { error } = await apply(jobOf(system(many), target), left);
    expect(error?.message).to.match(/^30 planned/);
    expect(error?.message.split("\n")).to.have.length(22);
    expect(error?.message).to.match(/and 10 more$/);
  });

  it("does nothing the second time", async () => {
    const [source, target] = [system({ a: "1", b: "2" }), system({ b: "1", c: "1" })];
    const left = await plan(jobOf(source, target));
    await apply(jobOf(source, target), left);
    const report = await apply(jobOf(source, target), left);
    expect(report).to.include({ status: "succeeded" });
    expect(report.changes).to.deep.equal([]);
    expect(report.log.map(({ message }) => message)).to.include("3 of the planned changes are made already.");
  });

  it("is applied in the parts that are selected by type, action and object", async () => {
    const source: Sites = { new: { value: "1", rooms: { r: "1" } }, old: { value: "2", rooms: { r: "2" } } };
    const target: Sites = { old: { value: "1", rooms: { r: "1", gone: "1" } } };
    const left = await plan(treeJob(source, target));
    const part = (selection: Selection) => apply(treeJob(source, target), left, { selection });
    expect(done(await part({ actions: ["delete"] }))).to.deep.equal(["delete old__gone success"]);
    expect(done(await part({ types: ["room"], actions: ["update"] }))).to.deep.equal([
      "update old__r success",
    ]);
    expect(done(await part({ objects: [{ type: "site", uid: "new" }] }))).to.deep.equal([
      "create new success",
    ]);
    expect(target).to.deep.equal({
      old: { value: "1", rooms: { r: "2" } },
      new: { value: "1", rooms: {} },
    });
  });

  it("is refused in a part that cannot be made alone, naming what it needs", async () => {
    const source: Sites = { new: { value: "1", rooms: { r: "1" } } };
    const target: Sites = { new2: { value: "1", rooms: {} }, gone: { value: "1", rooms: { kept: "1" } } };
    const left = await plan(treeJob(source, target));
    const part = (selection: Selection) => apply(treeJob(source, target), left, { selection });
    const before = JSON.stringify(target);
    const room = await part({ types: ["room"], actions: ["create"] });
    expect(room.error).to.include({ code: "PLAN_INCOMPLETE" });
    expect(room.error?.message).to.contain('create of site "new", needed by create of room "new__r"');
    const site = await part({ types: ["site"], actions: ["delete"] });
    expect(site.error?.message).to.contain('delete of room "gone__kept", needed by delete of site "gone"');
    const none = await part({ types: ["floor"] });
    expect(none.error?.message).to.equal("The selection fits no change of the plan.");
    expect(JSON.stringify(target)).to.equal(before);
  });

  it("is refused when it is not the one with that checksum", async () => {
    const [source, target] = [system({ a: "1" }), system({})];
    const left = await plan(jobOf(source, target));
    const { error } = await apply(jobOf(source, target), left, { checksum: "0".repeat(64) });
    expect(error).to.include({ code: "PLAN_STALE" });
    expect(target.size).to.equal(0);
  });

  it("has a checksum that tells any change, and no more than that", async () => {
    const sum = (changes: readonly Parameters<PlanChecksum["add"]>[0][]) => {
      const checksum = new PlanChecksum();
      for (const change of changes) checksum.add(change);
      return checksum.digest();
    };
    const change = {
      action: "update",
      type: "t",
      uid: "u",
      before: { a: 1, b: [null] },
      after: { a: 2, b: {} },
    } as const;
    const { report } = await run(jobOf(system({ a: "1" }), system({ b: "1" })), { dryRun: true });
    expect(report.plan?.checksum)
      .to.match(/^[0-9a-f]{64}$/)
      .and.equal(sum(report.changes));
    expect(sum([{ ...change, after: { b: {}, a: 2 } }])).to.equal(sum([change]));
    expect(sum([{ ...change, after: { a: 2, b: {}, c: undefined } }])).to.equal(sum([change]));
    for (const other of [
      { ...change, uid: "v" },
      { ...change, action: "create" as const },
      { ...change, after: { a: "2", b: {} } },
      { ...change, before: { a: 1, b: [] } },
    ])
      expect(sum([other])).not.to.equal(sum([change]));
    expect(sum([change, { ...change, uid: "v" }])).not.to.equal(sum([{ ...change, uid: "v" }, change]));
  });

  it("is what a guard stopped, and can be let through", async () => {
    const target = system(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [String(i), "1"])));
    const job = jobOf(system({ 0: "1" }), target);
    const { report: stopped } = await run(job);
    expect(stopped.error).to.include({ code: "GUARD_STOPPED" });
    expect(stopped.plan).to.include({ delete: 29 });
    expect((await apply(job, stopped)).error).to.include({ code: "GUARD_STOPPED" });
    expect((await apply(job, stopped, {}, { allow: ["deletes"] })).status).to.equal("succeeded");
    expect([...target.keys()]).to.deep.equal(["0"]);
  });

  it("is left by a run for what has to be approved, and its rest is made at once", async () => {
    const source: Sites = { new: { value: "1", rooms: { r: "1" } }, old: { value: "2", rooms: {} } };
    const target: Sites = { old: { value: "1", rooms: { gone: "1" } } };
    const job = treeJob(source, target);
    const approval = { create: "person", update: "auto", delete: "person" } as const;
    const { report } = await run(job, {}, { policy: { ...DEFAULT_POLICY, approval } });
    expect(report.status).to.equal("succeeded");
    expect(done(report)).to.deep.equal([
      "create new planned",
      "create new__r planned",
      "delete old__gone planned",
      "update old success",
    ]);
    expect(report.plan).to.deep.include({ create: 2, update: 0, delete: 1 });
    expect(target).to.deep.equal({ old: { value: "2", rooms: { gone: "1" } } });
    const approved = await apply(job, report, { selection: { actions: ["create"] } });
    expect(approved.status).to.equal("succeeded");
    expect(approved.plan).to.equal(undefined);
    expect(target).to.have.keys("new", "old");
    expect(target["old"]?.rooms).to.have.keys("gone");
  });

  it("applied in two parts does what it does as a whole", async () => {
    const rooms = fc.dictionary(fc.constantFrom("r1", "r2", "r3"), fc.constantFrom("x", "y"));
    const sites = fc.dictionary(
      fc.constantFrom("s1", "s2", "s3", "s4"),
      fc.record({ value: fc.constantFrom("x", "y"), rooms }),
    );
    await fc.assert(
      fc.asyncProperty(sites, sites, fc.infiniteStream(fc.boolean()), async (source, before, coin) => {
        const [whole, parts] = [structuredClone(before), structuredClone(before)];
        const allow = { allow: ["empty-source", "deletes"] };
        const left = await plan(treeJob(source, whole));
        expect((await apply(treeJob(source, whole), left, {}, allow)).status).to.equal("succeeded");
        const first = withNeeds(
          planned(left).filter(() => coin.next().value),
          planned(left),
        );
        for (const part of [first, planned(left).filter((change) => !first.includes(change))]) {
          if (part.length === 0) continue;
          const objects = part.map(({ type, uid }) => ({ type, uid }));
          const report = await apply(treeJob(source, parts), left, { selection: { objects } }, allow);
          expect(report.error).to.equal(undefined);
          expect(report.changes).to.have.length(part.length);
        }
        expect(parts).to.deep.equal(whole).and.to.deep.equal(source);
      }),
      { numRuns: 150 },
    );
  });
});

/** A room's create needs its site's, a site's delete those of its rooms. */
function withNeeds(some: ChangeReport[], all: readonly ChangeReport[]): ChangeReport[] {
  const inSite = (room: ChangeReport, site: ChangeReport) =>
    room.type === "room" &&
    site.type === "site" &&
    room.uid.startsWith(`${site.uid}__`) &&
    room.action === site.action;
  return all.filter(
    (change) =>
      some.includes(change) ||
      (change.action === "create" && some.some((room) => inSite(room, change))) ||
      (change.action === "delete" && some.some((site) => inSite(change, site))),
  );
}
