import type { Call, Client, JobResult } from "../nautobot/index.js";
import { jobRecords } from "./companion.js";

/** How far the clocks of Nautobot and the bridge may be apart. */
const CLOCKS_MS = 10 * 60_000;

/**
 * The job result that stands for a run, or is about to: one that was given the run's id, or says it in its result.
 * One that ended without recording the run does not count.
 */
export async function findJobResult(
  client: Client,
  { id, startedAt }: { id: string; startedAt: string },
  slug: string,
  call: Call,
): Promise<JobResult | undefined> {
  const jobs = Array.from((await jobRecords(client, { slug }, call)).values(), (job) => job.id);
  if (jobs.length === 0) return undefined;
  const date_created__gte = [new Date(Date.parse(startedAt) - CLOCKS_MS).toISOString()];
  const query = { job_model: jobs, date_created__gte };
  for await (const result of client.list("/extras/job-results/", { ...call, query })) {
    if (runOf(result.result) === id) return result;
    const given = (result.task_kwargs as { run_id?: unknown } | null)?.run_id;
    if (given === id && result.result === null && ["PENDING", "STARTED"].includes(result.status.value))
      return result;
  }
  return undefined;
}

/** The run that a job result records. */
export const runOf = (result: unknown): unknown => (result as { run?: unknown } | null)?.run;
