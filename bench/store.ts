import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { spawnSync } from "node:child_process";
import pg from "pg";
import type { ChangeReport, Position } from "../src/jobs/report.js";
import { Recording } from "../src/runs/recording.js";
import { openStore, type ChangeQuery, type Store, type StoreOptions } from "../src/store/index.js";
import { round } from "./nautobot/measure.js";

// Prints one line of JSON for each store: how fast one run's changes are written, and how fast pages of them are read.
// Each store has a process of its own, so that the peak of memory is its own.
const { values } = parseArgs({
  options: {
    changes: { type: "string", default: "1000000" },
    postgres: { type: "string" },
    only: { type: "string" },
  },
});
const count = Number(values.changes);
const RUN = "6f1f6a0e-0000-4000-8000-000000000000";
const positions = new Map<number, Position>();
const TYPES = ["device", "interface", "prefix", "location"] as const;

if (values.only === undefined) for (const store of ["sqlite", "postgres"]) measureApart(store);
else await measure(values.only);

function measureApart(store: string): void {
  const url = values.postgres ?? process.env["BRIDGE_TEST_POSTGRES"];
  if (store === "postgres" && url === undefined) return;
  const args = [...process.execArgv, import.meta.filename, "--only", store, "--changes", String(count)];
  if (url !== undefined) args.push("--postgres", url);
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}

async function measure(name: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "bridge-bench-"));
  const options: StoreOptions =
    name === "postgres" ? { directory, url: values.postgres, schema: "bridge_bench" } : { directory };
  const store = await openStore(options);
  const rssBefore = process.memoryUsage.rss();
  const [writeSeconds, writeCpuSeconds] = await write(store);
  const peakRssMb = round(process.resourceUsage().maxRSS / 1024, 0);
  const figures = {
    store: name,
    changes: count,
    writeSeconds,
    writeCpuSeconds,
    rowsPerSecond: round(count / writeSeconds, 0),
    rssBeforeMb: round(rssBefore / 2 ** 20, 0),
    peakRssMb,
    pageMs: await pages(store),
  };
  const forgetSeconds = await seconds(() => store.prune({ days: 1, runs: 1 }, new Date("2100-01-01")));
  await store.close();
  rmSync(directory, { recursive: true });
  if (name === "postgres") {
    const client = new pg.Client({ connectionString: values.postgres });
    await client.connect();
    await client.query("drop schema bridge_bench cascade");
    await client.end();
  }
  console.log(JSON.stringify({ ...figures, forgetSeconds }));
}

/** Changes are told as a run tells them, some thousands at a time; nobody else holds them. */
async function write(store: Store): Promise<[wall: number, cpu: number]> {
  const at = new Date().toISOString();
  const cpuSince = process.cpuUsage();
  const wall = await seconds(async () => {
    const asked = { job: "bench", lane: "bench", trigger: "cli", dryRun: false, requestedAt: at } as const;
    await store.queue.add({ ...asked, id: RUN, sealed: "none", same: "none" });
    await store.queue.take("bench", at);
    const taken = await store.queue.open(RUN, await store.queue.owner());
    if (!taken) throw new Error("the run is not there");
    const { writer } = taken;
    const recording = new Recording({ writer, now: () => new Date(), patienceMs: 0 });
    for (let from = 0; from < count; from += 5000) {
      const upTo = Math.min(from + 5000, count);
      for (let index = from; index < upTo; index++)
        recording.on({ type: "change", change: changeOf(index), position: positionOf(index) });
      const lost = await recording.settled();
      if (lost) throw lost;
    }
    await writer.end({ state: "succeeded", endedAt: at });
  });
  const { user, system } = process.cpuUsage(cpuSince);
  return [wall, round((user + system) / 1e6)];
}

function changeOf(index: number): ChangeReport {
  return {
    action: index % 10 === 0 ? "create" : "update",
    type: TYPES[index % TYPES.length] ?? "device",
    uid: `site-${index % 500}__object-${index}`,
    // one in 100,000 fails: what a person looks for
    status: index % 100_000 === 99_999 ? "failure" : "success",
    message: "",
    before: { role: "server", serial: `S${index}` },
    after: { role: "router", serial: `S${index + 1}` },
  };
}

/** Below unchanged objects, 2000 below each; siblings share one position, as those of a run do. */
function positionOf(index: number): Position {
  const site = Math.floor(index / 2000);
  const known = positions.get(site);
  if (known) return known;
  const position = { parents: [{ type: "site", uid: `site-${site}` }], branch: false };
  positions.set(site, position);
  return position;
}

/** Milliseconds for a page of 100, the median of several. */
async function pages(store: Store): Promise<Record<string, number>> {
  const queries: Record<string, Omit<ChangeQuery, "limit">> = {
    first: {},
    middle: { after: Math.floor(count / 2) },
    last: { after: count - 100 },
    failures: { outcome: "failure" },
    typeAndAction: { type: "device", action: "update", after: Math.floor(count / 2) },
    searchFirst: { search: "site-7__" },
    searchWhole: { search: `object-${count - 1}` },
  };
  const measured: Record<string, number> = {};
  for (const [name, query] of Object.entries(queries))
    measured[name] = await median(() => store.changes(RUN, { ...query, limit: 100 }));
  measured["searchToEnd"] = await median(() => lastPage(store, queries["searchWhole"] ?? {}));
  measured["treeTop"] = await median(() => store.changeTree(RUN, { limit: 100 }));
  measured["treeBranch"] = await median(() => store.changeTree(RUN, { under: 1, after: 1000, limit: 100 }));
  return measured;
}

/** Goes through a search page after page, as whoever looks for something rare does. */
async function lastPage(store: Store, query: Omit<ChangeQuery, "limit">): Promise<void> {
  let after: number | undefined;
  do after = (await store.changes(RUN, { ...query, limit: 100, after })).next;
  while (after !== undefined);
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let each = 0; each < 5; each++) times.push((await seconds(work)) * 1000);
  return round(times.sort((a, b) => a - b)[2] ?? NaN, 1);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return round((performance.now() - since) / 1000, 4);
}
