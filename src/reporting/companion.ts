import { BridgeError } from "../lib/errors.js";
import { NautobotError, type Call, type Client, type JobResult, type Row } from "../nautobot/index.js";
import type { Catalogue } from "../runs/index.js";
import { companionRepository, type CompanionRepository } from "./companion-repository.js";
import { companionSources } from "./companion-sources.js";
import { className, moduleName } from "./generate/index.js";
import { DEFAULT_NAME, jobRecords, pathOf, slugOf } from "./job-records.js";

/** What one bridge puts into Nautobot. */
export interface Companion {
  /** Of the Git repository, the external integration and what belongs to it. */
  name: string;
  /** Nautobot imports the repository's Python under this name. */
  slug: string;
  repository: CompanionRepository;
  /** Its Python: path below the package → content. */
  sources: ReadonlyMap<string, Buffer>;
  /** Every Job in it, as `module.Class`. */
  jobs: readonly string[];
}

/** The companion of a bridge that has these jobs. */
export function companionOf(catalogue: Catalogue, name = DEFAULT_NAME): Companion {
  const slug = slugOf(name);
  const own = Array.from(catalogue.jobs.values(), (job) => jobPath(slug, job));
  const jobs = own.flatMap((path) => [path, `${path}OnChange`, `${path}Button`]);
  const sources = companionSources(catalogue);
  return {
    name,
    slug,
    sources,
    repository: companionRepository(sources),
    jobs: [reportPath(slug), bulkPath(slug), ...jobs.sort()],
  };
}

/** The Job that records a run without asking the bridge. */
export const reportPath = (slug: string): string => `${slug}.jobs.run_report.RunReportJob`;

/** The Job that reads for loads of many objects. */
const bulkPath = (slug: string): string => `${slug}.jobs.bulk_read.BulkReadJob`;

/** The Job that stands for a bridge job. */
export const jobPath = (slug: string, { plugin, slug: job }: { plugin: string; slug: string }): string =>
  `${slug}.jobs.${moduleName(plugin)}.${className(job)}`;

export interface CompanionStatus {
  /** Whether every Job is there, the code included. */
  installed: boolean;
  enabled: boolean;
  /** Whether the external integration with the bridge's address and token is there. */
  connected: boolean;
  /** The commit that Nautobot has; absent when it has none. */
  version?: string;
  /** The commit that this bridge brings. */
  expected: string;
  /** Whether the two are the same. */
  current: boolean;
  /** Where Nautobot gets the repository from. */
  url?: string;
  jobs: { name: string; path: string; enabled: boolean }[];
  /** Jobs of this bridge that are missing or have no code. */
  missing: string[];
}

/** What Nautobot has of the companion. Reads only. */
export async function companionStatus(
  client: Client,
  companion: Companion,
  call: Call = {},
): Promise<CompanionStatus> {
  const repository = await findRepository(client, companion, call);
  const records = await jobRecords(client, companion, call);
  const expected = companion.repository.head;
  const version = repository?.current_head;
  const missing = companion.jobs.filter((path) => !records.get(path)?.installed);
  const report = records.get(reportPath(companion.slug));
  const lost = missing.length === 0 && report !== undefined && !(await hasCode(client, report.id, call));
  const own = companion.jobs.flatMap((path) => records.get(path) ?? []);
  return {
    installed: missing.length === 0 && !lost,
    enabled: missing.length === 0 && own.every(({ enabled }) => enabled),
    connected: (await findIntegration(client, companion, call))?.secrets_group != null,
    ...(version && { version }),
    expected,
    current: version === expected,
    ...(repository && { url: repository.remote_url }),
    jobs: own.map((job) => ({ name: job.name, path: pathOf(job), enabled: job.enabled })),
    missing: lost ? [...companion.jobs] : missing,
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
  { slug }: Companion,
  call: Call,
): Promise<Row<"/extras/git-repositories/"> | undefined> =>
  first(client.list("/extras/git-repositories/", { ...call, query: { slug: [slug] } }));

/** The record with the bridge's address. */
export const findIntegration = (
  client: Client,
  { name }: Pick<Companion, "name">,
  call: Call,
): Promise<Row<"/extras/external-integrations/"> | undefined> =>
  first(client.list("/extras/external-integrations/", { ...call, query: { name: [name] } }));

export async function first<T>(rows: AsyncIterable<T>): Promise<T | undefined> {
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
export const pageOf = (client: Client, { id }: Pick<JobResult, "id">): string =>
  `${client.url}/extras/job-results/${id}/`;

/** What a failed job result says of its cause, the first thing first. */
export async function causeOf(client: Client, { id, result }: JobResult, { signal }: Call): Promise<string> {
  const path = `/extras/job-results/${id}/logs/`;
  const entries = await client.request({ method: "GET", path, ...(signal && { signal }) });
  const serious = (entries as { message: string; log_level: string | { value: string } }[]).filter(
    ({ log_level }) =>
      ["error", "failure", "critical"].includes(typeof log_level === "string" ? log_level : log_level.value),
  );
  const thrown = (result as { exc_message?: string | string[] } | null)?.exc_message;
  const said =
    serious.length > 0 ? serious.slice(0, 3).map(({ message }) => message) : [thrown ?? "no cause given"];
  return said
    .flat()
    .join(" ")
    .trim()
    .replaceAll(/\s*\n\s*/g, " ");
}
