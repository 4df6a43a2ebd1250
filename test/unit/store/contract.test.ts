import { expect } from "chai";
import type { LogEntry, StepReport } from "../../../src/jobs/report.js";
import {
  openStore,
  type ChangeQuery,
  type RunWriter,
  type Store,
  type TimedEvent,
} from "../../../src/store/index.js";
import { begin, newRun, takenFrom, withChanges } from "./runs.js";
import { change, report } from "../../helpers/reports.js";
import {
  eachWithStore,
  postgresDatabase,
  postgresIsHere,
  sqliteDatabase,
  type TestDatabase,
} from "./engines.js";

const AT = "2026-01-02T03:04:05.000Z";
const nothing = { at: AT, changes: [], events: [] };
const told = (entries: readonly LogEntry[]): TimedEvent[] =>
  entries.map((entry) => ({ at: AT, event: { type: "log", entry } }));
const ended = (steps: readonly StepReport[]): TimedEvent[] =>
  steps.map((step) => ({ at: AT, event: { type: "step-finished", step } }));

const contract = (name: string, database: () => Promise<TestDatabase>, isHere: () => Promise<boolean>) =>
  describe(`the store on ${name}`, function () {
    let at: TestDatabase;
    let store: Store;

    eachWithStore(database, isHere, (opened) => ({ at, store } = opened));

    const finish = (writer: RunWriter, endedAt = AT) => writer.end({ state: "succeeded", endedAt });
    const uids = async (id: string, query: Partial<ChangeQuery>) =>
      (await store.changes(id, { limit: 100, ...query })).items.map(({ uid }) => uid);

    it("knows a run from its request to its end", async () => {
      const { sealed, same, ...asked } = newRun("r1", { requestedBy: "ci", reason: "because" });
      expect(await store.queue.add({ ...asked, sealed, same })).to.include({ id: "r1", created: true });
      const kept = { ...asked, state: "queued", steps: [], outcomes: {} };
      expect(await store.run("r1")).to.deep.equal(kept);
      const taken = await takenFrom(store, asked.lane);
      expect(taken).to.include({ id: "r1", job: "p.a", sealed });
      const { writer } = taken;
      const loaded: StepReport = { name: "load_source_adapter", status: "succeeded", durationMs: 12.5 };
      const synced: StepReport = {
        name: "execute_sync",
        status: "failed",
        durationMs: 3,
        memory: { final: 2 ** 33, peak: 2 ** 40 },
      };
      await writer.append({ ...nothing, events: ended([synced]) });
      await writer.append({ ...nothing, events: ended([loaded]), changes: [change({ status: "success" })] });
      expect(await store.run("r1")).to.deep.include({
        state: "loading",
        startedAt: AT,
        steps: [loaded, synced],
        outcomes: { success: 1 },
      });
      const { changes, diff, log, ...head } = report({ id: "r1", variables: { name: "Zürich" } });
      const skipped: StepReport = { name: "calculate_diff", status: "skipped", durationMs: 0 };
      await writer.end({
        state: "partial",
        endedAt: AT,
        report: { ...head, steps: [loaded, skipped, synced] },
      });
      const { steps, ...rest } = head;
      expect(await store.run("r1")).to.deep.equal({
        ...kept,
        state: "partial",
        startedAt: AT,
        endedAt: AT,
        steps: [loaded, skipped, synced],
        outcomes: { success: 1 },
        report: rest,
      });
      expect([changes, diff, log, steps]).to.deep.equal([[], {}, [], []]);
    });

    it("keeps what happens to a run in order, page by page, with numbers that go on", async () => {
      const writer = await begin(store, "r1");
      const entry: LogEntry = { at: AT, level: "info", step: "execute_sync", message: "hello\0" };
      const state = { type: "state", state: "applying" } as const;
      await writer.append({ ...nothing, events: [{ at: AT, event: state }, ...told([entry])] });
      const kept = await writer.append({ ...nothing, changes: [change(), change()], events: told([entry]) });
      expect(kept.map(({ seq }) => seq)).to.deep.equal([5, 6]);
      await writer.append({ ...nothing, changes: [change()] });
      const { changes, diff, log, ...head } = report({ id: "r1" });
      await writer.end({ state: "succeeded", endedAt: AT, report: head });
      const first = await store.events("r1", { limit: 4 });
      const rest = await store.events("r1", { limit: 100, after: first.next });
      const seen = [...first.items, ...rest.items];
      expect(seen.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      const log1 = { type: "log", entry: { ...entry, message: "hello\uFFFD" } };
      const { steps, ...kept1 } = head;
      expect(seen.map(({ event }) => event)).to.deep.equal([
        { type: "state", state: "queued" },
        { type: "state", state: "loading" },
        state,
        log1,
        log1,
        { type: "changes", from: 1, to: 2 },
        { type: "changes", from: 3, to: 3 },
        { type: "run-finished", report: kept1 },
        { type: "state", state: "succeeded" },
      ]);
      expect(rest).not.to.have.property("next");
      expect([changes, diff, log, steps]).to.deep.equal([[], {}, [], []]);
    });

    it("knows why a run has no report, and nothing of a run that never was", async () => {
      const writer = await begin(store, "r1");
      const error = { code: "NAUTOBOT_UNREACHABLE", message: "no route", fix: "Find one." };
      await writer.end({ state: "failed", endedAt: AT, error });
      expect(await store.run("r1")).to.deep.include({ state: "failed", error });
      expect(await store.run("r2")).to.equal(undefined);
      expect(await store.changes("r2", { limit: 5 })).to.deep.equal({ items: [] });
      expect(await store.log("r2", { limit: 5 })).to.deep.equal({ items: [] });
    });

    it("lists runs newest first, page by page", async () => {
      for (const id of ["r1", "r2", "r3"]) await store.queue.add(newRun(id));
      const first = await store.runs({ limit: 2 });
      expect(first.items.map(({ id }) => id)).to.deep.equal(["r3", "r2"]);
      const second = await store.runs({ limit: 2, after: first.next });
      expect(second.items.map(({ id }) => id)).to.deep.equal(["r1"]);
      expect(second).not.to.have.property("next");
    });

    it("knows the last runs of each job, and no others", async () => {
      for (const id of ["a1", "a2", "a3"]) await store.queue.add(newRun(id, { job: "p.a" }));
      await store.queue.add(newRun("b1", { job: "p.b" }));
      await store.queue.add(newRun("c1", { job: "p.c" }));
      const last = await store.lastRuns(["p.a", "p.b", "p.none"], 2);
      expect(last.map(({ id }) => id)).to.deep.equal(["b1", "a3", "a2"]);
      expect(await store.lastRuns([], 2)).to.deep.equal([]);
      expect(await store.lastRuns(["p.a"], 0)).to.deep.equal([]);
    });

    it("lists runs that have ended, and dry runs or others", async () => {
      await finish(await begin(store, "r1", { dryRun: true }));
      await finish(await begin(store, "r2"));
      await begin(store, "r3");
      const ids = async (query: object) =>
        (await store.runs({ limit: 9, ...query })).items.map(({ id }) => id);
      expect(await ids({ ended: true })).to.deep.equal(["r2", "r1"]);
      expect(await ids({ dryRun: true })).to.deep.equal(["r1"]);
      expect(await ids({ dryRun: false })).to.deep.equal(["r3", "r2"]);
    });

    it("pages the log", async () => {
      const about = { action: "create", type: "site" } as const;
      const log: LogEntry[] = [
        { at: AT, level: "info", step: "execute_sync", message: "one", change: { ...about, uid: "ü" } },
        { at: AT, level: "error", message: "two\0" },
      ];
      const writer = await begin(store, "r1");
      for (const entry of log) await writer.append({ ...nothing, events: told([entry]) });
      const first = await store.log("r1", { limit: 1 });
      expect(first).to.deep.equal({ items: log.slice(0, 1), next: 1 });
      const second = await store.log("r1", { limit: 1, after: first.next });
      expect(second).to.deep.equal({ items: [{ at: AT, level: "error", message: "two\uFFFD" }] });
    });

    it("keeps a part as a whole or not at all", async () => {
      const writer = await begin(store, "r1");
      const broken = { at: AT, level: "info", message: null } as unknown as LogEntry;
      const refused = await writer
        .append({ ...nothing, changes: [change()], events: told([broken]) })
        .catch((thrown: unknown) => thrown);
      expect(refused).to.be.instanceOf(Error);
      await writer.append({ ...nothing, changes: [change({ uid: "kept" })] });
      expect(await uids("r1", {})).to.deep.equal(["kept"]);
      expect((await store.run("r1"))?.outcomes).to.deep.equal({ planned: 1 });
    });

    it("is found again by whoever opens it next, also by two at once", async () => {
      await finish(await withChanges(store, "r1", [change()]));
      const others = await Promise.all([openStore(at.options), openStore(at.options)]);
      for (const other of others) {
        expect(await other.run("r1")).to.include({ state: "succeeded" });
        await other.close();
      }
    });

    it("knows nothing of another store beside it", async () => {
      await begin(store, "r1");
      const beside = await database();
      const other = await openStore(beside.options);
      expect((await other.runs({ limit: 1 })).items).to.deep.equal([]);
      await other.close();
      await beside.remove();
    });

    it("forgets finished runs by age and by count, with everything of theirs, and never unfinished ones", async () => {
      const many = Array.from({ length: 12_000 }, (_, index) => change({ uid: String(index) }));
      await finish(await withChanges(store, "old", many), "2025-12-01T00:00:00.000Z");
      await withChanges(store, "going", [change()]);
      for (const id of ["r1", "r2", "r3"]) await finish(await withChanges(store, id, [change({ uid: id })]));
      const now = new Date("2026-01-03T00:00:00.000Z");
      const ids = async () => (await store.runs({ limit: 10 })).items.map(({ id }) => id);

      await store.prune({ days: 30, runs: 10 }, now);
      expect(await ids()).to.deep.equal(["r3", "r2", "r1", "going"]);
      expect(await uids("old", {})).to.deep.equal([]);
      await store.prune({ days: 30, runs: 2 }, now);
      expect(await ids()).to.deep.equal(["r3", "r2", "going"]);
      expect(await uids("r2", {})).to.deep.equal(["r2"]);
      expect(await uids("going", {})).to.deep.equal(["Berlin"]);
    });
  });

contract("SQLite", sqliteDatabase, () => Promise.resolve(true));
contract("PostgreSQL", postgresDatabase, postgresIsHere);
