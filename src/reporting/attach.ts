import { BridgeError } from "../lib/errors.js";
import type { Call, Client } from "../nautobot/index.js";
import { findIntegration, jobPath } from "./companion.js";
import { jobRecords, slugOf } from "./job-records.js";
import { findJobResult } from "./find-result.js";
import type { BridgeJob } from "./generate/index.js";

/**
 * Has the Job in Nautobot that stands for a bridge job follow a run that was asked for elsewhere, unless it does already.
 *
 * @param name the companion's name
 * @returns the id of its job result
 * @throws BridgeError COMPANION_MISSING when Nautobot lacks the Job, or the address of the bridge
 */
export async function attachJob(
  client: Client,
  name: string,
  job: BridgeJob,
  run: { id: string; since: string },
  call: Call = {},
): Promise<string> {
  const slug = slugOf(name);
  const path = jobPath(slug, job);
  const records = await jobRecords(client, { slug }, call);
  const record = records.get(path);
  if (!record?.installed || !record.enabled)
    throw missing(`The Job ${path} is ${record?.installed ? "not enabled" : "not installed"}`, client);
  if (!(await findIntegration(client, { name }, call))?.secrets_group)
    throw missing("The address and token of this bridge are not known", client);
  const begun = await findJobResult(client, run, records, call);
  return (begun ?? (await client.runJob(record.id, { run_id: run.id }, call))).id;
}

const missing = (what: string, { url }: Client): BridgeError =>
  new BridgeError("COMPANION_MISSING", `${what} in the Nautobot at ${url}.`);
