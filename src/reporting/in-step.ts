import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Call, Client } from "../nautobot/index.js";
import { serves } from "./address.js";
import { companionStatus, type Companion } from "./companion.js";
import { installCompanion } from "./install.js";

/**
 * Brings Nautobot's copy in step with the jobs of this service, when it was installed from this service: plugins came or
 * went since. Jobs that somebody disabled stay so. What does not work is told and not thrown: runs need no companion.
 */
export async function keepInStep(
  client: Client,
  companion: Companion,
  logger: Logger,
  call: Call = {},
): Promise<void> {
  try {
    const status = await companionStatus(client, companion, call);
    if (status.url === undefined || (status.current && status.installed)) return;
    if (!(await serves(status.url, companion.repository.head))) {
      logger.warning(
        `Nautobot has other jobs than this service: it gets them from ${status.url}. Run: nautobot-bridge companion install`,
      );
      return;
    }
    logger.info("The plugins changed: Nautobot's Jobs are brought in step.");
    await installCompanion(client, companion, { logger, ...call, keepDisabled: true });
  } catch (thrown) {
    if (!call.signal?.aborted) logger.warning(toBridgeError(thrown, "COMPANION_FAILED").describe());
  }
}
