import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { ChangeReport, LogEntry, StepReport } from "../../../src/jobs/report.js";
import { openStore, type ChangeQuery, type Store, type RunWriter } from "../../../src/store/index.js";
import { change, report } from "../../helpers/reports.js";
import { postgresDatabase, postgresIsHere, sqliteDatabase, type TestDatabase } from "./engines.js";

const AT = "2026-01-02T03:04:05.000Z";
const newRun = (id: string) => ({ id, job: "p.a", trigger: "api", dryRun: false, requestedAt: AT }) as const;
const nothing = { changes: [], log: [], steps: [] };
const TSX = pathToFileURL(createRequire(import.meta.filename).resolve("tsx")).href;

const contract = (name: string, database: () => Promise<TestDatabase>, isHere: () => Promise<boolean>) =>
  describe(`the store on ${name}`, function () {
    this.timeout(60_000);
    let at: TestDatabase;
    let store: Store;

    before(async function () {
      if (!(await isHere())) this.skip();
    });
    beforeEach(async () => {
      at = await database();
      store = await openStore(at.options);
    });
    afterEach(async () => {
      await store.close();
      await at.remove();
    });

    const withChanges = async (id: string, changes: readonly ChangeReport[]): Promise<RunWriter> => {
      const writer = await store.add(newRun(id));
      await writer.append({ ...nothing, changes });
      return writer;
    };
    const finish = (writer: RunWriter, endedAt = AT) => writer.end({ state: "succeeded", endedAt });
    const uids = async (id: string, query: Partial<ChangeQuery>) =>
      (await store.changes(id, { limit: 100, ...query })).items.map(({ uid }) => uid);

    it("knows a run from its request to its end", async () => {
      const writer = await store.add(newRun("r1"));
      expect(await store.run("r1")).to.deep.equal({
        ...newRun("r1"),
        state: "queued",
        steps: [],
        outcomes: {},
      });
      await writer.start(AT);
      const loaded: StepReport = { name: "load_source_adapter", status: "succeeded", durationMs: 12.5 };
      const synced: StepReport = {
        name: "execute_sync",
        status: "failed",
        durationMs: 3,
        memory: { final: 2 ** 33, peak: 2 ** 40 },
      };
      await writer.append({ ...nothing, steps: [synced] });
      await writer.append({ ...nothing, steps: [loaded], changes: [change({ status: "success" })] });
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
        ...newRun("r1"),
        state: "partial",
        startedAt: AT,
        endedAt: AT,
        steps: [loaded, skipped, synced],
        outcomes: { success: 1 },
        report: rest,
      });
      expect([changes, diff, log, steps]).to.deep.equal([[], {}, [], []]);
    });

    it("knows why a run has no report, and nothing of a run that never was", async () => {
      const writer = await store.add(newRun("r1"));
      const error = { code: "NAUTOBOT_UNREACHABLE", message: "no route", fix: "Find one." };
      await writer.end({ state: "failed", endedAt: AT, error });
      expect(await store.run("r1")).to.deep.include({ state: "failed", error });
      expect(await store.run("r2")).to.equal(undefined);
      expect(await store.changes("r2", { limit: 5 })).to.deep.equal({ items: [] });
      expect(await store.log("r2", { limit: 5 })).to.deep.equal({ items: [] });
    });

    it("lists runs newest first, page by page", async () => {
      for (const id of ["r1", "r2", "r3"]) await store.add(newRun(id));
      const first = await store.runs({ limit: 2 });
      expect(first.items.map(({ id }) => id)).to.deep.equal(["r3", "r2"]);
      const second = await store.runs({ limit: 2, after: first.next });
      expect(second.items.map(({ id }) => id)).to.deep.equal(["r1"]);
      expect(second).not.to.have.property("next");
    });

    it("gives changes back as they were told, whatever is in them", async () => {
      const told = [
        change({
          status: "success",
          after: { name: "Zürich \u{1F3D4}", ports: [1, 2], nested: { a: null } },
        }),
        change({ action: "update", status: "failure", message: 'it\'s "no"', before: { a: 1 }, after: {} }),
        change({ action: "delete", uid: "100%_\\", status: "skipped", before: { text: "\0 \ud800" } }),
      ];
      await withChanges("r1", told);
      expect(await store.changes("r1", { limit: 3 })).to.deep.equal({ items: told });
    });

    it("pages changes in their order, each once, also with a filter", async () => {
      const told = Array.from({ length: 1203 }, (_, index) =>
        change({
          uid: String(index),
          type: index % 2 ? "odd" : "even",
          status: index % 3 ? "success" : "error",
        }),
      );
      const writer = await withChanges("r1", told.slice(0, 700));
      await writer.append({ ...nothing, changes: told.slice(700) });
      await withChanges("r2", told.slice(0, 10));
      for (const filter of [
        {},
        { type: "odd" },
        { outcome: "error" },
        { type: "even", search: "7" },
      ] as const) {
        const seen: string[] = [];
        let after: number | undefined;
        do {
          const { items, next } = await store.changes("r1", { ...filter, limit: 100, after });
          seen.push(...items.map(({ uid }) => uid));
          after = next;
        } while (after !== undefined);
        const wanted = told.filter(
          ({ uid, type, status }) =>
            (!("type" in filter) || filter.type === type) &&
            (!("outcome" in filter) || filter.outcome === status) &&
            (!("search" in filter) || uid.includes(filter.search)),
        );
        expect(seen, JSON.stringify(filter)).to.deep.equal(wanted.map(({ uid }) => uid));
      }
      expect((await store.run("r1"))?.outcomes).to.deep.equal({ success: 802, error: 401 });
    });

    it("filters by type, action and outcome together", async () => {
      await withChanges("r1", [
        change({ uid: "a", type: "site", action: "create", status: "success" }),
        change({ uid: "b", type: "site", action: "delete", status: "success" }),
        change({ uid: "c", type: "room", action: "create", status: "failure" }),
        change({ uid: "d", type: "room", action: "delete", status: "success" }),
      ]);
      expect(await uids("r1", { action: "delete" })).to.deep.equal(["b", "d"]);
      expect(await uids("r1", { action: "delete", type: "site" })).to.deep.equal(["b"]);
      expect(await uids("r1", { outcome: "success", type: "room" })).to.deep.equal(["d"]);
      expect(await uids("r1", { outcome: "failure", action: "delete" })).to.deep.equal([]);
      expect(await uids("r1", { type: "no such type" })).to.deep.equal([]);
    });

    it("searches ids, values and messages in either case, and no names of fields", async () => {
      await withChanges("r1", [
        change({ uid: "BERLIN-1", after: { name: "Zürich", tags: ["Core"] } }),
        change({ uid: "b", before: { name: "100%", vlan: 4094 } }),
        change({ uid: "c", message: "Name must be_unique" }),
      ]);
      expect(await uids("r1", { search: "berlin" })).to.deep.equal(["BERLIN-1"]);
      expect(await uids("r1", { search: "ZÜRICH" })).to.deep.equal(["BERLIN-1"]);
      expect(await uids("r1", { search: "core" })).to.deep.equal(["BERLIN-1"]);
      expect(await uids("r1", { search: "4094" })).to.deep.equal(["b"]);
      expect(await uids("r1", { search: "%" })).to.deep.equal(["b"]);
      expect(await uids("r1", { search: "e_u" })).to.deep.equal(["c"]);
      expect(await uids("r1", { search: "name" })).to.deep.equal(["c"]);
      expect(await uids("r1", { search: "\\" })).to.deep.equal([]);
    });

    it("pages the log", async () => {
      const log: LogEntry[] = [
        { at: AT, level: "info", step: "execute_sync", message: "one" },
        { at: AT, level: "error", message: "two\0" },
      ];
      const writer = await store.add(newRun("r1"));
      for (const entry of log) await writer.append({ ...nothing, log: [entry] });
      const first = await store.log("r1", { limit: 1 });
      expect(first).to.deep.equal({ items: log.slice(0, 1), next: 1 });
      const second = await store.log("r1", { limit: 1, after: first.next });
      expect(second).to.deep.equal({ items: [{ at: AT, level: "error", message: "two\uFFFD" }] });
    });

    it("keeps a part as a whole or not at all", async () => {
      const writer = await store.add(newRun("r1"));
      const broken = { at: AT, level: "info", message: null } as unknown as LogEntry;
      const refused = await writer
        .append({ ...nothing, changes: [change()], log: [broken] })
        .catch((thrown: unknown) => thrown);
      expect(refused).to.be.instanceOf(Error);
      await writer.append({ ...nothing, changes: [change({ uid: "kept" })] });
      expect(await uids("r1", {})).to.deep.equal(["kept"]);
      expect((await store.run("r1"))?.outcomes).to.deep.equal({ planned: 1 });
    });

    it("is found again by whoever opens it next, also by two at once", async () => {
      await finish(await withChanges("r1", [change()]));
      const others = await Promise.all([openStore(at.options), openStore(at.options)]);
      for (const other of others) {
        expect(await other.run("r1")).to.include({ state: "succeeded" });
        await other.close();
      }
    });

    it("knows nothing of another store beside it", async () => {
      await store.add(newRun("r1"));
      const beside = await database();
      const other = await openStore(beside.options);
      expect((await other.runs({ limit: 1 })).items).to.deep.equal([]);
      await other.close();
      await beside.remove();
    });

    it("forgets finished runs by age and by count, with everything of theirs, and never unfinished ones", async () => {
      const many = Array.from({ length: 12_000 }, (_, index) => change({ uid: String(index) }));
      await finish(await withChanges("old", many), "2025-12-01T00:00:00.000Z");
      await withChanges("going", [change()]);
      for (const id of ["r1", "r2", "r3"]) await finish(await withChanges(id, [change({ uid: id })]));
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

    it("marks what a killed process left unfinished, once, and leaves living processes alone", async () => {
      await store.add(newRun("mine"));
      const script = `
        import { openStore } from "./src/store/index.ts";
        const store = await openStore(${JSON.stringify(at.options)});
        const run = (id) => ({ id, job: "p.a", trigger: "cli", dryRun: false, requestedAt: "${AT}" });
        await store.add(run("queued"));
        const done = await store.add(run("done"));
        await done.end({ state: "succeeded", endedAt: "${AT}" });
        const writer = await store.add(run("running"));
        await writer.start("${AT}");
        const change = { action: "create", type: "site", uid: "a", status: "success", message: "" };
        await writer.append({ changes: [change], log: [], steps: [] });
        console.log("ready");
        setInterval(() => undefined, 1000);`;
      const child = spawn(process.execPath, ["--import", TSX, "--input-type=module", "-e", script]);
      await once(child.stdout, "data");
      const other = await openStore(at.options);
      expect(await other.interrupt(AT)).to.deep.equal([]);
      child.kill("SIGKILL");
      await once(child, "close");

      // PostgreSQL notices a moment after the process is gone
      let marked = await other.interrupt(AT);
      while (marked.length === 0) marked = await other.interrupt(AT);
      expect(marked.map(({ id }) => id)).to.have.members(["queued", "running"]);
      expect(await store.interrupt(AT)).to.deep.equal([]);
      await other.close();
      expect(await store.run("running")).to.deep.include({
        state: "interrupted",
        endedAt: AT,
        outcomes: { success: 1 },
      });
      expect((await store.run("running"))?.error).to.include({ code: "RUN_INTERRUPTED" });
      expect(await store.run("mine")).to.include({ state: "queued" });
      expect(await store.run("done")).to.include({ state: "succeeded" });
    });
  });

contract("SQLite", sqliteDatabase, () => Promise.resolve(true));
contract("PostgreSQL", postgresDatabase, postgresIsHere);
