import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { RunReport } from "../../src/jobs/report.js";
import { clientOf, round } from "./measure.js";
import { alone, inside, median, say } from "./processes.js";

/** As it is when it is installed. */
export const COMMAND = "dist/src/cli.js";
/** Nautobot remembers its workers for five seconds: nobody gets the advantage of having been the second to ask. */
const FORGETS_WORKERS_MS = 6_000;

interface Run {
  /** From pressing Run to a job result that is final. */
  seconds: number;
  /** Ours: of the run's own requests, without those that post its report. */
  requests?: { count: number; bytes: number };
  /** Seconds by step, where they are known. */
  steps?: Record<string, number>;
  /** Ours: until the process has seen that, and ended. */
  untilExit?: number;
  /** The peer's: of Nautobot's worker alone. */
  inWorker?: number;
}

function sync(configuration: string, ...options: string[]): RunReport {
  const args = ["run", "bench.no-op", "--no-dry-run", "--json", "--config", configuration, ...options];
  const report = alone(COMMAND, args) as RunReport;
  if (report.status !== "succeeded" || !report.jobResult)
    throw new Error(`the run ended without a job result: ${report.error?.message ?? report.status}`);
  return report;
}

/** From the start of the process to the end that its job result notes, on the same machine's clock. */
async function ours(configuration: string, ...options: string[]): Promise<Run> {
  await wait(FORGETS_WORKERS_MS);
  const start = Date.now();
  const report = sync(configuration, ...options);
  const untilExit = round((Date.now() - start) / 1000);
  const { date_done } = await clientOf().followJob(report.jobResult?.id ?? "");
  const seconds = round((Date.parse(date_done ?? "") - start) / 1000);
  if (report.changes.length > 0)
    throw new Error("there was something to do: use a Nautobot that holds the benchmark's devices only");
  const steps = Object.fromEntries(report.steps.map(({ name, durationMs }) => [name, durationMs / 1000]));
  return { seconds, untilExit, requests: report.requests, steps };
}

/** From the request that starts the peer's Job to the end that its job result notes. */
async function peer(job: string): Promise<Run> {
  await wait(FORGETS_WORKERS_MS);
  const client = clientOf();
  const start = performance.now();
  const { id } = await client.runJob(job, { dryrun: false, memory_profiling: false });
  const asked = performance.now() - start;
  const { status, date_created, date_started, date_done } = await client.followJob(id);
  if (status.value !== "SUCCESS") throw new Error(`the peer's Job ended as ${status.value}`);
  const done = Date.parse(date_done ?? "");
  return {
    seconds: round((asked + done - Date.parse(date_created)) / 1000),
    inWorker: round((done - Date.parse(date_started ?? "")) / 1000),
  };
}

/** Builds the package, and puts its companion and the peer's Job into Nautobot. @returns the peer's Job */
export function prepare(name: string): string {
  const job = inside(name, "peer_install.py") as string;
  execFileSync("npm", ["run", "-s", "build"], { stdio: ["ignore", "ignore", "inherit"] });
  alone(COMMAND, ["companion", "install", "--json"]);
  return job;
}

/** A sync that finds nothing to do: ours without and with a snapshot, and the peer's, in turns. */
export async function noop(job: string, turns: number): Promise<object> {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const configuration = join(directory, "bridge.yaml");
  const plugins = [resolve("bench/nautobot/plugin")];
  writeFileSync(configuration, JSON.stringify({ plugins, dataDir: directory, incremental: true }));
  try {
    sync(configuration); // what another part has changed is in step again
    const all: Record<"full" | "snapshot" | "peer", Run>[] = [];
    for (let turn = 0; turn < turns; turn++) {
      say(`noop: turn ${turn + 1} of ${turns}`);
      all.push({
        full: await ours(configuration, "--full"),
        snapshot: await ours(configuration),
        peer: await peer(job),
      });
    }
    const middle = (which: "full" | "snapshot" | "peer"): Run =>
      median(
        all.map((turn) => turn[which]),
        ({ seconds }) => seconds,
      );
    const [full, snapshot, other] = [middle("full"), middle("snapshot"), middle("peer")];
    return {
      full,
      snapshot,
      peer: other,
      fullOfPeer: round(full.seconds / other.seconds, 3),
      snapshotOfPeer: round(snapshot.seconds / other.seconds, 3),
      every: all.map((turn) => Object.values(turn).map(({ seconds }) => seconds)),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
