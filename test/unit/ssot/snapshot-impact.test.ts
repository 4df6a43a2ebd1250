import { expect } from "chai";
import { impactOf } from "../../../src/ssot/snapshot-impact.js";
import type { Change } from "../../../src/ssot/snapshot-log.js";
import type { SnapshotPlan } from "../../../src/ssot/snapshot-plan.js";
import { micros } from "../../../src/ssot/snapshot-time.js";

const plan: SnapshotPlan = {
  key: "k",
  own: "dcim.interface",
  references: new Map([
    ["dcim.device", [{ head: "device", nullable: true }]],
    ["extras.status", [{ head: "status", nullable: false }]],
  ]),
  watched: new Set(["dcim.location"]),
  fatal: new Set(["dcim.module"]),
};
const change = (type: string, action: string): Change => ({ id: "1", time: "", action, objectId: "x", type });
const impact = (type: string, action: string) => {
  const found = impactOf(plan, [change(type, action)]);
  return found && { ids: [...found.ids], heads: [...found.references.keys()] };
};

describe("impactOf", () => {
  it("names the objects themselves", () => {
    for (const action of ["CREATE", "UPDATE", "DELETE"])
      expect(impact("dcim.interface", action)).to.deep.equal({ ids: ["x"], heads: [] });
  });
  it("names what refers to a changed object, and nothing for a new one", () => {
    expect(impact("dcim.device", "UPDATE")).to.deep.equal({ ids: [], heads: ["device"] });
    expect(impact("dcim.device", "CREATE")).to.deep.equal({ ids: [], heads: [] });
  });
  it("gives up when a deletion may have emptied references, and not when it cannot", () => {
    expect(impact("dcim.device", "DELETE")).to.equal(undefined);
    expect(impact("extras.status", "DELETE")).to.deep.equal({ ids: [], heads: [] });
  });
  it("gives up on what lies further away, or has effects of its own", () => {
    expect(impact("dcim.location", "UPDATE")).to.equal(undefined);
    expect(impact("dcim.location", "CREATE")).to.deep.equal({ ids: [], heads: [] });
    expect(impact("dcim.module", "CREATE")).to.equal(undefined);
  });
});

describe("micros", () => {
  it("orders timestamps of any zone and precision", () => {
    expect(micros("2026-11-22T19:25:17.919015Z") - micros("2026-11-22T20:25:17.919+01:00")).to.equal(15);
    expect(micros("2026-11-22T19:25:17.5Z") - micros("2026-11-22T19:25:17Z")).to.equal(500_000);
  });
});
