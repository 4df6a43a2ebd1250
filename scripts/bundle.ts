import { build, type Metafile } from "esbuild";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Writes the JavaScript of dist/: each module once, with the packages it uses, in a few dozen files instead of a thousand,
// so that a process starts in half the time. The packages' licences are written beside them.

const OUT = "dist";
const LICENSES = join(OUT, "LICENSES.txt");
/** What is native, finds files of its own, or must be the one copy that plugins and libraries share. */
const EXTERNAL = ["@opentelemetry/*", "bullmq", "graphql", "ioredis", "jiti", "libsql", "pg", "pg-native"];
/** CommonJS packages ask for Node's own modules in their way. */
const REQUIRE =
  'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);';

const entries = ["src/cli", "src/cli/child", "src/index", "src/testing"];
const plugins = readdirSync("plugins", { withFileTypes: true }).filter((each) => each.isDirectory());
entries.push(...plugins.map(({ name }) => `plugins/${name}/index`));

for (const folder of ["src", "plugins"])
  for (const name of readdirSync(join(OUT, folder), { recursive: true, encoding: "utf8" }))
    if (name.endsWith(".js")) rmSync(join(OUT, folder, name));
const { metafile } = await build({
  entryPoints: entries.map((entry) => ({ in: `${entry}.ts`, out: entry })),
  outdir: OUT,
  chunkNames: "src/chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  keepNames: true, // errors and adapters are called by the name of their class
  external: EXTERNAL,
  banner: { js: REQUIRE },
  legalComments: "none", // they are in the licences
  metafile: true,
  logLevel: "warning",
});
writeFileSync(LICENSES, licensesOf(metafile));

/** The licence of every package of which something is in the files. */
function licensesOf({ inputs }: Metafile): string {
  const folders = Object.keys(inputs).flatMap(
    (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders)]
    .sort()
    .map(licenseOf)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
    license: string;
  };
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  return [
    `${name} ${version} (${license})`,
    ...files.map((file) => readFileSync(join(folder, file), "utf8")),
  ].join("\n\n");
}
