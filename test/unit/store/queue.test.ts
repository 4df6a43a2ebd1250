import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import type { RunState } from "../../../src/jobs/state.js";
import { until } from "../../helpers/stores.js";
import { openStore, type Store } from "../../../src/store/index.js";
import { change } from "../../helpers/reports.js";
import {
  eachWithStore,
  postgresDatabase,
  postgresIsHere,
  sqliteDatabase,
  type TestDatabase,
} from "./engines.js";
import { begin, newRun, takenFrom } from "./runs.js";

const AT = "2026-01-02T03:04:05.000Z";
const LATER = "2026-01-02T03:05:00.000Z";
const LATEST = "2026-01-02T03:06:00.000Z";
const TSX = pathToFileURL(createRequire(import.meta.filename).resolve("tsx")).href;

const contract = (name: string, database: () => Promise<TestDatabase>, isHere: () => Promise<boolean>) =>
  describe(`the store's queue on ${name}`, function () {
    let at: TestDatabase;
    let store: Store;
    const others: Store[] = [];

    afterEach(async () => {
      for (const other of others.splice(0)) await other.close();
    });
    eachWithStore(database, isHere, (opened) => ({ at, store } = opened));
    const another = async (): Promise<Store> => {
      const other = await openStore(at.options);
      others.push(other);
      return other;
    };
    const stateOf = async (id: string): Promise<RunState | undefined> => (await store.run(id))?.state;
    const states = async (id: string) =>
      (await store.events(id, { limit: 100 })).items.flatMap(({ event }) =>
        event.type === "state" ? [event.state] : [],
      );

    it("has an equal request join the run that has not begun, and not the one that has", async () => {
      const { queue } = store;
      expect(await queue.add(newRun("r1", { lane: "a", same: "s" }))).to.include({ id: "r1", created: true });
      expect(await queue.add(newRun("r2", { lane: "a", same: "s" }))).to.include({
        id: "r1",
        created: false,
      });
      expect(await queue.add(newRun("r3", { lane: "a", same: "t" }))).to.include({ id: "r3" });
      await takenFrom(store, "a");
      expect(await queue.add(newRun("r4", { lane: "a", same: "s" }))).to.include({ id: "r4" });
      expect((await store.runs({ limit: 10 })).items.map(({ id }) => id)).to.deep.equal(["r4", "r3", "r1"]);
    });

    it("makes one run of equal requests that come at once from several processes", async () => {
      const stores = [store, await another(), await another()];
      const asked = stores.flatMap((each, index) =>
        Array.from({ length: 10 }, (_, at) => each.queue.add(newRun(`r${index}-${at}`, { same: "s" }))),
      );
      const answers = await Promise.all(asked);
      expect(answers.filter(({ created }) => created)).to.have.length(1);
      expect(new Set(answers.map(({ id }) => id)).size).to.equal(1);
      expect((await store.runs({ limit: 100 })).items).to.have.length(1);
    });

    it("unites the scopes of requests that wait, and begins as late as the last asks, but no later than all allow", async () => {
      const { queue } = store;
      const quiet = (id: string, uid: string, notBefore: string) =>
        newRun(id, {
          lane: "a",
          same: "s",
          scope: { objects: [{ type: "device", uid }] },
          notBefore,
          notAfter: LATEST,
        });
      await queue.add(quiet("r1", "one", AT));
      await queue.add(quiet("r2", "two", LATER));
      await queue.add(quiet("r3", "two", "2026-01-02T09:00:00.000Z"));
      expect(await store.run("r1")).to.include({ state: "requested", notBefore: LATEST });
      expect(await queue.due(LATER)).to.equal(LATEST);
      expect(await queue.take("a", LATER)).to.equal(undefined);
      expect(await queue.due(LATEST)).to.equal(undefined);
      expect(await queue.lanes()).to.deep.equal(["a"]);
      const { scope } = await takenFrom(store, "a");
      expect(scope?.objects).to.have.deep.members([
        { type: "device", uid: "one" },
        { type: "device", uid: "two" },
      ]);
      expect(await states("r1")).to.deep.equal(["requested", "queued", "loading"]);
    });

    it("does not wait for a time that a clock had set which was years ahead", async () => {
      const { queue, outbox } = store;
      const ahead = { requestedAt: "2036-01-02T03:04:05.000Z", notBefore: "2036-01-02T03:04:15.000Z" };
      await queue.add(newRun("hint", { ...ahead, lane: "a", trigger: "webhook" }));
      await queue.add(newRun("planned", { ...ahead, lane: "b", trigger: "api" }));
      expect(await queue.due(AT)).to.equal(ahead.notBefore);
      expect(await queue.lanes()).to.deep.equal(["a"]);

      const undelivered = { report: Uint8Array.from([1]), due: ahead.notBefore };
      const report = { id: "hint" } as never;
      await (
        await takenFrom(store, "a")
      ).writer.end({ state: "succeeded", endedAt: AT, report, undelivered });
      expect(await outbox.due(AT)).to.deep.equal(["hint"]);
      expect(await outbox.take("hint", AT, LATER)).to.include({ attempts: 1 });
      expect(await outbox.due(AT)).to.deep.equal([]);
    });

    it("does everything when one of the requests that became one asked for everything", async () => {
      const { queue } = store;
      await queue.add(newRun("r1", { lane: "a", same: "s", scope: { types: ["device"] } }));
      await queue.add(newRun("r2", { lane: "a", same: "s" }));
      await queue.add(newRun("r3", { lane: "a", same: "s", scope: { types: ["vlan"] } }));
      expect(await takenFrom(store, "a")).not.to.have.property("scope");
    });

    it("gives the run of the first request with an idempotency key, whatever became of it", async () => {
      const { queue } = store;
      const first = newRun("r1", { same: "s", idempotencyKey: "k" });
      await queue.add(first);
      await (await takenFrom(store, first.lane)).writer.end({ state: "succeeded", endedAt: AT });
      const again = newRun("r2", { same: "s", idempotencyKey: "k" });
      expect(await queue.add(again)).to.include({ id: "r1", created: false });
      const other = await queue
        .add(newRun("r3", { same: "t", idempotencyKey: "k" }))
        .catch((thrown: unknown) => thrown);
      expect(other).to.include({ code: "REQUEST_CONFLICT" });
    });

    it("gives each run to one of several processes, and never two of a lane", async () => {
      const stores = [store, await another(), await another()];
      for (let index = 0; index < 12; index++)
        await store.queue.add(newRun(`r${index}`, { lane: index % 2 ? "odd" : "even" }));
      const takeAll = () =>
        Promise.all(
          ["odd", "even"].flatMap((lane) =>
            stores.map(async (each) => {
              const taken = await each.queue.take(lane, AT);
              return taken ? [{ id: taken.id, by: each }] : [];
            }),
          ),
        );
      const order: string[] = [];
      for (let round = 0; round < 6; round++) {
        const taken = (await takeAll()).flat();
        expect(taken).to.have.length(2);
        expect(await store.queue.lanes()).to.deep.equal([]);
        for (const { id, by } of taken) {
          order.push(id);
          const opened = await by.queue.open(id, await by.queue.owner());
          await opened?.writer.end({ state: "succeeded", endedAt: AT });
        }
      }
      const of = (rest: number) => order.filter((id) => Number(id.slice(1)) % 2 === rest);
      expect(of(0)).to.deep.equal(["r0", "r2", "r4", "r6", "r8", "r10"]);
      expect(of(1)).to.deep.equal(["r1", "r3", "r5", "r7", "r9", "r11"]);
    });

    it("lists lanes that can go on, the one that waits longest first", async () => {
      for (const [id, lane] of [
        ["r1", "b"],
        ["r2", "a"],
        ["r3", "b"],
        ["r4", "c"],
      ] as const)
        await store.queue.add(newRun(id, { lane }));
      expect(await store.queue.lanes()).to.deep.equal(["b", "a", "c"]);
      await store.queue.take("b", AT);
      expect(await store.queue.lanes()).to.deep.equal(["a", "c"]);
      expect(await store.queue.waiting()).to.equal(3);
    });

    it("keeps a local run for the process that asked for it, once its lane is free", async () => {
      const running = await begin(store, "r1");
      const lane = "lane of r1";
      await store.queue.add(newRun("mine", { lane, local: true, same: "s" }));
      expect(await store.queue.add(newRun("r2", { lane: "other", same: "s" }))).to.include({ created: true });
      const other = await another();
      expect(await store.queue.takeLocal("mine", AT)).to.equal(false);
      await running.end({ state: "succeeded", endedAt: AT });
      expect(await other.queue.take(lane, AT)).to.equal(undefined);
      expect(await other.queue.takeLocal("mine", AT)).to.equal(false);
      expect(await store.queue.takeLocal("mine", AT)).to.equal(true);
      expect(await stateOf("mine")).to.equal("loading");
    });

    it("ends a run that waits at once, and has one that goes on asked to stop", async () => {
      const { queue } = store;
      await queue.add(newRun("waits"));
      await begin(store, "goes");
      expect(await queue.cancel("waits", AT)).to.equal("cancelled");
      expect(await store.run("waits")).to.include({ state: "cancelled", endedAt: AT });
      expect(await queue.cancel("waits", AT)).to.equal(undefined);
      expect(await queue.cancelling(["goes", "waits"])).to.deep.equal([]);
      expect(await queue.cancel("goes", AT)).to.equal("asked");
      expect(await queue.cancelling(["goes", "waits"])).to.deep.equal(["goes"]);
      expect(await queue.cancel("never was", AT)).to.equal(undefined);
    });

    it("no longer takes anything from a process whose run another has taken over", async () => {
      const writer = await begin(store, "r1");
      const other = await another();
      const owner = await store.queue.owner();
      await other.queue.recover(AT, { id: "r1", owner });
      expect(await stateOf("r1")).to.equal("queued");
      const refused = await writer
        .append({ at: AT, changes: [change()], events: [] })
        .catch((thrown: unknown) => thrown);
      expect(refused).to.include({ code: "RUN_INTERRUPTED" });
      const ended = await writer.end({ state: "succeeded", endedAt: AT }).catch((thrown: unknown) => thrown);
      expect(ended).to.include({ code: "RUN_INTERRUPTED" });
      expect(await stateOf("r1")).to.equal("queued");
    });

    it("begins a run again whose process ended before it wrote, three times in all", async () => {
      const owner = await store.queue.owner();
      await store.queue.add(newRun("r1", { lane: "a", same: "s" }));
      for (const left of ["queued", "queued", "interrupted"]) {
        const { writer } = await takenFrom(store, "a");
        await writer.append({ at: AT, changes: [change()], events: [] });
        await store.queue.recover(AT, { id: "r1", owner });
        expect(await stateOf("r1")).to.equal(left);
      }
      expect(await store.run("r1")).to.deep.include({ outcomes: { planned: 1 } });
      expect((await store.run("r1"))?.error).to.include({ code: "RUN_INTERRUPTED" });
      const { items } = await store.log("r1", { limit: 10 });
      expect(items.map(({ message }) => message)[1]).to.match(/begins again \(3 of 3 times\)/);
    });

    it("ends a run as it is told, when its process was ended for a reason", async () => {
      await begin(store, "r1");
      const error = { code: "RUN_OUT_OF_MEMORY", message: "too much", fix: "Less." };
      const owner = await store.queue.owner();
      const { ended } = await store.queue.recover(AT, {
        id: "r1",
        owner,
        verdict: { state: "failed", error },
      });
      expect(ended.map(({ id }) => id)).to.deep.equal(["r1"]);
      expect(await store.run("r1")).to.deep.include({ state: "failed", error });
      expect(await states("r1")).to.deep.equal(["queued", "loading", "failed"]);
    });

    it("looks after what a killed process had, once, and leaves those of living ones alone", async () => {
      await begin(store, "mine");
      const script = `
        import { openStore } from "./src/store/index.ts";
        import { begin, newRun } from "./test/unit/store/runs.ts";
        const store = await openStore(${JSON.stringify(at.options)});
        await store.queue.add(newRun("asked"));
        await store.queue.add(newRun("local", { local: true }));
        await (await begin(store, "done")).end({ state: "succeeded", endedAt: "${AT}" });
        await begin(store, "loading");
        const writer = await begin(store, "applying");
        const change = { action: "create", type: "site", uid: "a", status: "success", message: "" };
        const event = { type: "state", state: "applying" };
        await writer.append({ at: "${AT}", changes: [change], events: [{ at: "${AT}", event }] });
        console.log("ready");
        setInterval(() => undefined, 1000);`;
      const child = spawn(process.execPath, ["--import", TSX, "--input-type=module", "-e", script]);
      await once(child.stdout, "data");
      const other = await another();
      expect(await other.queue.recover(AT)).to.deep.equal({ requeued: [], ended: [] });
      child.kill("SIGKILL");
      await once(child, "close");

      // PostgreSQL notices a moment after the process is gone, and gives one that is only cut off a while
      let found = await other.queue.recover(AT);
      while (found.ended.length === 0) {
        await wait(200);
        found = await other.queue.recover(AT);
      }
      expect(found.requeued.map(({ id }) => id)).to.deep.equal(["loading"]);
      expect(found.ended.map(({ id }) => id)).to.have.members(["local", "applying"]);
      expect(await store.queue.recover(AT)).to.deep.equal({ requeued: [], ended: [] });
      const applying = await store.run("applying");
      expect(applying).to.deep.include({ state: "interrupted", endedAt: AT, outcomes: { success: 1 } });
      expect(applying?.error).to.include({ code: "RUN_INTERRUPTED" });
      expect(await stateOf("mine")).to.equal("loading");
      expect(await stateOf("asked")).to.equal("queued");
      expect(await stateOf("done")).to.equal("succeeded");
      expect(await store.queue.take("lane of applying", AT)).to.equal(undefined);
      expect(await store.queue.take("lane of loading", AT)).to.include({ id: "loading" });
    });

    it("keeps a report with its run's end until it has arrived, and lets one try at a time", async () => {
      const writer = await begin(store, "r1");
      const bytes = Uint8Array.from([0, 1, 255]);
      await writer.end({
        state: "succeeded",
        endedAt: AT,
        report: { id: "r1" } as never,
        undelivered: { report: bytes, due: LATER },
      });
      expect(await store.outbox.due(AT)).to.deep.equal([]);
      expect(await store.outbox.due(LATER)).to.deep.equal(["r1"]);
      const other = await another();
      const tries = await Promise.all([store, other].map(({ outbox }) => outbox.take("r1", LATER, LATEST)));
      const taken = tries.filter((each) => each !== undefined);
      expect(taken).to.have.length(1);
      expect(Array.from(taken[0]?.report ?? [])).to.deep.equal([0, 1, 255]);
      expect(taken[0]).to.include({ attempts: 1 });
      await store.outbox.failed("r1", "no Nautobot", AT);
      expect(await store.outbox.due(AT)).to.deep.equal(["r1"]);
      await store.outbox.delivered("r1", { id: "j", url: "http://nautobot/j" });
      expect(await store.outbox.due(LATEST)).to.deep.equal([]);
      expect((await store.run("r1"))?.report).to.deep.include({
        jobResult: { id: "j", url: "http://nautobot/j" },
      });
    });

    it("frees reports soon after the process is gone that was to send them", async () => {
      const other = await another();
      const aMinuteOn = new Date(Date.parse(AT) + 60_000).toISOString();
      const taken = (run: string) => store.outbox.take(run, aMinuteOn, LATEST);
      const end = async (by: Store, id: string, due: string): Promise<void> => {
        const undelivered = { report: Uint8Array.from([1]), due };
        const writer = await begin(by, id);
        await writer.end({ state: "succeeded", endedAt: AT, report: { id } as never, undelivered });
      };
      await end(other, "ended", LATEST);
      await end(store, "taken", AT);
      await other.outbox.take("taken", AT, LATEST);
      expect(await store.outbox.due(AT)).to.deep.equal([]);
      expect([await taken("ended"), await taken("taken")]).to.deep.equal([undefined, undefined]);
      await other.close();
      await until(async () => {
        expect(await store.outbox.due(AT)).to.deep.equal([]);
        return (await taken("ended")) !== undefined;
      });
      expect(await taken("taken")).to.not.equal(undefined);
    });
  });

contract("SQLite", sqliteDatabase, () => Promise.resolve(true));
contract("PostgreSQL", postgresDatabase, postgresIsHere);
