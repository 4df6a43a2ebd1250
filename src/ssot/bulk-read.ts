import { gunzip } from "node:zlib";
import { promisify } from "node:util";
import { BridgeError } from "../lib/errors.js";
import { type Client, type JobResult, NautobotError } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { type BulkPlan, bulkPlan } from "./bulk-plan.js";
import type { Row } from "./columns.js";

const JOB = { job_class_name: ["BulkReadJob"] };
const MODULE = ".jobs.bulk_read";
/** Fewer objects are read by GraphQL sooner than a Job begins. */
export const BULK_FROM = 10_000;
/** With all workers busy for longer, GraphQL is used. */
const START_WITHIN_MS = 5_000;

/** What the Job says of one type. */
type Part = { refused: string } | { rows: number; files: readonly string[] };

interface BulkOptions {
  signal: AbortSignal;
  warn: (message: string) => void;
}

const unzip = promisify(gunzip);

/**
 * Has the companion read all objects of these bindings: one statement for each type, all at one moment.
 *
 * @returns the rows of those it can read; none at all where there is no companion or it does not get to work
 */
export async function bulkRead(
  client: Client,
  bindings: readonly Binding[],
  options: BulkOptions,
): Promise<ReadonlyMap<Binding, Row[]>> {
  const planned = bindings.flatMap((binding) => {
    const plan = bulkPlan(client.endpoints, binding);
    return plan ? [{ binding, plan }] : [];
  });
  const none = new Map<Binding, Row[]>();
  if (planned.length === 0) return none;
  try {
    const parts = await partsOf(client, planned, options);
    const read = parts.map(async (part, index) => {
      const { binding, plan } = planned[index] ?? {};
      if (!binding || !plan || "refused" in part) return [];
      return [[binding, await rowsOf(client, plan, part, options.signal)] as const];
    });
    return new Map((await Promise.all(read)).flat());
  } catch (error) {
    options.signal.throwIfAborted();
    if (!(error instanceof BridgeError) || error.code === "NAUTOBOT_UNREACHABLE") throw error;
    if (!(error instanceof NautobotError && error.code === "NAUTOBOT_FORBIDDEN"))
      options.warn(`The companion could not read in bulk, GraphQL does: ${error.message}`);
    return none;
  }
}

async function partsOf(
  client: Client,
  planned: readonly { binding: Binding; plan: BulkPlan }[],
  { signal }: BulkOptions,
): Promise<readonly Part[]> {
  const job = await findJob(client, signal);
  if (job === undefined) return [];
  const plan = planned.map(({ binding: { scope }, plan: { type, fields } }) => ({
    type,
    fields,
    filters: scope,
  }));
  const queued = await client.runJob(job, { plan }, { signal });
  const done = await client.followJob(queued.id, { signal, startWithinMs: START_WITHIN_MS });
  if (done.status.value !== "SUCCESS")
    throw new BridgeError("COMPANION_FAILED", `its Job "${done.name}" is ${done.status.value}`);
  return typesOf(done);
}

async function findJob(client: Client, signal: AbortSignal): Promise<string | undefined> {
  for await (const job of client.list("/extras/jobs/", { query: JOB, signal }))
    if (job.installed && job.enabled && job.module_name.endsWith(MODULE)) return job.id;
  return undefined;
}

const typesOf = ({ result }: JobResult): readonly Part[] => (result as { types: readonly Part[] }).types;

async function rowsOf(
  client: Client,
  plan: BulkPlan,
  { rows: expected, files }: { rows: number; files: readonly string[] },
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const file of files) {
    const content = await client.download(`/extras/file-proxies/${file}/download/`, { signal });
    const lists = JSON.parse((await unzip(content)).toString()) as unknown[][];
    for (const values of lists) rows.push(plan.rowOf(values));
  }
  if (rows.length === expected) return rows;
  const message = `its files have ${rows.length} of ${expected} objects`;
  throw new BridgeError("LOAD_INCOMPLETE", message);
}
