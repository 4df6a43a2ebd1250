import { requireNautobot, type Config } from "../config/index.js";
import type { Logger } from "../lib/logger.js";
import { createClient } from "../nautobot/index.js";
import { findJob } from "../plugin-host/index.js";
import { JobResultWatch, readBack, slugOf } from "../reporting/index.js";
import { prepareRequest, type Catalogue, type FromNautobot, type Runner } from "../runs/index.js";

/** Runs that Nautobot's own Jobs ask for: read back from Nautobot, and cancelled when their Job is. */
export function fromNautobot(
  config: Config,
  { catalogue, runner, logger }: { catalogue: Catalogue; runner: Runner; logger: Logger },
): FromNautobot & { close(): Promise<void> } {
  const client = createClient({ ...requireNautobot(config), logger });
  const watch = new JobResultWatch({ client, cancel: (run) => runner.cancel(run), logger });
  return {
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
    close: () => watch.close(),
  };
}
