import { systemsOf } from "../jobs/job.js";
import { jobResultAt } from "../jobs/pipeline.js";
import type { ChangeReport, LogEntry, RunReport } from "../jobs/report.js";
import { shownVariables } from "../jobs/variables.js";
import type { Seal } from "../lib/seal.js";
import type { RegisteredJob } from "../plugin-host/index.js";
import type { RunRecord, Store } from "../store/index.js";
import { changePages, PAGE, pagesOf } from "./pages.js";
import { requestOf } from "./request.js";

interface LostOptions {
  store: Store;
  seal: Seal;
  /** Without the run's job, systems and variables are not told. */
  jobs: ReadonlyMap<string, RegisteredJob>;
  /** The URL of Nautobot. */
  nautobot: string;
}

/** The report of a run whose process ended before it could make one: what the store has of it. */
export async function lostReport(
  run: RunRecord,
  { store, seal, jobs, nautobot }: LostOptions,
): Promise<RunReport> {
  const { id, job, trigger, dryRun, requestedAt, startedAt = requestedAt, endedAt = startedAt } = run;
  const jobClass = jobs.get(job)?.jobClass;
  const request = await store.queue.request(id);
  const asked = request && requestOf(request, seal);
  const changes = await all(changePages(store, id));
  return {
    id,
    job,
    name: jobClass?.meta.name ?? job,
    ...(jobClass ? systemsOf(jobClass) : { source: "unknown", target: "unknown" }),
    trigger,
    dryRun,
    status: run.state === "cancelled" ? "cancelled" : "failed",
    startedAt,
    durationMs: Math.max(Date.parse(endedAt) - Date.parse(startedAt), 0),
    variables: shownVariables(jobClass?.meta.variables ?? {}, asked?.variables ?? {}),
    summary: summaryOf(changes),
    steps: run.steps,
    changes,
    // how objects are nested was known to the process only
    diff: {},
    log: await all<LogEntry>(pagesOf((after) => store.log(id, { limit: PAGE, after }))),
    requests: { count: 0, bytes: 0 },
    ...(run.error && { error: run.error }),
    ...(asked?.jobResult !== undefined && { jobResult: jobResultAt(nautobot, asked.jobResult) }),
  };
}

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) for (const item of page) items.push(item);
  return items;
}

function summaryOf(changes: readonly ChangeReport[]): RunReport["summary"] {
  const count = (action: string): number => changes.filter((change) => change.action === action).length;
  const skip = changes.filter(({ status }) => status === "skipped").length;
  return { create: count("create"), update: count("update"), delete: count("delete"), "no-change": 0, skip };
}
