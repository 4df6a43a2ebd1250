import { expect } from "chai";
import { z } from "zod";
import { ENDPOINTS } from "../../../generated/endpoints.js";
import { defineModel } from "../../../src/diffsync/index.js";
import { bindingOf } from "../../../src/ssot/bindings.js";
import { nautobotModel, type SnapshotStore } from "../../../src/ssot/index.js";
import { snapshotPlan, type SnapshotPlan } from "../../../src/ssot/snapshot-plan.js";
import { merge } from "../../../src/ssot/snapshot-refresh.js";
import {
  current,
  readHead,
  readRows,
  type Snapshot,
  writeChanges,
  writeSnapshot,
} from "../../../src/ssot/snapshot.js";

const Tenant = defineModel({
  name: "tenant",
  identifiers: { name: z.string() },
  attributes: { description: z.string() },
});
const bound = (scope: { name__isw?: string[] } = {}) =>
  bindingOf(nautobotModel(Tenant, { path: "/tenancy/tenants/", scope }));
const planOf = (identity: readonly string[], binding = bound()): SnapshotPlan => {
  const plan = snapshotPlan(ENDPOINTS, binding, identity);
  if (!plan) throw new Error("tenants can be kept");
  return plan;
};
const plan = planOf(["here", "3.2.7"]);

const DAY = 24 * 3600 * 1000;
const now = Date.parse("2026-11-22T12:00:00Z");
const fresh = {
  position: { anchor: "a", since: "2026-11-22T11:55:00Z", applied: [] },
  newest: 1,
  byTime: true,
  loadedAt: now,
  refreshes: 0,
};
const row = (id: number, description = "") => ({ id: String(id), name: `tenant ${id}`, description });
const some = Array.from({ length: 100 }, (_, id) => row(id));

describe("a snapshot", () => {
  let kept: Map<string, string>;
  let written: string[];
  let warnings: string[];
  const store: SnapshotStore = {
    get: (key) => Promise.resolve(kept.get(key)),
    put: (key, text) => {
      kept.set(key, text);
      written.push(key);
      return Promise.resolve();
    },
    warn: (message) => void warnings.push(message),
  };
  const head = async (): Promise<Snapshot> => {
    const found = await readHead(store, plan, now);
    if (!found) throw new Error("there is no snapshot");
    return found;
  };
  const keptRows = async () => {
    const rows = await readRows(store, plan, await head());
    if (!rows) throw new Error("the snapshot has no rows");
    return rows;
  };
  const rowsNow = async () => current(await keptRows());
  /** A refresh: these rows are new or different, those ids are gone, and the server counts so many. */
  const change = async (count: number, changed: readonly ReturnType<typeof row>[], gone: string[] = []) => {
    const [before, rows] = [await head(), await keptRows()];
    const found = new Map(changed.map((one) => [one.id, one]));
    const merged = merge(rows, { asked: new Set([...found.keys(), ...gone]), found, count, newest: 2 });
    if (merged) await writeChanges(store, plan, before, rows, merged);
    return merged;
  };

  beforeEach(async () => {
    [kept, written, warnings] = [new Map<string, string>(), [], []];
    await writeSnapshot(store, plan, fresh, some);
    written = [];
  });

  it("gives back the rows it was given", async () => {
    expect(await rowsNow()).to.deep.equal(some);
  });

  it("takes a few changes after another without writing all rows anew", async () => {
    await change(101, [row(3, "changed"), row(100)]);
    await change(100, [row(3, "changed again")], ["4"]);
    await change(100, [row(4, "back")], ["100"]);
    const expected = some.with(3, row(3, "changed again")).with(4, row(4, "back"));
    expect(await rowsNow()).to.deep.equal(expected);
    expect(new Set(written)).to.deep.equal(new Set([plan.key]));
  });

  it("writes all rows anew when much of them has changed", async () => {
    const changed = some.map(({ id }) => row(Number(id), "changed"));
    await change(100, changed);
    expect(await rowsNow()).to.deep.equal(changed);
    expect((await head()).changed).to.deep.equal([]);
  });

  it("is not brought up to date when the server counts another number of objects", async () => {
    expect(await change(101, [row(3, "changed")])).to.equal(undefined);
    expect(await rowsNow()).to.deep.equal(some);
  });

  it("ends after twenty refreshes and after a week: then everything is loaded", async () => {
    for (const late of [{ refreshes: 20 }, { loadedAt: now - 8 * DAY }, { loadedAt: now + 8 * DAY }]) {
      await writeSnapshot(store, plan, { ...fresh, ...late }, some);
      expect(await readHead(store, plan, now)).to.equal(undefined);
    }
    await writeSnapshot(store, plan, { ...fresh, refreshes: 19, loadedAt: now - 6 * DAY }, some);
    expect(await readHead(store, plan, now)).not.to.equal(undefined);
    expect(warnings).to.deep.equal([]);
  });

  it("is not used when it is damaged, or its two parts do not belong together", async () => {
    const before = await head();
    await writeSnapshot(store, plan, fresh, some);
    expect(await readRows(store, plan, before)).to.equal(undefined);
    kept.set(plan.key, "{}");
    expect(await readHead(store, plan, now)).to.equal(undefined);
    expect(warnings).to.have.length(2);
  });

  it("is another one for another Nautobot, token, release, field or scope", () => {
    const WithGroup = nautobotModel(
      defineModel({
        name: "tenant",
        identifiers: { name: z.string() },
        attributes: { group: z.string().nullable() },
      }),
      { path: "/tenancy/tenants/", map: { group: "tenant_group__name" } },
    );
    const keys = [
      plan,
      planOf(["elsewhere", "3.2.7"]),
      planOf(["here", "3.2.8"]),
      planOf(["here", "3.2.7"], bindingOf(WithGroup)),
      planOf(["here", "3.2.7"], bound({ name__isw: ["a"] })),
    ].map(({ key }) => key);
    expect(new Set(keys)).to.have.length(keys.length);
    expect(planOf(["here", "3.2.7"]).key).to.equal(plan.key);
  });
});
