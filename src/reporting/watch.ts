import { setTimeout as wait } from "node:timers/promises";
import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Client, JobResult } from "../nautobot/index.js";

export interface WatchOptions {
  client: Client;
  /** Cancels a run. */
  cancel: (run: string) => Promise<unknown>;
  logger: Logger;
  /** Milliseconds between two looks. */
  everyMs?: number;
}

const FINAL = new Set(["SUCCESS", "FAILURE", "REVOKED"]);
/** Ids in one request: an address has its limits. */
const BATCH = 50;

/**
 * Cancels the runs of Jobs that are cancelled in Nautobot. That kills the Job at once, so it cannot tell: the job results
 * are looked at, all of them in one request. A Job that ended otherwise, by its time limit for one, leaves its run going.
 */
export class JobResultWatch {
  readonly #options: Required<WatchOptions>;
  /** Run by job result. */
  readonly #watched = new Map<string, string>();
  readonly #closing = new AbortController();
  #looking: Promise<void> | undefined;
  #troubled = false;

  constructor(options: WatchOptions) {
    this.#options = { everyMs: 2000, ...options };
  }

  /** Watches the job result of a run, until it is final. */
  add(run: string, jobResult: string): void {
    this.#watched.set(jobResult, run);
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { signal } = this.#closing;
    while (this.#watched.size > 0) {
      try {
        await wait(this.#options.everyMs, undefined, { signal, ref: false });
        await this.#lookOnce();
        this.#troubled = false;
      } catch (thrown) {
        if (this.#closing.signal.aborted) return;
        if (!this.#troubled)
          this.#options.logger.warning(
            `Cancels in Nautobot are not seen meanwhile. ${toBridgeError(thrown, "NAUTOBOT_UNREACHABLE").describe()}`,
          );
        this.#troubled = true;
      }
    }
  }

  async #lookOnce(): Promise<void> {
    const { client } = this.#options;
    const ids = [...this.#watched.keys()];
    for (let at = 0; at < ids.length; at += BATCH) {
      const some = ids.slice(at, at + BATCH);
      const found = new Map<string, JobResult>();
      const query = { id: some, limit: BATCH, exclude_m2m: true };
      const { signal } = this.#closing;
      const page = await client.request({ method: "GET", path: "/extras/job-results/", query, signal });
      for (const row of (page as { results: JobResult[] }).results) found.set(row.id, row);
      for (const id of some) await this.#judge(id, found.get(id));
    }
  }

  async #judge(id: string, result: JobResult | undefined): Promise<void> {
    const run = this.#watched.get(id);
    if (run === undefined || (result && !FINAL.has(result.status.value))) return;
    this.#watched.delete(id);
    if (result?.status.value !== "REVOKED") return;
    this.#options.logger.info(`Run ${run} is cancelled, as its Job was in Nautobot.`);
    await this.#options.cancel(run);
  }
}
