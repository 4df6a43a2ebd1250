import type { RunRecord, Store } from "../store/index.js";

/** The newest runs of each of these jobs, newest first. */
export async function lastRunsOf(
  store: Pick<Store, "lastRuns">,
  jobs: readonly string[],
  count: number,
): Promise<ReadonlyMap<string, RunRecord[]>> {
  const byJob = new Map<string, RunRecord[]>();
  for (const run of await store.lastRuns(jobs, count))
    byJob.set(run.job, [...(byJob.get(run.job) ?? []), run]);
  return byJob;
}

/** Seconds since then. */
export const ageOf = (at: string): number => Math.round((Date.now() - Date.parse(at)) / 1000);
