import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Completions, completions } from "./completions.js";
import { MODELS, pluginText } from "./models.js";
import type { Cost } from "./tsserver.js";

// Prints what a plugin's file of mapped models costs its author: tsc, and completions in an editor. The plugin
// sees the package as npm delivers it. The best of three rounds: what else runs on the machine only ever adds.
const ROUNDS = 3;
const repository = join(import.meta.dirname, "../..");
const tsc = join(repository, "node_modules/typescript/bin/tsc");
const folder = mkdtempSync(join(tmpdir(), "bench-types-"));
const file = join(folder, "plugin.ts");

function install(): void {
  const modules = join(folder, "node_modules");
  const own = join(modules, "nautobot-bridge");
  mkdirSync(own, { recursive: true });
  cpSync(join(repository, "package.json"), join(own, "package.json"));
  for (const name of ["zod", "axios", "@types", "undici-types"])
    symlinkSync(join(repository, "node_modules", name), join(modules, name));
  const build = ["-p", "tsconfig.build.json", "--emitDeclarationOnly", "--outDir", join(own, "dist")];
  execFileSync(process.execPath, [tsc, ...build], { cwd: repository, stdio: ["ignore", 2, 2] });
  const compilerOptions = {
    target: "ES2023",
    module: "NodeNext",
    types: ["node"],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["plugin.ts"] }));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(file, pluginText());
}

const FIGURES = {
  total_s: /^Total time: +([\d.]+)s/m,
  check_s: /^Check time: +([\d.]+)s/m,
  memory_mb: /^Memory used: +(\d+)K/m,
  types: /^Types: +(\d+)/m,
  instantiations: /^Instantiations: +(\d+)/m,
};
type Compiled = Record<keyof typeof FIGURES, number>;

function compile(): Compiled {
  const { stdout, status } = spawnSync(process.execPath, [tsc, "--extendedDiagnostics"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stdout);
  const figures = Object.entries(FIGURES).map(([name, pattern]) => [name, Number(pattern.exec(stdout)?.[1])]);
  const compiled = Object.fromEntries(figures) as Compiled;
  return { ...compiled, memory_mb: Math.round(compiled.memory_mb / 1024) };
}

const cheapest = (costs: readonly Cost[]): Cost => ({
  ms: Math.min(...costs.map(({ ms }) => ms)),
  cpu_ms: Math.min(...costs.map(({ cpu_ms }) => cpu_ms)),
});

try {
  install();
  const compiled: Compiled[] = [];
  const edited: Completions[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    compiled.push(compile());
    edited.push(await completions(folder, file));
  }
  const least = (name: keyof Compiled): number => Math.min(...compiled.map((figures) => figures[name]));
  const places = Object.keys(edited[0]?.typed ?? {}) as (keyof Completions["typed"])[];
  const result = {
    models: MODELS.length,
    tsc: Object.fromEntries((Object.keys(FIGURES) as (keyof Compiled)[]).map((name) => [name, least(name)])),
    tsserver: {
      first_completion: cheapest(edited.map(({ first }) => first)),
      all_errors: cheapest(edited.map(({ errors }) => errors)),
      completion_after_typing: Object.fromEntries(
        places.map((place) => [place, cheapest(edited.map(({ typed }) => typed[place]))]),
      ),
      peak_mb: Math.min(...edited.map(({ peak_mb }) => peak_mb)),
    },
  };
  console.log(JSON.stringify(result, null, 2));
} finally {
  rmSync(folder, { recursive: true });
}
