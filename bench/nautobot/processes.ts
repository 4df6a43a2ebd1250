import { execFileSync } from "node:child_process";
import { COLLECTOR_FLAGS } from "../../src/runs/child/collector.js";

const lastLine = (output: string): string => output.trim().split("\n").at(-1) ?? "";

/** Runs a script of this folder inside the Nautobot of that name. @returns the JSON it printed last */
export function inside(name: string, script: string, env: Record<string, string> = {}): unknown {
  const args = ["shell", "--name", name, `bench/nautobot/${script}`];
  return run("scripts/nautobot/instance", args, env, "ignore");
}

/** Runs a script in a process of its own, TypeScript in one like a run's. @returns the JSON it printed last */
export function alone(script: string, args: readonly string[], env: Record<string, string> = {}): unknown {
  const loader = script.endsWith(".ts") ? [...COLLECTOR_FLAGS, "--import", "tsx"] : [];
  return run(process.execPath, [...loader, script, ...args], env, "inherit");
}

function run(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  stderr: "ignore" | "inherit",
) {
  const options = { encoding: "utf8", maxBuffer: 1e9, env: { ...process.env, ...env } } as const;
  return JSON.parse(
    lastLine(execFileSync(file, args, { ...options, stdio: ["ignore", "pipe", stderr] })),
  ) as unknown;
}

/** Tells whoever waits what is being done; the figures alone go to standard output. */
export const say = (what: string): void => console.error(`${new Date().toLocaleTimeString("en-GB")} ${what}`);

/** The middle one. */
export function median<T>(items: readonly T[], by: (item: T) => number): T {
  const sorted = items.toSorted((a, b) => by(a) - by(b));
  return sorted[Math.floor(sorted.length / 2)] as T;
}
