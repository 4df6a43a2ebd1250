import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { versionOf } from "../../../src/plugin-host/index.js";

describe("a plugin's version", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "bridge-version-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const [what, text, want] of [
    ["is what the package.json beside it says", `{ "version": "2.1.0" }`, "2.1.0"],
    ["is unknown where that says none", `{ "name": "acme" }`, undefined],
    ["is unknown where that is odd", `{ "version": 3 }`, undefined],
    ["is unknown where that is null", `null`, undefined],
    ["is unknown where that is no JSON", `{`, undefined],
  ] as const)
    it(what, async () => {
      writeFileSync(join(folder, "package.json"), text);
      expect(await versionOf(join(folder, "index.ts"))).to.equal(want);
    });

  it("is unknown where there is none", async () => {
    expect(await versionOf(join(folder, "index.ts"))).to.equal(undefined);
  });
});
