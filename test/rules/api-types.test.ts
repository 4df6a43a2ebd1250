import { readFileSync } from "node:fs";
import { expect } from "chai";
import { renderApi } from "../../scripts/generate/api.js";

describe("generated/api.ts", () => {
  it("is what the routes declare: npm run generate", async () => {
    const written = readFileSync("generated/api.ts", "utf8");
    expect(written.slice(written.indexOf("\n") + 1) === (await renderApi())).to.equal(true);
  });
});
