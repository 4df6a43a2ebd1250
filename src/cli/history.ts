import type { Config } from "../config/index.js";
import type { Logger } from "../lib/logger.js";
import { openStore, type Store } from "../store/index.js";
import { plural } from "./view/format.js";

/**
 * Opens the store that the configuration names, and says which runs were interrupted since.
 *
 * @throws BridgeError STORE_FAILED
 */
export async function openHistory({ dataDir, store: { url } }: Config, logger: Logger): Promise<Store> {
  const store = await openStore({ directory: dataDir, url });
  for (const { id, job, outcomes } of await store.interrupt(new Date().toISOString())) {
    const changes = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    logger.warning(
      `Run ${id} of ${job} was interrupted: its process ended before it did. ` +
        `Kept of it: ${plural(changes, "change")}. Run it again to finish.`,
    );
  }
  return store;
}
