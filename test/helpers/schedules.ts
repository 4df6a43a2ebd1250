import type { Client, JobResult } from "../../src/nautobot/index.js";
import { NautobotServer } from "./nautobot-server.js";
import { found } from "./found.js";
import { rowsOf } from "./nautobot-jobs.js";

/** Nautobot takes no earlier start than 15 seconds from now. */
const SOON_SECONDS = 17;

/**
 * What starts scheduled Jobs; undefined where the tests were not told of the Nautobot's files. It may miss what is
 * scheduled while it starts: schedule first.
 */
export const beat = (): { stop(): Promise<void> } | undefined =>
  NautobotServer.with("")?.start("celery", "beat", "--pidfile=");

/** Has a Job run once, as soon as Nautobot allows unless told otherwise; the id of the schedule. */
export async function schedule(
  client: Client,
  job: string,
  name: string,
  data: Record<string, unknown>,
  seconds = SOON_SECONDS,
): Promise<string> {
  const start_time = new Date(Date.now() + seconds * 1000).toISOString();
  const body = { data, schedule: { name, start_time, interval: "future" } };
  const answer = await client.request({ method: "POST", path: `/extras/jobs/${job}/run/`, body });
  return (answer as { scheduled_job: { id: string } }).scheduled_job.id;
}

/** The final job result of a schedule that runs once. */
export async function resultOf(client: Client, scheduled: string): Promise<JobResult> {
  const path = `/extras/job-results/?scheduled_job=${scheduled}`;
  const row = await found(async () => (await rowsOf(client, path))[0]);
  return client.followJob(String(row["id"]));
}
