// Writes generated/ from openapi/ and from the routes of the service. With --check: writes nothing, fails when generated/ is not what it would write.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { renderApi } from "./generate/api.js";
import { renderEndpoints } from "./generate/endpoints.js";
import { renderFilters } from "./generate/filters.js";
import { readModels, type Model } from "./generate/model.js";
import { renderOlder } from "./generate/older.js";
import { renderPaths, renderRest } from "./generate/types.js";

const HEAD = "// Written by `npm run generate`: do not edit.\n";
const folder = new URL("../generated/", import.meta.url);
const models = readModels();
const model = models[models.length - 1] as Model;
const files: Record<string, string> = {
  "rest.ts": await renderRest(model),
  "filters.ts": renderFilters(model),
  "paths.ts": renderPaths(model),
  "endpoints.ts": renderEndpoints(model),
  "older.ts": renderOlder(models),
  "api.ts": await renderApi(),
};

if (process.argv.includes("--check")) {
  const drifted: string[] = [];
  for (const [name, text] of Object.entries(files))
    if ((await readFile(new URL(name, folder), "utf8").catch(() => "")) !== HEAD + text) drifted.push(name);
  if (drifted.length > 0) {
    console.error(
      `generated/${drifted.join(", generated/")} differ from what openapi/ and src/server/ say: run npm run generate`,
    );
    process.exitCode = 1;
  }
} else {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, folder), HEAD + text);
}
