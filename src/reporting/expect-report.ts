import type { Call, Client } from "../nautobot/index.js";
import { DEFAULT_NAME, jobRecords, type JobRecords, slugOf } from "./job-records.js";

/** What posting a report needs to know of Nautobot. */
export interface Readiness {
  /** The companion's Jobs. */
  jobs: Promise<JobRecords>;
  /** Settled once Nautobot knows its workers. */
  workers: Promise<unknown>;
}

/**
 * Asks ahead, while a run goes on. Before it starts a Job Nautobot waits a second for its workers to answer, unless it
 * did so in the last five; showing a job queue makes it wait now.
 */
export function expectReport(client: Client, call: Call = {}, name = DEFAULT_NAME): Readiness {
  const jobs = jobRecords(client, { slug: slugOf(name) }, call);
  jobs.catch(() => undefined); // awaited when there is a report
  const queues = { path: "/extras/job-queues/", query: { limit: 1, depth: 0 } };
  const workers = client.request({ ...call, method: "GET", ...queues }).catch(() => undefined);
  return { jobs, workers };
}
