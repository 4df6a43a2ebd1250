import { expect } from "chai";
import { type NewDelivery, type Store } from "../../../src/store/index.js";
import {
  eachWithStore,
  postgresDatabase,
  postgresIsHere,
  sqliteDatabase,
  type TestDatabase,
} from "./engines.js";

const AT = "2026-01-02T03:04:05.000Z";
const delivery = (fields: Partial<NewDelivery> = {}): NewDelivery => ({
  at: AT,
  source: "nautobot",
  verdict: "accepted",
  rules: ["renamed"],
  runs: ["r1"],
  times: 1,
  ...fields,
});

const contract = (name: string, database: () => Promise<TestDatabase>, isHere: () => Promise<boolean>) =>
  describe(`what triggers remember, on ${name}`, function () {
    let store: Store;

    const { reopen } = eachWithStore(database, isHere, (opened) => ({ store } = opened));

    it("lists deliveries, newest first, page by page and by verdict", async () => {
      const ignored = delivery({ verdict: "ignored", reason: "no rule", rules: [], runs: [] });
      await store.keepDeliveries([
        delivery({ model: "dcim.device", event: "updated", object: "d1", user: "ann" }),
      ]);
      await store.keepDeliveries([ignored, delivery({ source: "github" })]);
      const first = await store.deliveries({ limit: 2 });
      expect(first.items).to.deep.equal([delivery({ source: "github" }), ignored]);
      const second = await store.deliveries({ limit: 2, after: first.next });
      expect(second).to.deep.equal({
        items: [delivery({ model: "dcim.device", event: "updated", object: "d1", user: "ann" })],
      });
      expect((await store.deliveries({ limit: 9, verdict: "ignored" })).items).to.deep.equal([ignored]);
      expect((await store.deliveries({ limit: 9, source: "github" })).items).to.have.length(1);
    });

    it("knows a key again after a restart, and forgets it when it is old", async () => {
      await store.keepDeliveries([
        delivery({ key: "old" }),
        delivery({ key: "new", at: "2026-01-02T04:00:00.000Z" }),
      ]);
      await reopen();
      expect(await store.seen(["old", "new", "other"])).to.deep.equal(new Set(["old", "new"]));
      await store.pruneDeliveries("2026-01-02T03:30:00.000Z");
      expect(await store.seen(["old", "new"])).to.deep.equal(new Set(["new"]));
    });

    it("takes the same key twice", async () => {
      await store.keepDeliveries([delivery({ key: "k" }), delivery({ key: "k" })]);
      await store.keepDeliveries([delivery({ key: "k" })]);
      expect(await store.seen(["k"])).to.deep.equal(new Set(["k"]));
    });

    it("counts what is refused for one reason within a minute instead of listing it", async () => {
      const refused = delivery({ verdict: "refused", reason: "signature", rules: [], runs: [], times: 3 });
      await store.keepDeliveries([refused]);
      await store.keepDeliveries([
        { ...refused, at: "2026-01-02T03:04:59.000Z" },
        { ...refused, source: "github" },
      ]);
      await store.keepDeliveries([{ ...refused, at: "2026-01-02T03:05:00.000Z" }]);
      const { items } = await store.deliveries({ limit: 9 });
      expect(items.map(({ source, times, at: when }) => [source, times, when.slice(11, 19)])).to.deep.equal([
        ["nautobot", 3, "03:05:00"],
        ["github", 3, "03:04:05"],
        ["nautobot", 6, "03:04:59"],
      ]);
    });

    it("keeps the newest deliveries only", async () => {
      const many = Array.from({ length: 500 }, (_, index) => delivery({ object: String(index) }));
      for (let batch = 0; batch < 11; batch++) await store.keepDeliveries(many);
      await store.pruneDeliveries(AT);
      const { items } = await store.deliveries({ limit: 10_000 });
      expect(items).to.have.length(5000);
      expect(items[0]?.object).to.equal("499");
    });

    it("keeps text that a database cannot", async () => {
      await store.keepDeliveries([delivery({ object: "a\u0000b\ud800" })]);
      expect((await store.deliveries({ limit: 1 })).items[0]?.object).to.match(/^a.?b/);
    });

    it("changes what is named of a schedule and nothing else", async () => {
      await store.noteSchedule("nightly", { pattern: "0 2 * * *", next: AT });
      await Promise.all([
        store.noteSchedule("nightly", { pausedAt: AT, pausedBy: "ann" }),
        store.noteSchedule("nightly", { next: "2026-01-03T02:00:00.000Z", lastPlanned: AT, lastRun: "r1" }),
      ]);
      await reopen();
      const noted = { name: "nightly", pattern: "0 2 * * *", next: "2026-01-03T02:00:00.000Z" };
      expect(await store.schedules()).to.deep.equal([
        { ...noted, pausedAt: AT, pausedBy: "ann", lastPlanned: AT, lastRun: "r1" },
      ]);
      await store.noteSchedule("nightly", { pausedAt: null, pausedBy: null });
      expect(await store.schedules()).to.deep.equal([{ ...noted, lastPlanned: AT, lastRun: "r1" }]);
    });
  });

contract("SQLite", sqliteDatabase, () => Promise.resolve(true));
contract("PostgreSQL", postgresDatabase, postgresIsHere);
