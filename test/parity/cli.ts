import { readFileSync } from "node:fs";
import type { VectorFile } from "./case.js";
import { replay, type Verdict } from "./replay.js";

const [file, ...only] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: npm run -s parity -- FILE [CASE…]");
  process.exit(2);
}
const { cases } = JSON.parse(readFileSync(file, "utf8")) as VectorFile;
const counts = { passed: 0, deviating: 0, failed: 0 };
let optedOut = 0;
const reasons = new Map<string, string[]>();

for (const test of cases) {
  if (only.length > 0 && !only.includes(test.id)) continue;
  let verdict: Verdict;
  try {
    verdict = await replay(test);
  } catch (error) {
    counts.failed++;
    console.log(
      `FAILED ${test.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    continue;
  }
  counts[verdict.outcome]++;
  if (verdict.outcome === "passed" && verdict.optedOut) optedOut++;
  if (verdict.outcome === "failed") {
    console.log(`FAILED ${test.id}`);
    for (const { path, expected, actual } of verdict.mismatches) {
      console.log(
        `  ${path}\n    expected ${JSON.stringify(expected)}\n    actual   ${JSON.stringify(actual)}`,
      );
    }
  }
  if (verdict.outcome !== "failed") {
    for (const name of verdict.deviations) reasons.set(name, [...(reasons.get(name) ?? []), verdict.id]);
  }
}
for (const [name, ids] of reasons) console.log(`by default (${ids.length}), ${name}: ${ids.join(", ")}`);
console.log(
  `of those that passed: ${counts.passed - optedOut} by default, ${optedOut} with compatible: true`,
);
console.log(`${counts.passed} passed, ${counts.deviating} deviating, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
