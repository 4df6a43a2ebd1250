import type { RunStatus } from "../jobs/report.js";
import type { Call, Client, JobResult } from "../nautobot/index.js";
import type { JobRecords } from "./job-records.js";

/** How far the clocks of Nautobot and the bridge may be apart. */
const CLOCKS_MS = 10 * 60_000;
/** Longer than any Job of the companion goes on once its run has ended: one whose worker was killed says STARTED for ever. */
const LOST_MS = 35 * 60_000;

/** A run that a job result is looked for. */
export interface Sought {
  id: string;
  /** ISO 8601: no job result of this run is older. */
  since: string;
  /** Once it has ended. */
  ended?: { at: Date; status: RunStatus };
}

/**
 * The job result that stands for a run, or is about to: one that was given the run's id, or says it in its result.
 * One that ended without recording the run does not count, unless the run ended with it.
 *
 * @param records of the companion's Jobs
 */
export async function findJobResult(
  client: Client,
  run: Sought,
  records: JobRecords,
  call: Call,
): Promise<JobResult | undefined> {
  const jobs = Array.from(records.values(), ({ id }) => id);
  if (jobs.length === 0) return undefined;
  const date_created__gte = [new Date(Date.parse(run.since) - CLOCKS_MS).toISOString()];
  const query = { job_model: jobs, date_created__gte };
  for await (const result of client.list("/extras/job-results/", { ...call, query }))
    if (stands(result, run)) return result;
  return undefined;
}

function stands(row: JobResult, run: Sought): boolean {
  const { result, status, task_kwargs } = row;
  if (runOf(result) === run.id) return true;
  if ((task_kwargs as { run_id?: unknown } | null)?.run_id !== run.id) return false;
  if (status.value === "REVOKED") return run.ended?.status === "cancelled";
  return status.value === "PENDING" || (status.value === "STARTED" && !isLost(row, run));
}

const isLost = ({ date_started }: JobResult, { ended }: Sought): boolean =>
  ended !== undefined && Date.now() > Math.max(ended.at.getTime(), Date.parse(date_started ?? "")) + LOST_MS;

/** The run that a job result records; one that says it does not know what became of it records none. */
export const runOf = (result: unknown): unknown => {
  const { run, status } = (result ?? {}) as { run?: unknown; status?: unknown };
  return status === "unknown" ? undefined : run;
};
