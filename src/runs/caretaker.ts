import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { RunRecord, Store } from "../store/index.js";
import type { Queue } from "./queue/port.js";

export interface CaretakerOptions {
  store: Store;
  queue: Queue;
  logger: Logger;
  now: () => Date;
  /** How often it looks. */
  everyMs: number;
}

/**
 * Brings on what nobody is at: runs of processes that are gone, runs whose time has come, lanes that a queue has forgotten.
 * Any number of processes may do so at once.
 */
export class Caretaker {
  readonly #options: CaretakerOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #stopped = false;
  #troubled = false;

  constructor(options: CaretakerOptions) {
    this.#options = options;
  }

  /** Looks at once, and again from time to time. */
  start(): Promise<void> {
    this.#stopped = false;
    return this.look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** Looks now. Never rejects: what does not work is said once, and tried again. */
  look(): Promise<void> {
    return (this.#looking ??= this.#look().finally(() => (this.#looking = undefined)));
  }

  /** Looks again when this time has come, if that is sooner than it would. */
  expect(at: string): void {
    const inMs = Date.parse(at) - this.#options.now().getTime();
    if (inMs < this.#options.everyMs) this.#again(Math.max(inMs, 0));
  }

  async #look(): Promise<void> {
    const { store, queue, logger, everyMs, now } = this.#options;
    clearTimeout(this.#timer);
    let next: string | undefined;
    try {
      const at = now().toISOString();
      const { requeued, ended } = await store.queue.recover(at);
      for (const run of requeued)
        logger.warning(`Run ${run.id} of ${run.job} lost its process and begins again.`);
      for (const run of ended) logger.warning(interruptedText(run));
      for (const id of await store.approvals.expire(at))
        logger.warning(`Nobody approved what run ${id} planned: it is given up.`);
      next = await store.queue.due(at);
      for (const lane of await store.queue.lanes()) await queue.ready(lane);
      if (this.#troubled) logger.info("The store and the queue work again.");
      this.#troubled = false;
    } catch (thrown) {
      if (!this.#troubled) logger.error(toBridgeError(thrown, "STORE_FAILED").describe());
      this.#troubled = true;
    }
    this.#again(everyMs);
    if (next !== undefined) this.expect(next);
  }

  #again(inMs: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), inMs);
  }
}

/** What is told of a run that was found without its process. */
export function interruptedText({ id, job, state, outcomes }: RunRecord): string {
  const changes = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return (
    `Run ${id} of ${job} is ${state}: its process ended before it did. ` +
    `Kept of it: ${changes} ${changes === 1 ? "change" : "changes"}. Resume it to finish: nautobot-bridge resume ${id}`
  );
}
