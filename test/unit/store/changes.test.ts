import { expect } from "chai";
import type { ChangeQuery, Store } from "../../../src/store/index.js";
import { withChanges } from "./runs.js";
import { change } from "../../helpers/reports.js";
import {
  eachWithStore,
  postgresDatabase,
  postgresIsHere,
  sqliteDatabase,
  type TestDatabase,
} from "./engines.js";

const AT = "2026-01-02T03:04:05.000Z";
const nothing = { at: AT, changes: [], events: [] };

const contract = (name: string, database: () => Promise<TestDatabase>, isHere: () => Promise<boolean>) =>
  describe(`changes in the store on ${name}`, function () {
    let store: Store;

    eachWithStore(database, isHere, (opened) => ({ store } = opened));

    const uids = async (id: string, query: Partial<ChangeQuery>) =>
      (await store.changes(id, { limit: 100, ...query })).items.map(({ uid }) => uid);

    it("gives them back as they were told, whatever is in them", async () => {
      const told = [
        change({
          status: "success",
          after: { name: "Zürich \u{1F3D4}", ports: [1, 2], nested: { a: null } },
        }),
        change({ action: "update", status: "failure", message: 'it\'s "no"', before: { a: 1 }, after: {} }),
        change({ object: { name: "B", url: "/b/" }, remote: { name: "b", url: "https://b.invalid/" } }),
        change({ action: "delete", uid: "100%_\\", status: "skipped", before: { text: "\0 \ud800" } }),
      ];
      await withChanges(store, "r1", told);
      expect(await store.changes("r1", { limit: 4 })).to.deep.equal({ items: told });
    });

    it("pages them in their order, each once, also with a filter", async () => {
      const told = Array.from({ length: 1203 }, (_, index) =>
        change({
          uid: String(index),
          type: index % 2 ? "odd" : "even",
          status: index % 3 ? "success" : "error",
        }),
      );
      const writer = await withChanges(store, "r1", told.slice(0, 700));
      await writer.append({ ...nothing, changes: told.slice(700) });
      await withChanges(store, "r2", told.slice(0, 10));
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

    it("ends a page of a search where enough was looked at, and goes on from there", async () => {
      const hay = Array.from({ length: 40_000 }, () => change({ uid: "hay" }));
      await withChanges(store, "r1", [...hay, change({ uid: "needle" })]);
      for (const query of [{ search: "needle" }, { uid: "needle" }]) {
        const first = await store.changes("r1", { ...query, limit: 5 });
        expect(first.items).to.deep.equal([]);
        const rest = await store.changes("r1", { ...query, limit: 5, after: first.next ?? 0 });
        expect(rest).to.deep.equal({ items: [change({ uid: "needle" })] });
      }
    });

    it("leaves out as many of those that fit as are asked for, from wherever it begins", async () => {
      const told = Array.from({ length: 60_000 }, (_, index) =>
        change({
          uid: String(index),
          type: index % 3 === 0 ? "third" : "other",
          status: index % 20_000 === 19_999 ? "error" : "success",
        }),
      );
      await withChanges(store, "r1", told);
      for (const wanted of [
        {},
        { type: "third" },
        { outcome: "error" },
        { outcome: "success" },
        { type: "other", outcome: "success" },
      ] as const) {
        const fitting = told.filter(
          ({ type, status }) =>
            (!("type" in wanted) || wanted.type === type) &&
            (!("outcome" in wanted) || wanted.outcome === status),
        );
        for (const after of [0, 7]) {
          const rest = fitting.filter(({ uid }) => Number(uid) >= after);
          for (const part of [0.001, 0.4, 0.99, 1, 2]) {
            const skip = Math.floor(rest.length * part);
            const found = await uids("r1", { ...wanted, after, skip, limit: 2 });
            const expected = rest.slice(skip, skip + 2).map(({ uid }) => uid);
            expect(found, JSON.stringify({ wanted, after, skip })).to.deep.equal(expected);
          }
        }
      }
    });

    it("filters by type, action and outcome together", async () => {
      await withChanges(store, "r1", [
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

    it("counts them by type, action and outcome", async () => {
      const writer = await withChanges(store, "r1", [
        change({ uid: "a", type: "site", action: "create", status: "success" }),
        change({ uid: "b", type: "room", action: "delete", status: "error" }),
      ]);
      const more = [change({ uid: "c", type: "site", action: "create", status: "success" })];
      await writer.append({ ...nothing, changes: more });
      expect(await store.changeKinds("r1")).to.deep.equal([
        { type: "site", action: "create", outcome: "success", count: 2 },
        { type: "room", action: "delete", outcome: "error", count: 1 },
      ]);
      expect(await store.changeKinds("none")).to.deep.equal([]);
    });

    it("searches ids, values and messages in either case, and no names of fields", async () => {
      await withChanges(store, "r1", [
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
      expect(await uids("r1", { uid: "b" })).to.deep.equal(["b"]);
      expect(await uids("r1", { uid: "b", search: "4094" })).to.deep.equal(["b"]);
      expect(await uids("r1", { uid: "berlin-1" })).to.deep.equal([]);
    });
  });

contract("SQLite", sqliteDatabase, () => Promise.resolve(true));
contract("PostgreSQL", postgresDatabase, postgresIsHere);
