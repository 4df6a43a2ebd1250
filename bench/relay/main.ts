import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { jobId, logOf, rowsOf } from "../../test/helpers/nautobot-jobs.js";
import { nautobotFromEnvironment } from "../../test/helpers/nautobots.js";
import { Service } from "../../test/helpers/service.js";
import { clientOf, round } from "../nautobot/measure.js";
import { median } from "../nautobot/processes.js";
import { WorkerMemory } from "./memory.js";

// Prints JSON: what it costs that a Job in Nautobot relays a run. NAUTOBOT_URL and NAUTOBOT_TOKEN name a Nautobot whose
// worker is on this machine. With --real the run is from and to this Nautobot, which is seeded by bench:nautobot;
// otherwise it needs no time of its own, so that what relaying adds is a large part of the whole.
const { values } = parseArgs({
  options: {
    objects: { type: "string", default: "55000" },
    changes: { type: "string", default: "1000" },
    lines: { type: "string", default: "20000" },
    times: { type: "string", default: "5" },
    real: { type: "boolean", default: false },
  },
});
const objects = Number(values.objects);
const changes = Number(values.changes);
const lines = Number(values.lines);
const times = Number(values.times);
const client = clientOf();
const service = new Service(nautobotFromEnvironment(), { plugins: [resolve("bench/nautobot/plugin")] });
const say = (message: string): void => console.error(message);

interface RunView {
  status: string;
  report?: { durationMs: number };
}

type Variables = Record<string, unknown>;
let written = 0;
/** What the run is given: each has as many changes to make as the one before. */
const given = (): Variables =>
  values.real
    ? { interfaces: changes, text: `${new Date().toISOString()} ${++written}` }
    : { objects, changes, lines: 0 };
const [JOB, NAUTOBOT_JOB] = values.real ? ["bench.describe", "Describe"] : ["relayed", "Relayed"];

/** Milliseconds of a run that nobody follows. */
async function alone(): Promise<number> {
  const { id } = await service.call<{ id: string }>(`/jobs/${JOB}/runs`, {
    variables: given(),
    dryRun: false,
  });
  await service.until(id, "succeeded");
  return durationOf(await service.call<RunView>(`/runs/${id}`));
}

/** A run that is asked for in Nautobot: its job result, its milliseconds, and the most memory of the worker. */
async function relayed(variables: Variables, name = NAUTOBOT_JOB) {
  const job = await jobId(client, name);
  const memory = new WorkerMemory();
  const { id } = await client.runJob(job, { ...variables, dryrun: false });
  const done = await client.followJob(id);
  const grownMb = memory.stop();
  if (done.status.value !== "SUCCESS") throw new Error(JSON.stringify(await logOf(client, id), undefined, 1));
  const { durationMs } = done.result as { durationMs: number };
  return { id, durationMs, grownMb };
}

const middle = (numbers: number[]): number => median(numbers, (number) => number);

const durationOf = ({ status, report }: RunView): number => {
  if (!report) throw new Error(`a run is ${status} and has no report`);
  return report.durationMs;
};

/** Milliseconds from Nautobot's own first entry in the job log to the first of the bridge, and to the run's start. */
async function latencyOf(id: string): Promise<{ first: number; begun: number }> {
  const log = await logOf(client, id);
  const [own, first] = log;
  const begun = log.find(({ message }) => message.startsWith("Run "));
  if (!own || !first || !begun) throw new Error("the job log lacks its first entries");
  const since = Date.parse(own.created);
  return { first: Date.parse(first.created) - since, begun: Date.parse(begun.created) - since };
}

async function secondsOf(id: string): Promise<number> {
  const { date_started, date_done } = await client.retrieve("/extras/job-results/", id);
  return (Date.parse(date_done ?? "") - Date.parse(date_started ?? "")) / 1000;
}

try {
  cpSync(join(import.meta.dirname, "plugin"), join(service.plugins, "relay-bench"), { recursive: true });
  await service.start();
  await service.install();
  say("warming up");
  await alone();
  for (let warm = 0; warm < 3; warm++) await relayed({ objects: 10, changes: 1, lines: 0 }, "Relayed");
  const runs = {
    alone: [] as number[],
    relayed: [] as number[],
    first: [] as number[],
    begun: [] as number[],
    grown: [] as number[],
  };
  for (let turn = 1; turn <= times; turn++) {
    say(`${objects} objects, ${changes} changes: ${turn} of ${times}`);
    runs.alone.push(await alone());
    const { id, durationMs, grownMb } = await relayed(given());
    runs.relayed.push(durationMs);
    runs.grown.push(grownMb);
    const { first, begun } = await latencyOf(id);
    runs.first.push(first);
    runs.begun.push(begun);
  }
  say(`${lines} log entries`);
  const { id } = await relayed({ objects: 1, changes: 0, lines }, "Relayed");
  const kept = await rowsOf(client, `/extras/job-logs/?job_result=${id}&message__isw=line&limit=1`);
  if (kept.length === 0) throw new Error("no log entry arrived");
  const [without, withJob] = [middle(runs.alone), middle(runs.relayed)];
  const figures = {
    ...{ real: values.real, objects, changes, times },
    firstLineBeyondNautobotMs: round(middle(runs.first), 0),
    runBegunMs: round(middle(runs.begun), 0),
    aloneMs: round(without, 0),
    relayedMs: round(withJob, 0),
    addedPercent: round((withJob / without - 1) * 100, 1),
    workerGrowthMb: round(Math.max(...runs.grown), 1),
    logEntries: lines,
    logSeconds: round(await secondsOf(id), 1),
  };
  console.log(JSON.stringify(figures));
} finally {
  await service.close();
}
