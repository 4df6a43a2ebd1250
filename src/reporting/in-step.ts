import { setTimeout as wait } from "node:timers/promises";
import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Call, Client } from "../nautobot/index.js";
import { serves } from "./address.js";
import { companionStatus, type Companion } from "./companion.js";
import { installCompanion } from "./install.js";

interface KeepOptions extends Call {
  /** How long to wait for a Nautobot that is away, in ms; then it is asked again. */
  againMs?: number;
}

/**
 * Brings Nautobot's copy in step with the jobs of this service, when it was installed from this service: plugins came or
 * went since. Jobs that somebody disabled stay so. What does not work is told and not thrown: runs need no companion.
 * A Nautobot that is away is waited for.
 */
export async function keepInStep(
  client: Client,
  companion: Companion,
  logger: Logger,
  { againMs = 60_000, ...call }: KeepOptions = {},
): Promise<void> {
  for (let told = false; ; told = true)
    try {
      await bringInStep(client, companion, logger, call);
      return;
    } catch (thrown) {
      if (call.signal?.aborted) return;
      const error = toBridgeError(thrown, "COMPANION_FAILED");
      if (!told) logger.warning(error.describe());
      if (!error.retryable) return;
      await wait(againMs, undefined, { ref: false, ...call }).catch(() => undefined);
    }
}

async function bringInStep(client: Client, companion: Companion, logger: Logger, call: Call): Promise<void> {
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
}
