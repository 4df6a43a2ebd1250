import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { VectorFile } from "./case.js";
import { replay } from "./replay.js";

const file = new URL("vectors/diffsync-vectors.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as VectorFile;

describe("parity with diffsync 2.2.3", () => {
  const outcomes = { byDefault: 0, compatible: 0, deviating: 0, failed: 0 };

  for (const test of cases) {
    it(test.id, async () => {
      const { outcome, optedOut, mismatches } = await replay(test);
      if (outcome !== "passed") outcomes[outcome]++;
      else if (optedOut) outcomes.compatible++;
      else outcomes.byDefault++;
      if (outcome === "failed") expect(mismatches).to.deep.equal([]);
    });
  }

  after("what needs the opt-out does so by a named rule, and no case more than is known", () => {
    expect(outcomes).to.deep.equal({ byDefault: 589, compatible: 69, deviating: 0, failed: 0 });
  });
});
