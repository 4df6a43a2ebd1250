import { BridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Call, Client } from "../nautobot/index.js";
import { findRepository, type Companion } from "./companion.js";
import { jobRecords, type JobRecords } from "./job-records.js";
import { COMPANION_PATH } from "./companion-repository.js";
import { removeIntegration } from "./integration.js";
import { tellStarters } from "./notices.js";

/**
 * Takes out of Nautobot what `installCompanion` put there. The Jobs' records and results stay, as Nautobot has it: not
 * installed, with their history. Doing it again changes nothing.
 */
export async function removeCompanion(
  client: Client,
  companion: Companion,
  logger: Logger,
  call: Call = {},
): Promise<void> {
  const repository = await findRepository(client, companion, call);
  if (repository && !repository.remote_url.endsWith(COMPANION_PATH))
    throw new BridgeError(
      "COMPANION_FAILED",
      `The Git repository ${companion.slug} is another's: ${repository.remote_url}.`,
      {
        fix: "It was not installed from here, so it stays.",
      },
    );
  const before: JobRecords = repository ? await jobRecords(client, companion, call) : new Map();
  if (repository) {
    logger.info(`Deleting the Git repository ${companion.slug}.`);
    await client.remove("/extras/git-repositories/", repository.id, call);
  }
  await removeIntegration(client, companion, logger, call);
  const gone = [...before.values()].filter(({ installed }) => installed);
  await tellStarters(client, gone, logger, call);
}
