import type { RunRequest } from "../jobs/request.js";
import { NO_APPROVAL, type ApprovalPolicy } from "../jobs/plan/policy.js";
import { parseVariables } from "../jobs/variables.js";
import { findJob, type RegisteredJob } from "../plugin-host/index.js";

/** What can be run, and the variables that the configuration gives each job. */
export interface Catalogue {
  jobs: ReadonlyMap<string, RegisteredJob>;
  /** By job id or slug. */
  defaults: Readonly<Record<string, JobSettings>>;
}

/** What the configuration says of one job. */
interface JobSettings {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly approval?: ApprovalPolicy;
}

/** Who lets changes of each job through, by its id. */
export const approvalsOf =
  ({ jobs, defaults }: Catalogue) =>
  (job: string): ApprovalPolicy => {
    const own = defaults[job] ?? defaults[jobs.get(job)?.slug ?? ""];
    return own?.approval ?? NO_APPROVAL;
  };

/** The variables that the configuration gives a job. */
export const configuredFor = (
  { defaults }: Pick<Catalogue, "defaults">,
  { id, slug }: Pick<RegisteredJob, "id" | "slug">,
): Readonly<Record<string, unknown>> => defaults[id]?.variables ?? defaults[slug]?.variables ?? {};

/**
 * The request with its job's full id and the configured variables filled in, checked before anything starts.
 *
 * @throws BridgeError JOB_UNKNOWN or VARIABLE_INVALID
 */
export async function prepareRequest({ jobs, defaults }: Catalogue, asked: RunRequest): Promise<RunRequest> {
  const { id, slug, jobClass } = findJob(jobs, asked.job);
  const variables = { ...configuredFor({ defaults }, { id, slug }), ...asked.variables };
  await parseVariables(jobClass.meta.variables ?? {}, variables);
  return { ...asked, job: id, variables };
}

/** What a run must not share with another while it goes: its job's target, as the job tells it by its variables. */
export async function laneOf({ jobs }: Catalogue, { job, variables }: RunRequest): Promise<string> {
  const { id, jobClass } = findJob(jobs, job);
  const { target, variables: schemas = {} } = jobClass.meta;
  return target ? `${id} ${target(await parseVariables(schemas, variables))}` : id;
}
