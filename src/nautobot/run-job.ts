import { setTimeout as wait } from "node:timers/promises";
import { BridgeError } from "../lib/errors.js";
import type { Http } from "./http.js";
import type { Call, Row } from "./types.js";

export type JobResult = Row<"/extras/job-results/">;

export interface RunJobOptions extends Call {
  /** Contents of the Job's file variables, by variable. Above 2.5 MB Nautobot takes data only as files. */
  files?: Record<string, { name: string; content: string | Uint8Array<ArrayBuffer> }>;
}

export interface FollowOptions extends Call {
  /** A job result that no worker has begun with by then is returned as it is, PENDING. */
  startWithinMs?: number;
}

/** No Job has ended before. */
const FIRST_LOOK_MS = 100;
const SHORTEST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 3_000;
const FINAL = new Set(["SUCCESS", "FAILURE", "REVOKED"]);

/** Has Nautobot run a Job, and returns the job result as it is when it was queued. */
export async function startJob(
  http: Http,
  job: string,
  data: Record<string, unknown>,
  { files, signal }: RunJobOptions,
): Promise<JobResult> {
  const path = `/extras/jobs/${encodeURIComponent(job)}/run/`;
  const body = files ? formOf(data, files) : { data };
  const answer = await http.send({ method: "POST", path, body, ...(signal && { signal }) });
  const { job_result, scheduled_job } = answer as {
    job_result?: JobResult | null;
    scheduled_job?: { id: string } | null;
  };
  if (job_result) return job_result;
  if (scheduled_job) await forget(http, scheduled_job.id);
  throw new BridgeError("NAUTOBOT_REQUEST", `POST ${path}: Nautobot wants approval before it runs the Job`, {
    fix:
      "Leave this Job out of the approval workflow definition by its constraints " +
      "(in Nautobot 2.4: let it run without approval).",
  });
}

/** What waits for approval would be made again each time that the Job is asked for. */
async function forget(http: Http, scheduled: string): Promise<void> {
  await http.send({ method: "DELETE", path: `/extras/scheduled-jobs/${scheduled}/` }).catch(() => undefined);
}

/** Variables as form fields: what is not text is sent as JSON. */
function formOf(data: Record<string, unknown>, files: NonNullable<RunJobOptions["files"]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(data))
    form.append(name, typeof value === "string" ? value : JSON.stringify(value));
  for (const [variable, { name, content }] of Object.entries(files))
    form.append(variable, new Blob([content]), name);
  return form;
}

/**
 * Looks at a job result until it is final: SUCCESS, FAILURE or REVOKED; or was not begun with in time. Each wait is a
 * quarter of the time until then: an end is seen that much late at most, and looking costs Nautobot little.
 */
export async function followJobResult(
  look: () => Promise<JobResult>,
  { startWithinMs = Infinity, signal }: FollowOptions,
): Promise<JobResult> {
  const since = performance.now();
  for (let pause = FIRST_LOOK_MS; ;) {
    await wait(pause, undefined, { signal }).catch((error: unknown) => {
      throw signal?.aborted ? signal.reason : error;
    });
    const result = await look();
    const status = statusOf(result);
    const elapsed = performance.now() - since;
    if (FINAL.has(status) || (status === "PENDING" && elapsed > startWithinMs)) return result;
    pause = Math.min(Math.max(elapsed / 4, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
  }
}

const statusOf = ({ status }: JobResult): string => status.value;
