/* Writes docs/CONFIGURATION.md from the schema of the configuration. */
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { configurationDocument } from "../src/config/describe.js";

writeFileSync(
  "docs/CONFIGURATION.md",
  await format(configurationDocument(), { parser: "markdown", printWidth: 110 }),
);
