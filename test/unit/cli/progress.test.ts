import { expect } from "chai";
import { liveProgress } from "../../../src/cli/progress/live.js";
import { plainProgress } from "../../../src/cli/progress/plain.js";
import { createStyle } from "../../../src/cli/view/style.js";
import type { RunEvent } from "../../../src/jobs/events.js";

const STARTED: RunEvent = { type: "step-started", step: "load_source_adapter" };
const progressed = (done: number): RunEvent => ({
  type: "step-progress",
  step: "load_source_adapter",
  done,
  total: 2000,
  what: "prefix",
});
const ENDED: RunEvent = {
  type: "step-finished",
  step: { name: "load_source_adapter", status: "succeeded", durationMs: 2000 },
};
const logged = (level: "info" | "warning", message: string): RunEvent => ({
  type: "log",
  entry: { at: "2026-01-01T00:00:00Z", level, message },
});

describe("plain progress", () => {
  it("says when a step starts and ends, and at most every five seconds how far it is", () => {
    let text = "";
    let now = 0;
    const progress = plainProgress({ write: (part) => (text += part), now: () => now, verbose: false });
    progress.on(STARTED);
    progress.on(progressed(10));
    now = 6000;
    progress.on(progressed(1500));
    progress.on(progressed(2000));
    progress.on(ENDED);
    expect(text.split("\n")).to.deep.equal([
      "Load source: started",
      "Load source: 1,500 of 2,000 (prefix)",
      "Load source: succeeded, 2,000 in 2.0 s",
      "",
    ]);
  });

  it("passes on warnings always and other entries only when asked to", () => {
    const written = (verbose: boolean): string => {
      let text = "";
      const progress = plainProgress({ write: (part) => (text += part), now: () => 0, verbose });
      progress.on(logged("info", "hello"));
      progress.on(logged("warning", "careful\u001b[2J"));
      return text;
    };
    expect(written(false)).to.equal("warning: careful\uFFFD[2J\n");
    expect(written(true)).to.include("info: hello\n");
  });
});

describe("live progress", () => {
  /** What a terminal shows after `text`: understands what the view uses. */
  const screenOf = (text: string): string[] => {
    const screen: string[] = [];
    let row = 0;

    for (const [token] of text.matchAll(/\u001b\[\??\d*[A-Za-z]|\n|\r|[^\u001b\n\r]+/g)) {
      const up = /^\u001b\[(\d+)A$/.exec(token);
      if (up) row -= Number(up[1]);
      else if (token === "\n") row += 1;
      else if (token === "\u001b[J") screen.length = row;
      else if (!token.startsWith("\u001b") && token !== "\r") screen[row] = token;
    }
    return screen;
  };

  it("redraws one line for each step in place, lets what is said scroll above, and gives the cursor back", () => {
    let text = "";
    let now = 0;
    const progress = liveProgress({
      write: (part) => (text += part),
      now: () => now,
      verbose: false,
      style: createStyle(false),
      columns: () => 80,
    });
    progress.on(STARTED);
    now = 1000;
    progress.on(progressed(500));
    progress.say("careful");
    const during = screenOf(text);
    expect(during[0]).to.equal("careful");
    expect(during[1]).to.match(/Load source +500 \/ 2,000 prefix +500\/s +1\.0 s$/);
    progress.on(progressed(2000));
    progress.on({ type: "step-started", step: "load_target_adapter" });
    progress.on(ENDED);
    progress.close();
    const after = screenOf(text);
    expect(after).to.have.length(3);
    expect(after[1]).to.match(/✔ Load source +2,000 +1,000\/s +2\.0 s$/);
    expect(after[2]).to.match(/Load target/);
    expect(text.endsWith("\u001b[?25h")).to.equal(true);
  });

  it("stays within the width of the terminal", () => {
    let text = "";
    const progress = liveProgress({
      write: (part) => (text += part),
      now: () => 0,
      verbose: false,
      style: createStyle(false),
      columns: () => 40,
    });
    progress.on(STARTED);
    progress.on(progressed(1_000_000));
    progress.close();
    expect(Math.max(...screenOf(text).map((line) => line.length))).to.be.at.most(40);
  });
});
