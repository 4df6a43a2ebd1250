import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../lib/package-root.js";
import type { Catalogue } from "../runs/index.js";
import { generateJobs } from "./generate/index.js";

/** All that Nautobot is given: path below the package, with "/" → content. The same catalogue gives the same bytes. */
export function companionSources(catalogue: Catalogue): Map<string, Buffer> {
  const written = Array.from(
    generateJobs(catalogue),
    ([path, text]) => [path, Buffer.from(text, "utf8")] as const,
  );
  const sources = new Map([...readSources(join(PACKAGE_ROOT, "companion")), ...written]);
  return new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Only what Nautobot runs: no README, no linter settings, no byte code. */
function readSources(directory: string): Map<string, Buffer> {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const sources = names.filter((name) => name.endsWith(".py")).map((name) => name.replaceAll("\\", "/"));
  return new Map(sources.map((name) => [name, readFileSync(join(directory, name))]));
}
