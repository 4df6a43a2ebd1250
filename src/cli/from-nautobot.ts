import { requireNautobot, type Config } from "../config/index.js";
import { UNFINISHED } from "../jobs/state.js";
import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Seal } from "../lib/seal.js";
import { createClient } from "../nautobot/index.js";
import { findJob } from "../plugin-host/index.js";
import { JobResultWatch, readBack, slugOf } from "../reporting/index.js";
import { prepareRequest, requestOf, type Catalogue, type FromNautobot, type Runner } from "../runs/index.js";
import type { Store } from "../store/index.js";

interface Parts {
  catalogue: Catalogue;
  runner: Runner;
  store: Store;
  seal: Seal;
  logger: Logger;
}

export interface NautobotRuns extends FromNautobot {
  /** Watches the Jobs of runs that other processes took, this service before its restart among them. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const MOST = 1000;
/** How often runs are looked for whose service is gone. */
const ADOPT_MS = 30_000;

/** Runs that Nautobot's own Jobs ask for: read back from Nautobot, and cancelled when their Job is. */
export function fromNautobot(
  config: Config,
  { catalogue, runner, store, seal, logger }: Parts,
): NautobotRuns {
  const client = createClient({ ...requireNautobot(config), logger });
  const watch = new JobResultWatch({ client, cancel: (run) => runner.cancel(run), logger });
  const adopt = async (): Promise<void> => {
    for (const state of UNFINISHED)
      for (const { id } of (await store.runs({ trigger: "nautobot", state, limit: MOST })).items) {
        const request = await store.queue.request(id);
        const jobResult = request && requestOf(request, seal).jobResult;
        if (jobResult !== undefined) watch.add(id, jobResult);
      }
  };
  const tryToAdopt = (): Promise<void> =>
    adopt().catch((thrown: unknown) => {
      const why = toBridgeError(thrown, "STORE_FAILED").describe();
      logger.warning(`Cancels in Nautobot may not be seen. ${why}`);
    });
  let adopting: NodeJS.Timeout | undefined;
  return {
    async start() {
      await tryToAdopt();
      adopting = setInterval(() => void tryToAdopt(), ADOPT_MS).unref();
    },
    async ask(job, claim) {
      const request = await readBack(
        client,
        slugOf(config.companion.name),
        findJob(catalogue.jobs, job),
        claim,
      );
      const added = await runner.request(await prepareRequest(catalogue, request));
      watch.add(added.id, claim.jobResult);
      return added;
    },
    close() {
      clearInterval(adopting);
      return watch.close();
    },
  };
}
