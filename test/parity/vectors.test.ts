import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { VectorFile } from "./case.js";
import { replay } from "./replay.js";

/** What needs the opt-out, or deviates, does so by a named rule, and no case more than is known. */
const FILES = {
  "diffsync-vectors": { byDefault: 584, compatible: 74, deviating: 0, failed: 0 },
  // Made by generator/generate.py: models that are below themselves or each other.
  "nested-vectors": { byDefault: 133, compatible: 63, deviating: 4, failed: 0 },
};

for (const [name, known] of Object.entries(FILES)) {
  const file = new URL(`vectors/${name}.json`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, "utf8")) as VectorFile;

  describe(`parity with diffsync 2.2.3: ${name}`, () => {
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

    after(() => {
      expect(outcomes).to.deep.equal(known);
    });
  });
}
