import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { say } from "./bridge.js";

interface StoreFigures {
  writeSeconds: number;
  peakRssMb: number;
  pageMs: Record<string, number>;
}

/** How fast a run's changes are written to SQLite, and pages of them read: see bench/store.ts. */
export function changes(count: number) {
  const script = join(import.meta.dirname, "../store.ts");
  const args = [...process.execArgv, script, "--only", "sqlite", "--changes", String(count)];
  const { stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  say(`changes: ${stdout.trim()}`);
  const { writeSeconds, peakRssMb, pageMs } = JSON.parse(stdout) as StoreFigures;
  const { searchToEnd, ...single } = pageMs;
  return {
    changes: count,
    writeSeconds,
    peakRssMb,
    slowestPageMs: Math.max(...Object.values(single)),
    pageMs: single,
    searchToEndMs: searchToEnd,
  };
}
