import { BridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Call, Client, Row } from "../nautobot/index.js";
import { serveCompanion, serves, type Listen } from "./address.js";
import { COMPANION_PATH } from "./companion-repository.js";
import {
  causeOf,
  companionStatus,
  findRepository,
  first,
  pageOf,
  reportPath,
  requireWorker,
  type Companion,
  type CompanionStatus,
} from "./companion.js";
import { jobRecords, type JobRecords } from "./job-records.js";
import { ensureIntegration, type TokenPlace } from "./integration.js";
import { tellChanges } from "./notices.js";

export interface InstallOptions {
  /** Where this machine serves the companion from while it is installed. */
  listen?: Listen;
  /** The address of a running service, as Nautobot reaches it; nothing is served from here then. */
  url?: string;
  /** Where Nautobot's worker finds the bridge's token. */
  place?: TokenPlace;
  /** Leaves the Jobs that were there before as they are: somebody may have disabled them. */
  keepDisabled?: boolean;
  /** Hears each step. */
  logger: Logger;
  signal?: AbortSignal;
}

/**
 * Puts the companion into Nautobot as a Git repository, enables its Jobs, and tells Nautobot the bridge's address and
 * where its token is. Doing it again changes nothing.
 *
 * @throws BridgeError COMPANION_FAILED with what to do: no worker, the slug is another repository's, another bridge of
 *   the same name, Nautobot cannot reach the address, the address has another version
 */
export async function installCompanion(
  client: Client,
  companion: Companion,
  options: InstallOptions,
): Promise<CompanionStatus> {
  const { logger, listen, url, place } = options;
  const { repository } = companion;
  const call: Call = options.signal ? { signal: options.signal } : {};
  const before = await companionStatus(client, companion, call);
  const wanted = url === undefined ? undefined : withPath(url);
  if (isComplete(before) && !place && (!wanted || before.url === wanted)) {
    logger.info(`Already installed, version ${short(before.expected)}.`);
    return before;
  }
  await requireWorker(client, call);
  await refuseAnother(companion, before, wanted);
  // The address that Nautobot knows stays when this version is there.
  const remoteUrl = wanted ?? ((await serves(before.url, repository.head)) ? before.url : undefined);
  const served = remoteUrl
    ? { url: remoteUrl, close: () => Promise.resolve() }
    : await serveCompanion(repository, client.url, listen);
  try {
    const kept = options.keepDisabled ? before.jobs.map(({ path }) => path) : [];
    await new Installation(client, companion, logger, call).run(served.url, kept);
  } finally {
    await served.close();
  }
  const base = served.url.slice(0, -COMPANION_PATH.length);
  const integration = { url: base, replaceUrl: wanted !== undefined, place, logger };
  await ensureIntegration(client, companion, integration, call);
  if (!remoteUrl)
    logger.info(`Nautobot keeps its copy. It fetches again from ${served.url} when it loses it.`);
  return companionStatus(client, companion, call);
}

export const isComplete = ({ installed, enabled, current, connected }: CompanionStatus): boolean =>
  installed && enabled && current && connected;

/** Two bridges of one name would take turns in replacing each other's Jobs. */
async function refuseAnother(
  { name, repository }: Companion,
  { url, current }: CompanionStatus,
  wanted: string | undefined,
): Promise<void> {
  if (url === undefined || current || url === wanted) return;
  const answers = await fetch(`${url}/info/refs`, { signal: AbortSignal.timeout(5000) }).catch(
    () => undefined,
  );
  if (!answers?.ok || (await answers.text()).startsWith(repository.head)) return;
  throw new BridgeError(
    "COMPANION_FAILED",
    `A bridge with other jobs or of another version is at ${url}, named ${name} as this one.`,
    {
      fix:
        "If it is another bridge, give this one a name of its own (companion.name in the configuration). " +
        "If it is this one, restart it, or stop it and install again.",
    },
  );
}

class Installation {
  readonly #client: Client;
  readonly #companion: Companion;
  readonly #logger: Logger;
  readonly #call: Call;

  constructor(client: Client, companion: Companion, logger: Logger, call: Call) {
    this.#client = client;
    this.#companion = companion;
    this.#logger = logger;
    this.#call = call;
  }

  async run(url: string, kept: readonly string[]): Promise<void> {
    const { head } = this.#companion.repository;
    const before = await jobRecords(this.#client, this.#companion, this.#call);
    const record = await this.#record(url);
    if (record.current_head !== head || (await this.#missing()).length > 0) await this.#sync(record, url);
    const { current_head } = await this.#client.retrieve("/extras/git-repositories/", record.id, this.#call);
    if (current_head !== head) {
      const versions = `version ${short(current_head)} instead of ${short(head)}`;
      throw new BridgeError("COMPANION_FAILED", `Nautobot got ${versions} from ${url}.`, {
        fix: "Restart the service there with this version of nautobot-bridge and these plugins, then install again.",
      });
    }
    const after = await this.#enable(kept);
    await tellChanges(this.#client, this.#companion, { before, after }, this.#logger, this.#call);
    this.#logger.info(`Installed, version ${short(head)}.`);
  }

  /** The repository's record, created or corrected. */
  async #record(url: string): Promise<Row<"/extras/git-repositories/">> {
    const path = "/extras/git-repositories/";
    const { name, slug } = this.#companion;
    const fields = { remote_url: url, branch: "main", provided_contents: ["extras.job" as const] };
    const existing = await findRepository(this.#client, this.#companion, this.#call);
    if (!existing) {
      const query = { name: [name] };
      const namesake = await first(this.#client.list(path, { ...this.#call, query }));
      if (namesake) throw taken(`named ${name}`, namesake);
      this.#logger.info(`Creating the Git repository ${slug} from ${url}.`);
      return this.#client.create(path, { name, slug, ...fields }, this.#call);
    }
    if (!existing.remote_url.endsWith(COMPANION_PATH)) throw taken(`with the slug ${slug}`, existing);
    if (existing.remote_url === url) return existing;
    this.#logger.info(`Changing the Git repository ${slug} from ${existing.remote_url} to ${url}.`);
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
    const cause = (/fatal: .*/.exec(said)?.[0] ?? said).replace(/[\s']+$/, "");
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

  async #missing(): Promise<string[]> {
    const records = await jobRecords(this.#client, this.#companion, this.#call);
    return this.#companion.jobs.filter((path) => !records.get(path)?.installed);
  }

  async #enable(kept: readonly string[]): Promise<JobRecords> {
    const records = await jobRecords(this.#client, this.#companion, this.#call);
    const missing = this.#companion.jobs.filter((path) => !records.get(path)?.installed);
    if (missing.length > 0) {
      throw new BridgeError(
        "COMPANION_FAILED",
        `Nautobot cloned the repository but does not have ${missing.join(", ")}.`,
        {
          fix: "Look for an import error in the log of Nautobot's worker.",
        },
      );
    }
    for (const path of this.#companion.jobs) {
      const job = records.get(path);
      if (!job || job.enabled || kept.includes(path)) continue;
      this.#logger.info(`Enabling the Job "${job.name}".`);
      await this.#client.update("/extras/jobs/", job.id, { enabled: true }, this.#call);
    }
    // Has the web server, which may be another machine than the worker, fetch its own copy while it is served.
    const report = records.get(reportPath(this.#companion.slug));
    if (report)
      await this.#client.request({
        ...this.#call,
        method: "GET",
        path: `/extras/jobs/${report.id}/variables/`,
      });
    return records;
  }
}

const taken = (what: string, { remote_url }: Row<"/extras/git-repositories/">): BridgeError =>
  new BridgeError("COMPANION_FAILED", `Nautobot has another Git repository ${what}, from ${remote_url}.`, {
    fix: "Delete that Git repository, or give this bridge another name (companion.name in the configuration).",
  });

const withPath = (url: string): string => {
  const base = url.replace(/\/+$/, "");
  return base.endsWith(COMPANION_PATH) ? base : `${base}${COMPANION_PATH}`;
};

const short = (commit: string): string => commit.slice(0, 12);
