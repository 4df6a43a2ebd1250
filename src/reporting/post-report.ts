import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { z } from "zod";
import type { RunReport } from "../jobs/report.js";
import { BridgeError } from "../lib/errors.js";
import { NautobotError, type Call, type Client, type JobResult } from "../nautobot/index.js";
import { causeOf, pageOf, reportPath } from "./companion.js";
import { DEFAULT_NAME, jobRecords, type JobRecords, slugOf } from "./job-records.js";
import type { Readiness } from "./expect-report.js";
import { findJobResult, runOf, type Sought } from "./find-result.js";
import { runReport } from "./report-schema.js";

const compress = promisify(gzip);

/**
 * Makes sure that a run's report is a job result, exactly one: has the companion write it, unless it did or does
 * already, and waits until that is done.
 *
 * @param call - `ahead` is what was asked before, by the process that began the run: nobody else can have told Nautobot
 *   of it; `since` when the run was asked for, its start unless given
 * @param name the companion's name
 * @returns the job result's id and the address of its page
 * @throws BridgeError COMPANION_MISSING when it is not installed or not enabled; COMPANION_FAILED when it did not
 *   record the run. That the job result of a failed run is a FAILURE is no failure here.
 */
export async function postReport(
  client: Client,
  report: RunReport,
  { ahead, since, ...call }: Call & { ahead?: Readiness | undefined; since?: string | undefined } = {},
  name = DEFAULT_NAME,
): Promise<{ id: string; url: string }> {
  const checked = runReport.safeParse(report);
  if (!checked.success) {
    const fix = "This is a defect of nautobot-bridge: please report it.";
    throw new BridgeError("COMPANION_FAILED", `The report is malformed: ${z.prettifyError(checked.error)}`, {
      fix,
    });
  }
  const slug = slugOf(name);
  const records = await (ahead?.jobs ?? jobRecords(client, { slug }, call));
  const job = reportJob(client, slug, records);
  const known = ahead ? undefined : await findJobResult(client, soughtOf(report, since), records, call);
  await ahead?.workers;
  const begun = known ?? (await upload(client, job, report, call));
  const done = await client.followJob(begun.id, call);
  if (!recorded(done, report)) {
    const cause = await causeOf(client, done, call);
    const message = `The companion did not record the run: ${cause} (${pageOf(client, done)} is ${done.status.value})`;
    throw new BridgeError("COMPANION_FAILED", message);
  }
  return { id: done.id, url: pageOf(client, done) };
}

const soughtOf = ({ id, startedAt, durationMs, status }: RunReport, since = startedAt): Sought => ({
  id,
  since,
  ended: { at: new Date(Date.parse(startedAt) + durationMs), status },
});

async function upload(client: Client, job: string, report: RunReport, call: Call): Promise<JobResult> {
  // The companion relies on the run's id in the name, to know its own upload by it.
  const name = `bridge-run-${report.id}.json.gz`;
  const content = new Uint8Array(await compress(JSON.stringify(report)));
  const files = { report: { name, content } };
  return client.runJob(job, { run_id: report.id }, { ...call, files }).catch((error: unknown) => {
    // Its record is there and says "installed", but the code is not.
    throw error instanceof NautobotError && error.status === 405
      ? missing(client, "has lost its code", SYNC_AGAIN)
      : error;
  });
}

function reportJob(client: Client, slug: string, records: JobRecords): string {
  const job = records.get(reportPath(slug));
  if (job?.installed && job.enabled) return job.id;
  const state = job?.installed ? "is installed but not enabled" : "is not installed";
  throw missing(client, state);
}

const missing = (client: Client, state: string, options?: { fix: string }): BridgeError =>
  new BridgeError("COMPANION_MISSING", `The companion ${state} in the Nautobot at ${client.url}.`, options);

const SYNC_AGAIN = {
  fix:
    'While nautobot-bridge serves it at the address that Nautobot has for its Git repository "nautobot-bridge", ' +
    "press Sync there. (Start the service with: nautobot-bridge serve)",
};

/** A Nautobot before `Job.fail` has no result where the Job had to raise; the exception is the companion's own then. */
function recorded({ status, result }: JobResult, report: RunReport): boolean {
  // somebody cancelled the Job that followed the run, and with it the run
  if (status.value === "REVOKED") return report.status === "cancelled";
  if (status.value !== (report.status === "succeeded" ? "SUCCESS" : "FAILURE")) return false;
  const { exc_type } = (result ?? {}) as { exc_type?: unknown };
  return runOf(result) === report.id || exc_type === "RunFailedError";
}
