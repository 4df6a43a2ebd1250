import { readFileSync } from "node:fs";
import { expect } from "chai";
import { format } from "prettier";
import { configurationDocument, optionsOf } from "../../src/config/describe.js";

describe("docs/CONFIGURATION.md", () => {
  it("is what the schema of the configuration says: npm run docs:configuration", async () => {
    const expected = await format(configurationDocument(), { parser: "markdown", printWidth: 110 });
    expect(readFileSync("docs/CONFIGURATION.md", "utf8")).to.equal(expected);
  });

  it("says of every option what to write", () => {
    expect(optionsOf().filter(({ description }) => description === "")).to.deep.equal([]);
  });
});
