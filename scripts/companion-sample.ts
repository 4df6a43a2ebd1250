import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as door from "../src/index.js";
import { loadPlugins } from "../src/plugin-host/index.js";
import { companionOf } from "../src/reporting/index.js";
import { everyVariable } from "../test/helpers/every-variable.js";

/** Writes what is generated for the bundled plugins and for every kind of variable, to be linted. */
const [directory = ""] = process.argv.slice(2);
const { jobs } = await loadPlugins([join(import.meta.dirname, "../plugins")], door);
const all = new Map([...jobs, ...everyVariable()]);
for (const [path, content] of companionOf({ jobs: all, defaults: {} }).sources) {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}
