import { readFileSync } from "node:fs";
import { expect } from "chai";
import { ERRORS } from "../../src/lib/errors.js";

describe("docs/ERRORS.md", () => {
  it("tells every error of the table with its fix, and no other", () => {
    const told = [
      ...readFileSync("docs/ERRORS.md", "utf8").matchAll(/^\| `(\w+)` +\| (yes|no) +\| (.+?) +\|$/gm),
    ];
    const rows = told.map(([, code, retryable, fix]) => [code, { retryable: retryable === "yes", fix }]);
    expect(Object.fromEntries(rows)).to.deep.equal(ERRORS);
  });
});
