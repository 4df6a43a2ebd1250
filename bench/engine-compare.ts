import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

// Runs the engine and Python's diffsync in turns on the same shapes, and prints how they compare: on the clock,
// and in processor time, which hardly depends on what else the machine does.
const { values } = parseArgs({
  options: {
    n: { type: "string", default: "100000" },
    shapes: { type: "string", default: "flat,nested" },
    cases: { type: "string", default: "equal,changed,new" },
    rounds: { type: "string", default: "3" },
  },
});

const PINNED = "2.2.3";
const venv = join(homedir(), ".cache", "nautobot-bridge", `diffsync-${PINNED}`);
const python = join(venv, "bin", "python");
const here = import.meta.dirname;

const FIGURES = [
  "load_s",
  "diff_s",
  "sync_s",
  "load_cpu_s",
  "diff_cpu_s",
  "sync_cpu_s",
  "peak_rss_mb",
] as const;
type Result = Record<(typeof FIGURES)[number], number>;

function preparePython(): void {
  if (existsSync(join(venv, "ready"))) return;
  console.error(`installing diffsync ${PINNED} into ${venv}`);
  execFileSync("python3", ["-m", "venv", venv], { stdio: "inherit" });
  execFileSync(python, ["-m", "pip", "install", "--quiet", `diffsync==${PINNED}`], { stdio: "inherit" });
  execFileSync("touch", [join(venv, "ready")]);
}

function measure(command: string, args: readonly string[]): Result {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", cwd: join(here, "..") });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stderr}`);
  return JSON.parse(stdout) as Result;
}

const ENGINE = [
  "--import",
  "tsx",
  "--expose-gc",
  "--max-semi-space-size=4",
  "--v8-pool-size=1",
  join(here, "engine.ts"),
];
const PEER = [join(here, "diffsync_peer.py")];

/** The best of some rounds, taken in turns: what else runs on the machine only ever adds. */
function compare(shape: string, which: string): [Result, Result] {
  const args = ["--n", values.n, "--shape", shape, "--case", which, "--op", "sync"];
  const rounds = Array.from({ length: Number(values.rounds) }, () => ({
    engine: measure(process.execPath, [...ENGINE, ...args]),
    peer: measure(python, [...PEER, ...args]),
  }));
  const best = (side: "engine" | "peer"): Result => {
    const least = FIGURES.map((figure) => [figure, Math.min(...rounds.map((round) => round[side][figure]))]);
    return Object.fromEntries(least) as Result;
  };
  return [best("engine"), best("peer")];
}

const times = (engine: number, peer: number): string => `${(peer / engine).toFixed(1)} ×`;

preparePython();
console.log(
  `n = ${values.n} a side, best of ${values.rounds}; "times" = how many times faster the engine is`,
);
console.log(
  "| shape, case | diff + sync, s | diffsync, s | times | times, CPU | load, s | diffsync, s | times | times, CPU | peak MB | diffsync | share |",
);
console.log("|---|---|---|---|---|---|---|---|---|---|---|---|");
for (const shape of values.shapes.split(",")) {
  for (const which of values.cases.split(",")) {
    const [engine, peer] = compare(shape, which);
    const [ours, theirs] = [engine.diff_s + engine.sync_s, peer.diff_s + peer.sync_s];
    const cells = [
      `${shape}, ${which}`,
      ours.toFixed(3),
      theirs.toFixed(3),
      times(ours, theirs),
      times(engine.diff_cpu_s + engine.sync_cpu_s, peer.diff_cpu_s + peer.sync_cpu_s),
      engine.load_s.toFixed(3),
      peer.load_s.toFixed(3),
      times(engine.load_s, peer.load_s),
      times(engine.load_cpu_s, peer.load_cpu_s),
      engine.peak_rss_mb.toFixed(0),
      peer.peak_rss_mb.toFixed(0),
      (engine.peak_rss_mb / peer.peak_rss_mb).toFixed(2),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
