import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { RunReport } from "../../src/jobs/report.js";
import { clientOf, round } from "./measure.js";
import { alone, inside, median } from "./processes.js";

/** As it is when it is installed. */
const COMMAND = "dist/src/cli.js";

interface Run {
  seconds: number;
  /** Of the run's own requests, without those that post its report. */
  requests?: { count: number; bytes: number };
  /** Seconds by step, where they are known. */
  steps?: Record<string, number>;
}

/** From the start of the process to its end, the job result in Nautobot included. */
function ours(configuration: string, ...options: string[]): Run {
  const start = performance.now();
  const args = ["run", "bench.no-op", "--no-dry-run", "--json", "--config", configuration, ...options];
  const report = alone(COMMAND, args) as RunReport;
  const seconds = round((performance.now() - start) / 1000);
  if (report.status !== "succeeded" || !report.jobResult)
    throw new Error(`the run ended without a job result: ${report.error?.message ?? report.status}`);
  if (report.changes.length > 0)
    throw new Error("there was something to do: use a Nautobot that holds the benchmark's devices only");
  const steps = Object.fromEntries(report.steps.map(({ name, durationMs }) => [name, durationMs / 1000]));
  return { seconds, requests: report.requests, steps };
}

/** The peer's Job as Nautobot's worker runs it, from its start to its end. */
async function peer(job: string): Promise<Run> {
  const client = clientOf();
  const { id } = await client.runJob(job, { dryrun: false, memory_profiling: false });
  const { status, date_started, date_done } = await client.followJob(id);
  if (status.value !== "SUCCESS") throw new Error(`the peer's Job ended as ${status.value}`);
  const seconds = round((Date.parse(date_done ?? "") - Date.parse(date_started ?? "")) / 1000);
  return { seconds };
}

/** A sync that finds nothing to do: ours without and with a snapshot, and the peer's, in turns. */
export async function noop(name: string, turns: number): Promise<object> {
  const job = inside(name, "peer_install.py") as string;
  execFileSync("npm", ["run", "-s", "build"], { stdio: ["ignore", "ignore", "inherit"] });
  alone(COMMAND, ["companion", "install", "--json"]);
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const configuration = join(directory, "bridge.yaml");
  const plugins = [resolve("bench/nautobot/plugin")];
  writeFileSync(configuration, JSON.stringify({ plugins, dataDir: directory, incremental: true }));
  try {
    const all = [];
    for (let turn = 0; turn < turns; turn++)
      all.push({
        full: ours(configuration, "--full"),
        snapshot: ours(configuration),
        peer: await peer(job),
      });
    const bySeconds = ({ seconds }: Run): number => seconds;
    const full = median(
      all.map((turn) => turn.full),
      bySeconds,
    );
    const snapshot = median(
      all.map((turn) => turn.snapshot),
      bySeconds,
    );
    const other = median(
      all.map((turn) => turn.peer),
      bySeconds,
    );
    return {
      full,
      snapshot,
      peer: other,
      fullOfPeer: round(full.seconds / other.seconds, 3),
      snapshotOfPeer: round(snapshot.seconds / other.seconds, 3),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
