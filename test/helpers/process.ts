import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = join(import.meta.dirname, "../..");
const TSX = pathToFileURL(createRequire(import.meta.filename).resolve("tsx")).href;

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface BridgeProcess {
  child: ChildProcessWithoutNullStreams;
  ended: Promise<Ended>;
}

/**
 * Starts a TypeScript file of the repository as a real process, with nothing but `env` in its environment.
 *
 * @param through - a command that becomes what stands behind it, such as `setpriv`
 */
export function startScript(
  file: string,
  args: string[],
  cwd = ROOT,
  env?: Record<string, string>,
  through?: readonly string[],
): BridgeProcess {
  return startNode(["--import", TSX, join(ROOT, file), ...args], cwd, env, through);
}

function startNode(
  args: string[],
  cwd: string,
  env: Record<string, string> = {},
  through: readonly string[] = [],
): BridgeProcess {
  const options = { cwd, env: { PATH: process.env["PATH"], ...env } };
  const [command = "", ...rest] = [...through, process.execPath, ...args];
  const child = spawn(command, rest, options);
  const texts = { out: "", err: "" };
  child.stdout.on("data", (part) => (texts.out += String(part)));
  child.stderr.on("data", (part) => (texts.err += String(part)));
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, ...texts })));
  return { child, ended };
}

/** The command line as its user starts it; as it is installed, where the tests were told that it was just compiled. */
export const startBridge = (
  args: string[],
  cwd: string,
  env?: Record<string, string>,
  through?: readonly string[],
): BridgeProcess =>
  process.env["BRIDGE_TEST_COMPILED"]
    ? startNode([join(ROOT, "dist/src/cli.js"), ...args], cwd, env, through)
    : startScript("src/cli.ts", args, cwd, env, through);
