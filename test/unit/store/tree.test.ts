import { expect } from "chai";
import type { ObjectKey } from "../../../src/jobs/report.js";
import type { KindQuery, PlacedChange, Store, TreeNode } from "../../../src/store/index.js";
import { change } from "../../helpers/reports.js";
import { begin } from "./runs.js";
import {
  eachWithStore,
  postgresDatabase,
  postgresIsHere,
  sqliteDatabase,
  type TestDatabase,
} from "./engines.js";

const AT = "2026-01-02T03:04:05.000Z";
const EU: ObjectKey = { type: "region", uid: "EU" };
const BERLIN: ObjectKey = { type: "site", uid: 'Berlin "ü"' };

const below = (
  parents: readonly ObjectKey[],
  fields: Partial<PlacedChange>,
  branch = false,
): PlacedChange => ({
  ...change({ status: "success", ...fields }),
  position: { parents, branch },
});

const NESTED = [
  change({ type: "tenant", uid: "first" }),
  below([EU], { ...BERLIN, action: "update", before: { a: 1 }, after: { a: 2 } }, true),
  below([EU, BERLIN], { type: "device", uid: "d1" }),
  below([EU, BERLIN], { type: "device", uid: "d2", action: "delete", status: "error" }),
  below([EU], { type: "site", uid: "Bonn" }),
];

const contract = (name: string, database: () => Promise<TestDatabase>, isHere: () => Promise<boolean>) =>
  describe(`the tree of changes in the store on ${name}`, function () {
    let store: Store;
    let at: TestDatabase;

    const { reopen } = eachWithStore(database, isHere, (opened) => ({ store, at } = opened));

    /** A run with these changes, a few at a time. */
    async function keep(id: string, changes: readonly PlacedChange[], size = 2): Promise<void> {
      const writer = await begin(store, id);
      for (let from = 0; from < changes.length; from += size)
        await writer.append({ at: AT, changes: changes.slice(from, from + size), events: [] });
    }
    const level = async (id: string, under?: TreeNode, wanted: KindQuery = {}): Promise<TreeNode[]> =>
      (await store.changeTree(id, { under: under?.below?.branch, limit: 100, ...wanted })).items;
    const told = ({ type, uid, change: own, below: counts }: TreeNode): string => {
      const { create, update, delete: deleted, failed } = counts ?? {};
      const rest = counts ? ` +${create} ~${update} -${deleted} !${failed}` : "";
      return `${own?.action ?? "unchanged"} ${type} ${uid}${rest}`;
    };

    it("has what changes below what, and objects that are left as they are above it", async () => {
      await keep("r1", [...NESTED, change({ type: "tenant", uid: "last" })]);
      const top = await level("r1");
      expect(top.map(told)).to.deep.equal([
        "create tenant first",
        "unchanged region EU +2 ~1 -1 !1",
        "create tenant last",
      ]);
      expect(top[0]?.change).to.deep.equal(change({ type: "tenant", uid: "first" }));
      const sites = await level("r1", top[1]);
      expect(sites.map(told)).to.deep.equal([`update site ${BERLIN.uid} +1 ~0 -1 !1`, "create site Bonn"]);
      expect(sites[0]?.change).to.deep.include({ status: "success", before: { a: 1 }, after: { a: 2 } });
      expect((await level("r1", sites[0])).map(told)).to.deep.equal(["create device d1", "delete device d2"]);
    });

    it("has what fits, what it is below, and counts of what fits", async () => {
      const boston = below([{ type: "region", uid: "US" }], { type: "site", uid: "Boston" });
      await keep("r1", [...NESTED, boston]);
      const deleted = { action: "delete" } as const;
      const [eu, ...noMore] = await level("r1", undefined, deleted);
      expect([eu, ...noMore].map((node) => node && told(node))).to.deep.equal([
        "unchanged region EU +0 ~0 -1 !1",
      ]);
      const [berlin, ...none] = await level("r1", eu, deleted);
      expect([berlin, ...none].map((node) => node && told(node))).to.deep.equal([
        `unchanged site ${BERLIN.uid} +0 ~0 -1 !1`,
      ]);
      expect((await level("r1", berlin, deleted)).map(told)).to.deep.equal(["delete device d2"]);
      const sites = { type: "site" };
      expect((await level("r1", undefined, sites)).map(told)).to.deep.equal([
        "unchanged region EU +1 ~1 -0 !0",
        "unchanged region US +1 ~0 -0 !0",
      ]);
      expect((await level("r1", eu, sites)).map(told)).to.deep.equal([
        `update site ${BERLIN.uid}`,
        "create site Bonn",
      ]);
      expect(await level("r1", undefined, { outcome: "skipped" })).to.deep.equal([]);
    });

    it("has an object once that is changed after what is below it", async () => {
      await keep("r1", [
        change({ type: "tenant", uid: "first" }),
        below([EU], { type: "site", uid: "Bonn", action: "delete" }),
        change({ type: "tenant", uid: "between" }),
        below([], { ...EU, action: "delete" }, true),
      ]);
      expect((await level("r1")).map(told)).to.deep.equal([
        "create tenant first",
        "create tenant between",
        "delete region EU +0 ~0 -1 !0",
      ]);
    });

    it("is paged on every level, branches and leaves in one order, each once", async () => {
      const regions = Array.from({ length: 30 }, (_, index) => ({ type: "region", uid: `r${index}` }));
      const changes = regions.flatMap((region, index) => [
        ...(index % 2 ? [below([], region, true)] : []),
        below([region], { uid: `${region.uid} a` }),
        ...(index % 3 ? [change({ uid: `leaf ${index}` })] : []),
        below([region], { uid: `${region.uid} b` }),
      ]);
      await keep("r1", changes, 7);
      await keep("r2", changes.slice(0, 9));
      const all = regions.flatMap(({ uid }, index) => (index % 3 ? [uid, `leaf ${index}`] : [uid]));
      for (const limit of [1, 3, 50, 100]) {
        for (const [wanted, expected] of [
          [{}, all],
          [{ type: "region" }, regions.filter((_, index) => index % 2).map(({ uid }) => uid)],
          [{ type: "site" }, all],
        ] as const) {
          const seen: TreeNode[] = [];
          let after: number | undefined;
          do {
            const page = await store.changeTree("r1", { ...wanted, limit, after });
            seen.push(...page.items);
            after = page.next;
          } while (after !== undefined);
          expect(seen.map(({ uid }) => uid)).to.deep.equal(expected);
        }
      }
    });

    it("keeps its counts when the store of an earlier version is opened", async () => {
      const changes = [
        below([EU], { ...BERLIN, action: "update" }, true),
        below([EU, BERLIN], { uid: "d1", action: "delete", status: "error" }),
        below([EU, BERLIN], { uid: "d2" }),
      ];
      for (const id of ["r1", "r2"]) await keep(id, changes);
      const counts = ["creates", "updates", "deletes", "failed"];
      await at.execute([
        "drop table branch_kinds",
        ...counts.map((name) => `alter table branches add column ${name} integer not null default 0`),
        "create index changes_parent on changes (run, parent, seq)",
        "drop index changes_parent_kind",
        "delete from kysely_migration where name = '012-tree-kinds'",
      ]);
      await reopen();
      const [eu] = await level("r2");
      expect(eu && told(eu)).to.equal("unchanged region EU +1 ~1 -1 !1");
      expect((await level("r2", eu)).map(told)).to.deep.equal([`update site ${BERLIN.uid} +1 ~0 -1 !1`]);
      await keep("r3", changes);
      expect((await level("r3")).map(told)).to.deep.equal((await level("r1")).map(told));
    });

    it("counts a part once that could not be kept at first", async () => {
      const writer = await begin(store, "r1");
      const changes = [below([EU], { uid: "a" })];
      const broken = { at: AT, event: { type: "log", entry: { at: AT, message: null } } } as never;
      await writer.append({ at: AT, changes, events: [broken] }).catch(() => undefined);
      await writer.append({ at: AT, changes, events: [] });
      expect((await level("r1")).map(told)).to.deep.equal(["unchanged region EU +1 ~0 -0 !0"]);
    });

    it("goes with its run", async () => {
      await keep("r1", [below([EU], { uid: "a" })]);
      expect(await level("none")).to.deep.equal([]);
      const writer = await begin(store, "r2");
      await writer.append({ at: AT, changes: [below([EU], { uid: "a" })], events: [] });
      await writer.end({ state: "succeeded", endedAt: AT });
      await store.prune({ days: 1, runs: 1 }, new Date("2100-01-01"));
      expect(await level("r2")).to.deep.equal([]);
      expect((await level("r1")).map(told)).to.deep.equal(["unchanged region EU +1 ~0 -0 !0"]);
    });
  });

contract("SQLite", sqliteDatabase, () => Promise.resolve(true));
contract("PostgreSQL", postgresDatabase, postgresIsHere);
