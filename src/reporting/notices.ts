import type { Logger } from "../lib/logger.js";
import type { Call, Client } from "../nautobot/index.js";
import { first, type Companion } from "./companion.js";
import { pathOf, type JobRecord, type JobRecords } from "./job-records.js";

/** Jobs that the bridge starts itself, whatever their name. */
const COMPANIONS = /\.jobs\.(run_report|bulk_read)\./;

/** What starts a Job by itself, and the filter that finds it. */
const STARTERS = [
  ["schedule", "/extras/scheduled-jobs/", "job_model"],
  ["job hook", "/extras/job-hooks/", "job"],
  ["job button", "/extras/job-buttons/", "job"],
] as const;

/** What one address has room for. */
const JOBS_AT_ONCE = 50;

/**
 * Tells what an installation did to Nautobot's Jobs that Nautobot itself says nowhere: which schedules, hooks and buttons
 * start nothing any more because their Job is gone, and which Job was given another name because its own was taken.
 *
 * @param before the records of the companion's Jobs before the installation
 */
export async function tellChanges(
  client: Client,
  { jobs }: Companion,
  { before, after }: { before: JobRecords; after: JobRecords },
  logger: Logger,
  call: Call,
): Promise<void> {
  const gone = [...before].flatMap(([path, { installed }]) => {
    const job = after.get(path);
    return installed && !jobs.includes(path) && job?.installed === false ? [job] : [];
  });
  for (const { name } of gone) logger.info(`The Job "${name}" is no longer installed; its history stays.`);
  await tellStarters(client, gone, logger, call);
  for (const path of jobs) {
    const job = after.get(path);
    // receivers are named after their job, and the companion's own Jobs are for nobody to start
    const isOne = job && !job.is_job_hook_receiver && !job.is_job_button_receiver && !before.has(path);
    if (isOne && !COMPANIONS.test(path)) await tellNumbered(client, job, logger, call);
  }
}

/** Tells which schedules, hooks and buttons start nothing any more because these Jobs are gone. */
export async function tellStarters(
  client: Client,
  gone: readonly JobRecord[],
  logger: Logger,
  call: Call,
): Promise<void> {
  const names = new Map(gone.map(({ id, name }) => [id, name]));
  const ids = [...names.keys()];
  for (let at = 0; at < ids.length; at += JOBS_AT_ONCE)
    for (const [what, path, filter] of STARTERS) {
      const query = { [filter]: ids.slice(at, at + JOBS_AT_ONCE) };
      for await (const row of client.list(path, { ...call, query })) {
        const job = "job_model" in row ? row.job_model : row.job;
        logger.warning(
          `The ${what} "${row.name}" starts nothing any more: its Job "${names.get(job?.id ?? "") ?? ""}" is gone. ` +
            `Make it anew for another Job, or delete it; once the Job is back, enable it again.`,
        );
      }
    }
}

/** Nautobot numbers Jobs whose name another has: "Sites (2)". */
async function tellNumbered(client: Client, job: JobRecord, logger: Logger, call: Call): Promise<void> {
  const name = /^(.+) \(\d+\)$/.exec(job.name)?.[1];
  if (name === undefined) return;
  const other = await first(client.list("/extras/jobs/", { ...call, query: { name: [name] } }));
  if (other)
    logger.warning(
      `Nautobot has another Job named "${name}", ${pathOf(other)}: this one is "${job.name}" there. ` +
        `If that confuses, give the job another meta.name, or one of the two another name in Nautobot.`,
    );
}
