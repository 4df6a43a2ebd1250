import { nameObject } from "../jobs/object-name.js";
import { schemasOf } from "../jobs/variables.js";
import { isSecret } from "../jobs/secret.js";
import type { RunRequest } from "../jobs/request.js";
import { BridgeError } from "../lib/errors.js";
import type { Claim } from "../runs/index.js";
import { NautobotError, type Call, type Client } from "../nautobot/index.js";
import { jobPath, pageOf } from "./companion.js";
import { changedObject, pressedObject, type AnyObject } from "./changed-object.js";
import { fieldNames, type BridgeJob } from "./generate/index.js";

interface JobResultRecord {
  id: string;
  status: { value: string };
  task_kwargs: Record<string, unknown> | null;
  job_model: { module_name: string; job_class_name: string; dryrun_default: boolean } | null;
  user: { username: string } | null;
}

/**
 * The request of a Job that runs in Nautobot, as Nautobot itself has it: user, variables, dry run and, for a job hook or
 * button, the object are read from the job result, which must be running and be that job's. A caller that only has the
 * bridge's token can make up none of them.
 *
 * @param slug the name under which Nautobot imports the companion
 * @throws BridgeError JOB_RESULT_REFUSED, NAUTOBOT_UNREACHABLE and the like
 */
export async function readBack(
  client: Client,
  slug: string,
  job: BridgeJob,
  claim: Claim,
  call: Call = {},
): Promise<RunRequest> {
  const record = await jobResultOf(client, claim.jobResult, call);
  if (record.status.value !== "STARTED")
    throw refused(`The job result ${record.id} is ${record.status.value} and not running.`);
  const { module_name = "", job_class_name = "", dryrun_default = true } = record.job_model ?? {};
  const own = jobPath(slug, job);
  const path = `${module_name}.${job_class_name}`;
  const kwargs = record.task_kwargs ?? {};
  const common = {
    job: job.id,
    trigger: "nautobot",
    jobResult: record.id,
    idempotencyKey: `nautobot:${record.id}`,
    ...(record.user && { requestedBy: record.user.username }),
  } as const;
  if (path === own) {
    return {
      ...common,
      variables: variablesOf(job, kwargs, claim.secrets),
      dryRun: kwargs["dryrun"] !== false,
      memory: kwargs["memory_profiling"] === true,
      full: kwargs["full"] === true,
    };
  }
  const ofReceiver = { ...common, variables: {}, dryRun: dryrun_default, memory: false };
  if (path === `${own}OnChange`) return narrowed(ofReceiver, job, await changedObject(client, kwargs, call));
  if (path === `${own}Button`) return narrowed(ofReceiver, job, await pressedObject(client, kwargs, call));
  throw refused(`The job result ${record.id} is one of ${path}, not of ${own} (${pageOf(client, record)}).`);
}

async function jobResultOf(client: Client, id: string, { signal }: Call): Promise<JobResultRecord> {
  const path = `/extras/job-results/${encodeURIComponent(id)}/`;
  try {
    const query = { depth: 1 };
    return (await client.request({
      method: "GET",
      path,
      query,
      ...(signal && { signal }),
    })) as JobResultRecord;
  } catch (error) {
    if (error instanceof NautobotError && error.status === 404)
      throw refused(`There is no job result ${id} in the Nautobot at ${client.url}.`);
    throw error;
  }
}

const refused = (message: string): BridgeError => new BridgeError("JOB_RESULT_REFUSED", message);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** The form's fields as variables: what was left empty was not given. */
function variablesOf(
  { jobClass }: BridgeJob,
  kwargs: Readonly<Record<string, unknown>>,
  secrets: Claim["secrets"],
): Record<string, unknown> {
  const schemas = schemasOf(jobClass.meta.variables ?? {});
  const names = fieldNames(Object.keys(schemas));
  const variables: Record<string, unknown> = {};
  for (const [variable, schema] of Object.entries(schemas)) {
    const field = names.get(variable) ?? variable;
    if (isEmpty(kwargs[field])) continue;
    // Nautobot has the SecretsGroup that was chosen, and its Job the value
    const value = isSecret(schema) ? secrets[field] : kwargs[field];
    if (!isEmpty(value)) variables[variable] = value;
  }
  return variables;
}

/** Limits a run to the object that it is about, where the job says which one that is in its diff. */
function narrowed(
  request: Omit<RunRequest, "reason" | "scope">,
  { jobClass }: BridgeJob,
  { model, name, action, states }: AnyObject,
): RunRequest {
  const template = jobClass.meta.objects?.[model];
  const objects = template ? states.flatMap((state) => nameObject(template, state) ?? []) : [];
  const known = new Map(objects.map((object) => [`${object.type} ${object.uid}`, object]));
  const reason = `${model} ${name} ${action}`;
  if (known.size === 0)
    return { ...request, reason: `${reason}; the job does not say which object that is: all are compared` };
  return { ...request, reason, scope: { objects: [...known.values()] } };
}
