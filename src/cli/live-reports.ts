import { requireNautobot, type Config } from "../config/index.js";
import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import { createClient } from "../nautobot/index.js";
import { findJob, type RegisteredJob } from "../plugin-host/index.js";
import { attachJob, JobResultWatch } from "../reporting/index.js";
import type { Delivery } from "../runs/index.js";
import type { Store } from "../store/index.js";

interface LiveOptions {
  jobs: ReadonlyMap<string, RegisteredJob>;
  warn: (message: string) => void;
}

/**
 * Lets the Job that stands for a run's job follow it from its start, and cancels the run when that Job is cancelled in
 * Nautobot. Where it cannot, the report becomes the job result at the end.
 */
export function liveReports(
  store: Store,
  config: Config,
  { jobs, warn }: LiveOptions,
): Required<Pick<Delivery, "begin">> {
  const client = createClient(requireNautobot(config));
  const logger: Logger = { debug() {}, info: warn, warning: warn, error: warn };
  const cancel = (run: string) => store.queue.cancel(run, new Date().toISOString());
  const watch = new JobResultWatch({ client, cancel, logger });
  return {
    async begin({ id, job }) {
      try {
        const since = (await store.run(id))?.requestedAt ?? new Date().toISOString();
        watch.add(id, await attachJob(client, config.companion.name, findJob(jobs, job), { id, since }));
      } catch (thrown) {
        warn(`The run is not followed live. ${toBridgeError(thrown, "COMPANION_FAILED").describe()}`);
      }
    },
  };
}
