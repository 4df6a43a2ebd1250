import { BridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Call, Client, Row } from "../nautobot/index.js";
import { serveCompanion, serves, type Listen } from "./address.js";
import { COMPANION_PATH, companionRepository, type CompanionRepository } from "./companion-repository.js";
import {
  SLUG,
  causeOf,
  companionStatus,
  findJob,
  findRepository,
  pageOf,
  requireWorker,
  type CompanionStatus,
} from "./companion.js";

export interface InstallOptions {
  /** Where this machine serves the companion from while it is installed. */
  listen?: Listen;
  /** The address of a running service, as Nautobot reaches it; nothing is served from here then. */
  url?: string;
  /** Hears each step. */
  logger: Logger;
  signal?: AbortSignal;
}

/**
 * Puts the companion into Nautobot as a Git repository and enables its Job. Doing it again changes nothing.
 *
 * @throws BridgeError COMPANION_FAILED with what to do: no worker, the slug is another repository's, Nautobot cannot
 *   reach the address, the address has another version
 */
export async function installCompanion(client: Client, options: InstallOptions): Promise<CompanionStatus> {
  const { logger, listen, url } = options;
  const call: Call = options.signal ? { signal: options.signal } : {};
  const before = await companionStatus(client, call);
  const wanted = url && withPath(url);
  if (before.installed && before.enabled && before.current && (!wanted || before.url === wanted)) {
    logger.info(`Already installed, version ${short(before.expected)}.`);
    return before;
  }
  await requireWorker(client, call);
  const repository = companionRepository();
  // The address that Nautobot knows stays when this version is there.
  const remoteUrl = wanted ?? ((await serves(before.url, repository.head)) ? before.url : undefined);
  const served = remoteUrl
    ? { url: remoteUrl, close: () => Promise.resolve() }
    : await serveCompanion(repository, client.url, listen);
  try {
    await new Installation(client, logger, call).run(repository, served.url);
  } finally {
    await served.close();
  }
  if (!remoteUrl)
    logger.info(`Nautobot keeps its copy. It fetches again from ${served.url} when it loses it.`);
  return companionStatus(client, call);
}

class Installation {
  readonly #client: Client;
  readonly #logger: Logger;
  readonly #call: Call;

  constructor(client: Client, logger: Logger, call: Call) {
    this.#client = client;
    this.#logger = logger;
    this.#call = call;
  }

  async run({ head }: CompanionRepository, url: string): Promise<void> {
    const record = await this.#record(url);
    await this.#sync(record, url);
    const { current_head } = await this.#client.retrieve("/extras/git-repositories/", record.id, this.#call);
    if (current_head !== head) {
      const versions = `version ${short(current_head)} instead of ${short(head)}`;
      throw new BridgeError("COMPANION_FAILED", `Nautobot got ${versions} from ${url}.`, {
        fix: "Restart the service there with this version of nautobot-bridge, then install again.",
      });
    }
    await this.#enable();
    this.#logger.info(`Installed, version ${short(head)}.`);
  }

  /** The repository's record, created or corrected. */
  async #record(url: string): Promise<Row<"/extras/git-repositories/">> {
    const path = "/extras/git-repositories/";
    const fields = { remote_url: url, branch: "main", provided_contents: ["extras.job" as const] };
    const existing = await findRepository(this.#client, this.#call);
    if (!existing) {
      this.#logger.info(`Creating the Git repository ${SLUG} from ${url}.`);
      return this.#client.create(path, { name: "nautobot-bridge", slug: SLUG, ...fields }, this.#call);
    }
    if (!existing.remote_url.endsWith(COMPANION_PATH)) {
      const message = `Nautobot has another Git repository with the slug ${SLUG}, from ${existing.remote_url}.`;
      throw new BridgeError("COMPANION_FAILED", message, {
        fix: "Delete that Git repository, then install again.",
      });
    }
    if (existing.remote_url === url) return existing;
    this.#logger.info(`Changing the Git repository ${SLUG} from ${existing.remote_url} to ${url}.`);
    return this.#client.update(path, existing.id, fields, this.#call);
  }

  async #sync({ id }: Row<"/extras/git-repositories/">, url: string): Promise<void> {
    this.#logger.info("Nautobot clones it.");
    const path = `/extras/git-repositories/${id}/sync/`;
    const answer = await this.#client.request({
      ...this.#call,
      method: "POST",
      path,
      body: {},
      repeatable: true,
    });
    const queued = (answer as { job_result: { id: string } }).job_result;
    const done = await this.#client.followJob(queued.id, this.#call);
    if (done.status.value === "SUCCESS") return;
    const said = await causeOf(this.#client, done, this.#call);
    const cause = (/fatal: [^']*/.exec(said)?.[0] ?? said).trim();
    throw new BridgeError(
      "COMPANION_FAILED",
      `Nautobot could not clone ${url}: ${cause} (${pageOf(this.#client, done)})`,
      {
        fix:
          "Nautobot's worker must reach this address: give one of this machine with --listen HOST:PORT, " +
          "or that of a running service with --url.",
      },
    );
  }

  async #enable(): Promise<void> {
    const job = await findJob(this.#client, this.#call);
    if (!job?.installed) {
      throw new BridgeError("COMPANION_FAILED", "Nautobot cloned the repository but does not have its Job.", {
        fix: "Look for an import error in the log of Nautobot's worker.",
      });
    }
    if (!job.enabled) {
      this.#logger.info(`Enabling the Job "${job.name}".`);
      await this.#client.update("/extras/jobs/", job.id, { enabled: true }, this.#call);
    }
    // Has the web server, which may be another machine than the worker, fetch its own copy while it is served.
    await this.#client.request({ ...this.#call, method: "GET", path: `/extras/jobs/${job.id}/variables/` });
  }
}

const withPath = (url: string): string => {
  const base = url.replace(/\/+$/, "");
  return base.endsWith(COMPANION_PATH) ? base : `${base}${COMPANION_PATH}`;
};

const short = (commit: string): string => commit.slice(0, 12);
