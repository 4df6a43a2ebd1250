import { expect } from "chai";
import type { Store } from "../../../src/store/index.js";
import { report } from "../../helpers/reports.js";
import { begin } from "./runs.js";
import {
  eachWithStore,
  postgresDatabase,
  postgresIsHere,
  sqliteDatabase,
  type TestDatabase,
} from "./engines.js";

const AT = "2026-01-02T03:04:05.000Z";
const plan = {
  checksum: "0".repeat(64),
  create: 1,
  update: 0,
  delete: 2,
  approveBy: "2026-01-09T00:00:00.000Z",
};

const contract = (name: string, database: () => Promise<TestDatabase>, isHere: () => Promise<boolean>) =>
  describe(`plans in the store on ${name}`, function () {
    let store: Store;

    eachWithStore(database, isHere, (opened) => ({ store } = opened));

    /** A run that has done its part and waits. */
    const waiting = async (id: string, status: "succeeded" | "partial" = "succeeded") => {
      const writer = await begin(store, id);
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the head of a report is the rest
      const { changes, diff, log, ...head } = report({ id, status, dryRun: false, plan });
      await writer.end({ state: "waiting", report: head });
    };

    it("keeps what is compared with, the last for each key", async () => {
      expect(await store.baselines.last("k")).to.equal(undefined);
      await store.baselines.keep("k", { run: "r1", at: AT, source: { site: 3 }, target: "https://a#1" });
      const latest = { run: "r2", at: AT, source: { site: 4, Zürich: 1 } };
      await store.baselines.keep("k", latest);
      await store.baselines.keep("other", { run: "r3", at: AT, source: {} });
      expect(await store.baselines.last("k")).to.deep.equal(latest);
    });

    it("has a run wait until somebody decides, once, and end as it was before", async () => {
      await waiting("r1", "partial");
      expect(await store.run("r1")).to.deep.include({ state: "waiting" });
      const decision = {
        state: "approved",
        at: AT,
        by: "ann",
        reason: "seen",
        selection: { types: ["site"] },
      } as const;
      const decided = await Promise.all([
        store.approvals.decide("r1", { ...decision, selection: { types: ["site"] } }),
        store.approvals.decide("r1", { state: "rejected", at: AT }),
      ]);
      expect(decided).to.deep.equal([true, false]);
      expect(await store.run("r1")).to.deep.include({ state: "partial", endedAt: AT });
      expect(await store.approvals.decisionOn("r1")).to.deep.equal(decision);
      expect(await store.approvals.decide("no such", { state: "rejected", at: AT })).to.equal(false);
      const states = (await store.events("r1", { limit: 100 })).items.flatMap(({ event }) =>
        event.type === "state" ? [event.state] : [],
      );
      expect(states.slice(-2)).to.deep.equal(["waiting", "partial"]);
    });

    it("gives up what nobody approved in time", async () => {
      await waiting("r1");
      await waiting("r2");
      await store.approvals.decide("r2", { state: "approved", at: AT });
      expect(await store.approvals.expire("2026-01-08T00:00:00.000Z")).to.deep.equal([]);
      expect(await store.approvals.expire("2026-01-09T00:00:01.000Z")).to.deep.equal(["r1"]);
      expect(await store.approvals.decisionOn("r1")).to.deep.include({ state: "expired" });
      expect(await store.approvals.expire("2026-01-10T00:00:00.000Z")).to.deep.equal([]);
      await store.prune({ days: 1, runs: 1 }, new Date("2027-01-01T00:00:00Z"));
      expect(await store.approvals.decisionOn("r1")).to.equal(undefined);
    });
  });

contract("SQLite", sqliteDatabase, () => Promise.resolve(true));
contract("PostgreSQL", postgresDatabase, postgresIsHere);
