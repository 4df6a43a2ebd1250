import { expect } from "chai";
import type { RunReport } from "../../src/jobs/report.js";
import { startScript } from "../helpers/process.js";

describe("the demo", () => {
  it("runs dry, then for real, then finds nothing left, and ends with the three reports", async () => {
    const { code, out } = await startScript("scripts/demo/main.ts", ["--once"]).ended;
    expect(code).to.equal(0);
    const last = out.trimEnd().split("\n").at(-1) ?? "";
    const { dryRun, sync, again } = JSON.parse(last) as Record<"dryRun" | "sync" | "again", RunReport>;
    for (const report of [dryRun, sync, again])
      expect(report.status, report.error?.message).to.equal("succeeded");

    expect(dryRun.dryRun).to.equal(true);
    for (const action of ["create", "update", "delete"] as const)
      expect(dryRun.summary[action]).to.be.above(0);
    expect(sync.summary).to.deep.equal(dryRun.summary);
    expect(sync.changes.every(({ status }) => status === "success")).to.equal(true);
    expect(again.changes).to.deep.equal([]);
    const { create, update } = dryRun.summary;
    expect(again.summary["no-change"]).to.equal(dryRun.summary["no-change"] + create + update);
    expect(sync.steps.map(({ name }) => name)).to.deep.equal([
      "load_source_adapter",
      "load_target_adapter",
      "calculate_diff",
      "execute_sync",
    ]);
    expect(out).to.include(`Job result: ${sync.jobResult?.url ?? "missing"}`);
  });
});
