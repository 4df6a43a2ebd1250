import { expect } from "chai";
import { exitCode } from "../../../src/cli/exit-code.js";
import { changeLines, failureLines } from "../../../src/cli/view/changes.js";
import { clean, duration, truncate } from "../../../src/cli/view/format.js";
import { renderReport } from "../../../src/cli/view/report.js";
import { stepLines } from "../../../src/cli/view/steps.js";
import { createStyle } from "../../../src/cli/view/style.js";
import { change, report } from "../../helpers/reports.js";

const style = createStyle(false);
const options = { style, columns: 80, limit: 50 };
const summary = { create: 1, update: 0, delete: 0, "no-change": 5, skip: 0 };

describe("a report on the terminal", () => {
  it("shows what is created, changed from old to new, and deleted", () => {
    const lines = changeLines(
      [
        change({ after: { facility: "B1", status: "Active", tenant: null, description: "" } }),
        change({ action: "update", uid: "Paris", before: { facility: "" }, after: { facility: "P2" } }),
        change({ action: "delete", type: "prefix", uid: "10.0.0.0/8", before: { status: "Active" } }),
      ],
      options,
    );
    expect(lines).to.deep.equal([
      '  + site    Berlin  facility "B1", status "Active"',
      '  ~ site    Paris  facility "" → "P2"',
      "  - prefix  10.0.0.0/8",
    ]);
  });

  it("puts changed attributes below their object when the line is too short", () => {
    const attrs = Object.fromEntries(["one", "two", "three"].map((name) => [name, "x".repeat(20)]));
    const lines = changeLines([change({ action: "update", before: attrs, after: attrs })], options);
    expect(lines).to.have.length(4);
    expect(lines[1]).to.equal(`      one "${"x".repeat(20)}" → "${"x".repeat(20)}"`);
  });

  it("never draws a line longer than the terminal, nor more changes than asked for", () => {
    const long = change({ uid: "u".repeat(200), after: { a: "v".repeat(200) } });
    const lines = changeLines([long, long, long], { ...options, limit: 2 });
    expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(80);
    expect(lines.at(-1)).to.equal("  … and 1 more");
  });

  it("lists failures with the system's own words", () => {
    const failed = change({ status: "failure", message: "status: invalid choice" });
    expect(failureLines([failed, change({ status: "success" })], options)).to.deep.equal([
      "  ✖ create site Berlin",
      "      status: invalid choice",
    ]);
  });

  it("has a table of steps, with memory only where it was measured", () => {
    const step = { name: "load_source_adapter", status: "succeeded", durationMs: 1500 } as const;
    const skipped = { name: "execute_sync", status: "skipped", durationMs: 0 } as const;
    expect(stepLines([step, skipped], style)).to.deep.equal([
      "  Step              Time",
      "  Load source      1.5 s",
      "  Execute sync   skipped",
    ]);
    const memory = { final: 10 * 1024 ** 2, peak: 20 * 1024 ** 2 };
    expect(stepLines([{ ...step, memory }], style).join("\n")).to.match(/Memory +Peak\n.*10\.0 MB +20\.0 MB/);
  });

  it("sums up a dry run, a run that applied all, and one with nothing to do", () => {
    expect(renderReport(report({ summary }), options)).to.include(
      "✔ 1 to create, 5 unchanged  (1.2 s, 12 requests",
    );
    expect(renderReport(report({ summary, dryRun: false }), options)).to.include("✔ 1 created, 5 unchanged");
    expect(renderReport(report(), options)).to.include("✔ Nothing to do, 0 unchanged");
  });

  it("says how many failed, why it broke, and where the job result is", () => {
    const changes = [change({ status: "error", message: "boom" }), change({ status: "success" })];
    const partial = report({ status: "partial", dryRun: false, summary, changes });
    expect(renderReport(partial, options)).to.include("✖ 1 of 2 changes failed, 1 applied");
    const error = { code: "LOAD_FAILED", message: "the source went away", fix: "Wait." };
    const jobResult = { id: "1", url: "http://nautobot.example/r/1/" };
    const text = renderReport(report({ status: "failed", error, jobResult }), options);
    expect(text).to.include(
      "LOAD_FAILED: the source went away\n  fix: Wait.\nJob result: http://nautobot.example/r/1/",
    );
  });

  it("takes control characters out of other systems' text", () => {
    expect(clean("a\u001b[2Jb\u009bc")).to.equal("a\uFFFD[2Jb\uFFFDc");
    const lines = changeLines([change({ uid: "\u001b]0;x\u0007", after: { a: "\u009b1m" } })], options);

    expect(lines.join("")).not.to.match(/[\u0000-\u001f\u007f-\u009f]/);
  });

  it("writes durations and cuts texts as people read them", () => {
    expect([999, 1500, 65_000].map(duration)).to.deep.equal(["999 ms", "1.5 s", "1 min 05 s"]);
    expect(truncate("abcdef", 4)).to.equal("abc…");
    expect(truncate("abcd", 4)).to.equal("abcd");
  });
});

describe("exitCode", () => {
  it("is 0 when nothing changed or all was applied, 2 when a dry run found changes, 1 otherwise", () => {
    expect(exitCode(report())).to.equal(0);
    expect(exitCode(report({ summary, dryRun: false }))).to.equal(0);
    expect(exitCode(report({ summary }))).to.equal(2);
    for (const status of ["partial", "failed", "cancelled"] as const) {
      expect(exitCode(report({ summary, status }))).to.equal(1);
    }
  });
});
