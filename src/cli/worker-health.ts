import { requireNautobot, type Config } from "../config/index.js";
import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import { createClient } from "../nautobot/index.js";
import type { Runner } from "../runs/index.js";
import { createHealthApp, listen, Readiness, type Listening } from "../server/index.js";
import type { Store } from "../store/index.js";

interface Watched {
  store: Store;
  runner: Runner;
}

/** Whether store, queue and Nautobot work now. */
export function readinessOf(config: Config, { store, runner }: Watched, logger: Logger): Readiness {
  const nautobot = createClient({ ...requireNautobot(config), retryFactorMs: 0 });
  const checks = {
    store: () => store.check(),
    queue: () => runner.check(),
    nautobot: () => nautobot.ask(),
  };
  return new Readiness(checks, logger);
}

/**
 * Answers at the configured address how a worker is. Beside a service on the same machine that address is taken: then
 * the worker works without.
 */
export async function serveHealth(
  config: Config,
  watched: Watched,
  logger: Logger,
): Promise<Listening | undefined> {
  const { host, port } = config.server;
  const app = createHealthApp({ ...watched, readiness: readinessOf(config, watched, logger), logger });
  return listen(app, host, port).catch((thrown: unknown) => {
    const { message } = toBridgeError(thrown, "SERVICE_LISTEN");
    logger.warning(`Nobody can ask this worker how it is. ${message}. Choose another with --port.`);
    return undefined;
  });
}
