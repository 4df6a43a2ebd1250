import { BridgeError } from "../lib/errors.js";
import { NautobotError, type Call, type Client, type JobResult, type Row } from "../nautobot/index.js";
import { companionRepository } from "./companion-repository.js";

/** Nautobot imports the repository's Python under its slug. */
export const SLUG = "nautobot_bridge";
const JOB = { module_name: [`${SLUG}.jobs.run_report`], job_class_name: ["RunReportJob"] };

export interface CompanionStatus {
  /** Whether the Job is there, its code included. */
  installed: boolean;
  enabled: boolean;
  /** The commit that Nautobot has; absent when it has none. */
  version?: string;
  /** The commit that this bridge brings. */
  expected: string;
  /** Whether the two are the same. */
  current: boolean;
  /** Where Nautobot gets the repository from. */
  url?: string;
}

/** What Nautobot has of the companion. Reads only. */
export async function companionStatus(client: Client, call: Call = {}): Promise<CompanionStatus> {
  const repository = await findRepository(client, call);
  const job = await findJob(client, call);
  const expected = companionRepository().head;
  const version = repository?.current_head;
  return {
    installed: job !== undefined && job.installed && (await hasCode(client, job.id, call)),
    enabled: job?.enabled ?? false,
    ...(version && { version }),
    expected,
    current: version === expected,
    ...(repository && { url: repository.remote_url }),
  };
}

/** A web process that has lost its copy fetches it again for this question; it has no form when it cannot. */
async function hasCode(client: Client, id: string, { signal }: Call): Promise<boolean> {
  try {
    await client.request({ method: "GET", path: `/extras/jobs/${id}/variables/`, ...(signal && { signal }) });
    return true;
  } catch (error) {
    if (error instanceof NautobotError && error.status === 404) return false;
    throw error;
  }
}

/** The Git repository's record in Nautobot. */
export const findRepository = (
  client: Client,
  call: Call,
): Promise<Row<"/extras/git-repositories/"> | undefined> =>
  first(client.list("/extras/git-repositories/", { ...call, query: { slug: [SLUG] } }));

/** The Job's record; it stays behind, not installed, when its code is gone. */
export const findJob = (client: Client, call: Call): Promise<Row<"/extras/jobs/"> | undefined> =>
  first(client.list("/extras/jobs/", { ...call, query: JOB }));

async function first<T>(rows: AsyncIterable<T>): Promise<T | undefined> {
  for await (const row of rows) return row;
  return undefined;
}

/** Nautobot queues nothing without a worker: it answers 503. */
export async function requireWorker(client: Client, { signal }: Call): Promise<void> {
  const answer = await client.request({ method: "GET", path: "/status/", ...(signal && { signal }) });
  if ((answer as { "celery-workers-running"?: number })["celery-workers-running"] !== 0) return;
  throw new BridgeError("COMPANION_FAILED", `No Celery worker is running in the Nautobot at ${client.url}.`, {
    fix: "Start one (nautobot-server celery worker), then try again.",
  });
}

/** Where a person sees a job result. */
export const pageOf = (client: Client, { id }: JobResult): string =>
  `${client.url}/extras/job-results/${id}/`;

/** The last thing that a failed job result says of its cause. */
export async function causeOf(client: Client, { id, result }: JobResult, { signal }: Call): Promise<string> {
  const path = `/extras/job-results/${id}/logs/`;
  const entries = await client.request({ method: "GET", path, ...(signal && { signal }) });
  const serious = (entries as { message: string; log_level: string | { value: string } }[]).filter(
    ({ log_level }) =>
      ["error", "failure", "critical"].includes(typeof log_level === "string" ? log_level : log_level.value),
  );
  const thrown = (result as { exc_message?: string | string[] } | null)?.exc_message;
  const said = serious.at(-1)?.message ?? [thrown ?? "no cause given"].flat().join(" ");
  return said.trim().replaceAll(/\s*\n\s*/g, " ");
}
