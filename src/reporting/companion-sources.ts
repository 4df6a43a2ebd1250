import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "../runs/index.js";
import { generateJobs } from "./generate/index.js";

/** All that Nautobot is given: path below the package, with "/" → content. The same catalogue gives the same bytes. */
export function companionSources(catalogue: Catalogue): Map<string, Buffer> {
  const written = Array.from(
    generateJobs(catalogue),
    ([path, text]) => [path, Buffer.from(text, "utf8")] as const,
  );
  const sources = new Map([...readSources(companionDirectory()), ...written]);
  return new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The folder of the package that holds the companion: the same from `src/` and from `dist/src/`. */
function companionDirectory(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, "companion", "jobs", "__init__.py"))) return join(at, "companion");
  }
  throw new Error("The folder companion/ is missing from this installation of nautobot-bridge.");
}

/** Only what Nautobot runs: no README, no linter settings, no byte code. */
function readSources(directory: string): Map<string, Buffer> {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const sources = names.filter((name) => name.endsWith(".py")).map((name) => name.replaceAll("\\", "/"));
  return new Map(sources.map((name) => [name, readFileSync(join(directory, name))]));
}
