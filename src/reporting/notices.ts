import type { Logger } from "../lib/logger.js";
import type { Call, Client } from "../nautobot/index.js";
import { first, pathOf, type Companion, type JobRecord, type JobRecords } from "./companion.js";

/** Jobs that the bridge starts itself, whatever their name. */
const COMPANIONS = /\.jobs\.(run_report|bulk_read)\./;

/** What starts a Job by itself, and the filter that finds it. */
const STARTERS = [
  ["schedule", "/extras/scheduled-jobs/", "job_model"],
  ["job hook", "/extras/job-hooks/", "job"],
  ["job button", "/extras/job-buttons/", "job"],
] as const;

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
  for (const [path, { installed }] of before)
    if (installed && !jobs.includes(path) && after.get(path)?.installed !== true)
      await tellGone(client, after.get(path), logger, call);
  for (const path of jobs) {
    const job = after.get(path);
    // receivers are named after their job, and the companion's own Jobs are for nobody to start
    const isOne = job && !job.is_job_hook_receiver && !job.is_job_button_receiver && !before.has(path);
    if (isOne && !COMPANIONS.test(path)) await tellNumbered(client, job, logger, call);
  }
}

async function tellGone(
  client: Client,
  job: JobRecord | undefined,
  logger: Logger,
  call: Call,
): Promise<void> {
  if (!job) return;
  logger.info(`The Job "${job.name}" is no longer installed; its history stays.`);
  for (const [what, path, filter] of STARTERS)
    for await (const { name } of client.list(path, { ...call, query: { [filter]: [job.id] } }))
      logger.warning(
        `The ${what} "${name}" starts nothing any more: its Job "${job.name}" is gone. ` +
          `Make it anew for another Job, or delete it; once the Job is back, enable it again.`,
      );
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
