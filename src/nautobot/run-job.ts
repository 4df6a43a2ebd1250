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
  /** Milliseconds until the first look; each wait is half as long again, up to 3 s. */
  everyMs?: number;
}

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
  const result = (answer as { job_result?: JobResult | null }).job_result;
  if (!result)
    throw new BridgeError("NAUTOBOT_REQUEST", `POST ${path}: Nautobot did not start the Job`, {
      fix: "Allow the Job to be run without approval.",
    });
  return result;
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

/** Looks at a job result until it is final: SUCCESS, FAILURE or REVOKED. */
export async function followJobResult(
  look: () => Promise<JobResult>,
  { everyMs = 250, signal }: FollowOptions,
): Promise<JobResult> {
  for (let pause = everyMs; ; pause = Math.min(pause * 1.5, LONGEST_WAIT_MS)) {
    const result = await look();
    if (FINAL.has(statusOf(result))) return result;
    await wait(pause, undefined, { signal }).catch((error: unknown) => {
      throw signal?.aborted ? signal.reason : error;
    });
  }
}

const statusOf = ({ status }: JobResult): string => status.value;
