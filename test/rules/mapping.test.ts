import { readFileSync } from "node:fs";
import { expect } from "chai";

describe("docs/MAPPING.md", () => {
  const text = readFileSync("docs/MAPPING.md", "utf8");

  it("has an example that compiles: test/types/mapping.ts", () => {
    const [, code = ""] = /^```ts\n([\s\S]*?)^```$/m.exec(text) ?? [];
    const [, ...lines] = readFileSync("test/types/mapping.ts", "utf8").split("\n");
    expect(lines.join("\n")).to.equal(code.replace("nautobot-bridge", "../../src/index.js"));
  });

  it("names endpoints that are there", () => {
    const endpoints = readFileSync("generated/endpoints.ts", "utf8");
    for (const [, path] of text.matchAll(/`"?(\/[a-z-]+\/[a-z-]+\/)"?`/g))
      expect(endpoints).to.contain(`"${path}":`);
  });
});
