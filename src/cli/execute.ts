import { join } from "node:path";
import { NO_APPROVAL } from "../jobs/plan/policy.js";
import { guardsOf, type RunPolicy } from "../jobs/policy.js";
import { executeRun } from "../jobs/pipeline.js";
import type { EventSink } from "../jobs/events.js";
import { BridgeError } from "../lib/errors.js";
import { restrictOutbound } from "../lib/outbound.js";
import { guardSockets } from "../lib/outbound-sockets.js";
import type { Logger, LogLevel } from "../lib/logger.js";
import { createClient } from "../nautobot/index.js";
import { findJob, type RegisteredJob } from "../plugin-host/index.js";
import { fileSnapshots } from "../ssot/index.js";
import { consultedPatiently, plannedPages, type Consulted, type Execute } from "../runs/index.js";
import { requireNautobot, type Config, type NautobotConfig } from "../config/index.js";
import { proxies } from "./proxies.js";
import type { Store } from "../store/index.js";

interface ExecuteOptions {
  jobs: ReadonlyMap<string, RegisteredJob>;
  nautobot: NautobotConfig;
  /** What the configuration says of each job. */
  policyOf: (job: RegisteredJob) => RunPolicy;
  /** What earlier runs left: what guards compare with, and plans. */
  store: Consulted;
  /** Where snapshots are kept; absent when every load is to be a full one. */
  dataDir?: string | undefined;
  /** Settled once Nautobot knows its workers, where it was asked. */
  workers?: Promise<unknown> | undefined;
}

/**
 * Runs jobs against the configured Nautobot. Throws when that is unreachable, refuses the token or is of an
 * unsupported version: then there is nothing to run and nowhere to report to.
 */
function executor({ jobs, nautobot, policyOf, store, dataDir, workers }: ExecuteOptions): Execute {
  return async (request, { id, emit, signal }) => {
    const logger = loggerTo(emit);
    const client = createClient({ ...nautobot, signal, logger, workers });
    await client.check().catch((thrown: unknown) => {
      throw signal.aborted ? new BridgeError("RUN_CANCELLED", "Cancelled before it began.") : thrown;
    });
    const warn = (message: string): void => logger.warning(message);
    const snapshots = dataDir === undefined ? undefined : fileSnapshots(join(dataDir, "snapshots"), warn);
    const job = findJob(jobs, request.job);
    const policy = policyOf(job);
    const kept = consultedPatiently(store, {
      signal,
      troubled: (error) => warn(`${error.describe()} The run waits for it.`),
    });
    const planned = request.plan?.run;
    const plan = planned === undefined ? undefined : () => plannedPages(kept, planned);
    const options = {
      id,
      nautobot: client,
      emit,
      signal,
      snapshots,
      policy,
      baselines: kept.baselines,
      plan,
    };
    return executeRun(job, request, options);
  };
}

/** Runs jobs as the configuration says, with what the store knows of earlier runs. */
export function executorOf(
  config: Config,
  jobs: ExecuteOptions["jobs"],
  store: Store,
  workers?: Promise<unknown>,
): Execute {
  restrictOutbound(config.outbound);
  const nautobot = requireNautobot(config);
  guardSockets(ownAddresses(config, nautobot));
  return executor({
    jobs,
    nautobot,
    policyOf: policiesOf(config),
    store,
    dataDir: incrementalDir(config),
    workers,
  });
}

/** Where this process connects by itself. */
const ownAddresses = ({ store }: Config, { url }: NautobotConfig): string[] =>
  [url, store.url, ...proxies()].filter((each) => each !== undefined && URL.canParse(each)) as string[];

/** The policy of each job, as configured by its id or slug. */
const policiesOf =
  ({ guards, jobs }: Config) =>
  ({ id, slug }: Pick<RegisteredJob, "id" | "slug">): RunPolicy => {
    const own = jobs[id] ?? jobs[slug];
    return {
      guards: guardsOf(guards, own?.guards),
      approval: own?.approval ?? NO_APPROVAL,
      safeDelete: own?.safeDelete,
    };
  };

/** The data directory of a configuration that asks for incremental loads. */
const incrementalDir = ({ incremental, dataDir }: Config): string | undefined =>
  incremental ? dataDir : undefined;

/** Shows what the client says, such as that it tries again, among the run's own entries. */
function loggerTo(emit: EventSink): Logger {
  const at = (level: LogLevel) => (message: string) =>
    emit({ type: "log", entry: { at: new Date().toISOString(), level, message } });
  return { debug: at("debug"), info: at("info"), warning: at("warning"), error: at("error") };
}
