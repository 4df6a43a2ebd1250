import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CLI = join(import.meta.dirname, "../../dist/src/cli.js");
export const PLUGINS = [join(import.meta.dirname, "plugin")];
export const TOKEN = "a-token-of-the-benchmark";

/** What is said while it goes on; the figures are all that is printed. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A directory with a configuration and a Nautobot in memory, for as long as `work` takes. */
export async function inFolder<T>(config: object, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bridge-bench-"));
  const sandbox = fork(join(import.meta.dirname, "nautobot.ts"));
  try {
    mkdirSync(join(folder, "effects"));
    const [nautobot] = (await once(sandbox, "message")) as [{ url: string; token: string }];
    writeFileSync(join(folder, "nautobot-bridge.yaml"), JSON.stringify({ nautobot, ...config }));
    return await work(folder);
  } finally {
    sandbox.kill();
    rmSync(folder, { recursive: true, maxRetries: 3 });
  }
}

export interface Started {
  child: ChildProcess;
  /** Where it serves, when it does. */
  url: string;
  msUntilReady: number;
}

/** Starts the compiled command line as it is installed, and waits until it says that it is ready. */
export async function startBridge(args: string[], cwd: string): Promise<Started> {
  chmodSync(CLI, 0o755);
  const since = performance.now();
  const child = spawn(CLI, args, {
    cwd,
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stderr.on("data", (part) => (err += String(part)));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (part) => {
      out += String(part);
      if (out.includes("\n")) resolve();
    });
    child.once("close", () => reject(new Error(err)));
  });
  const url = /http:\/\/\S+/.exec(out)?.[0] ?? "";
  return { child, url, msUntilReady: Math.round(performance.now() - since) };
}

export async function kill({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** What the process itself has used of a processor until now, as Linux counts it: in hundredths of a second. */
export function cpuMs({ child }: Started): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Asks the API; throws what it refuses. */
export async function call<T>(url: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
  const sent = body && { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(url, { headers, ...sent });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
