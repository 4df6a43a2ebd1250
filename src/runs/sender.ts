import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Store } from "../store/index.js";

export interface SenderOptions {
  store: Store;
  /** Tries one report once. */
  send: (id: string) => Promise<void>;
  logger: Logger;
  now: () => Date;
  everyMs: number;
}

/** Sends reports that Nautobot did not take at the end of their runs, one after the other. */
export class Sender {
  readonly #options: SenderOptions;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#sending = this.#look().finally(() => this.#stopped || this.start());
    }, this.#options.everyMs);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#sending;
  }

  async #look(): Promise<void> {
    const { store, send, logger, now } = this.#options;
    try {
      for (const id of await store.outbox.due(now().toISOString())) {
        if (this.#stopped) return;
        await send(id);
      }
    } catch (thrown) {
      logger.debug(toBridgeError(thrown, "STORE_FAILED").describe());
    }
  }
}
