import { join } from "node:path";
import { expect } from "chai";
import Database from "libsql";
import type { ChangeReport } from "../../../src/jobs/report.js";
import { testApi } from "../../helpers/app.js";
import { change } from "../../helpers/reports.js";
import { temporaryStore, type TemporaryStore } from "../../helpers/stores.js";
import { begin } from "../store/runs.js";

const AT = "2026-01-02T03:04:05.000Z";
interface Compared {
  count: number;
  changes: ChangeReport[];
}
type Comparison = Record<"added" | "gone" | "different", Compared> & { same: number };

describe("comparing two runs in the API", () => {
  let kept: TemporaryStore;
  beforeEach(async () => void (kept = await temporaryStore()));
  afterEach(() => kept.remove());

  const keep = async (id: string, changes: ChangeReport[]): Promise<void> => {
    const writer = await begin(kept.store, id);
    await writer.append({ at: AT, changes, events: [] });
  };
  const ask = (later: string, earlier: string) =>
    testApi(kept.store).call("get", `/api/v1/runs/${later}/compare?with=${earlier}`);

  it("tells what is new, what is gone, what is different, and how much is the same", async () => {
    const stays = change({ uid: "Bonn", after: { a: 1, b: 2 } });
    await keep("old", [
      change({ uid: "Berlin", after: { size: 1 } }),
      stays,
      change({ uid: "gone", action: "delete" }),
    ]);
    await keep("new", [
      change({ uid: "Bonn", after: { b: 2, a: 1 }, status: "success" }),
      change({ uid: "Berlin", after: { size: 2 } }),
      change({ uid: "Bonn", type: "room" }),
    ]);
    const { added, gone, different, same } = (await ask("new", "old").expect(200)).body as Comparison;
    expect(added.changes.map(({ type, uid }) => [type, uid])).to.deep.equal([["room", "Bonn"]]);
    expect(gone.changes.map(({ uid }) => uid)).to.deep.equal(["gone"]);
    expect(different.changes.map(({ after }) => after)).to.deep.equal([{ size: 2 }]);
    expect([added.count, gone.count, different.count, same]).to.deep.equal([1, 1, 1, 1]);
  });

  it("counts all, and tells the first of many", async () => {
    const many = (prefix: string) =>
      Array.from({ length: 1500 }, (_, index) => change({ uid: `${prefix} ${index}` }));
    await keep("old", many("old"));
    await keep("new", many("new"));
    const { added, gone } = (await ask("new", "old").expect(200)).body as Comparison;
    for (const [{ count, changes }, name] of [
      [added, "new"],
      [gone, "old"],
    ] as const) {
      expect(count).to.equal(1500);
      expect(changes).to.have.length(500);
      expect(changes[0]?.uid).to.equal(`${name} 0`);
    }
  });

  it("tells an object once that a run has changed twice, by what it changed last before", async () => {
    const twice = [change({ uid: "a", after: { size: 1 } }), change({ uid: "a", after: { size: 2 } })];
    await keep("old", twice);
    await keep("new", twice.toReversed());
    const { added, gone, different, same } = (await ask("new", "old").expect(200)).body as Comparison;
    expect([added.count, gone.count, different.count, same]).to.deep.equal([0, 0, 0, 1]);
  });

  it("needs both runs, and some that are not too large to be compared", async () => {
    await keep("old", []);
    await ask("none", "old").expect(404);
    await ask("old", "none").expect(404);
    await testApi(kept.store).call("get", "/api/v1/runs/old/compare").expect(400);
    await keep("huge", [change({})]);
    const counts = new Database(join(kept.directory, "runs.db"));
    counts.exec("update outcomes set count = 1000001");
    counts.close();
    const asked = ask("huge", "old");
    const { error } = (await asked.expect(409)).body as { error: { code: string } };
    expect(error.code).to.equal("COMPARISON_TOO_LARGE");
  });
});
