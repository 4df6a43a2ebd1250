import type { Logger } from "../lib/logger.js";
import { createClient, type Client } from "../nautobot/index.js";
import type { RemoteNautobot } from "./job.js";
import type { Redactor } from "./redact.js";

interface Shared {
  logger: Logger;
  signal: AbortSignal;
  redactor: Redactor;
}

/** The Nautobots that one run talks to, and how much. */
export class Clients {
  readonly nautobot: Client;
  readonly #before: { count: number; bytes: number };
  readonly #others: Client[] = [];
  readonly #shared: Shared;

  constructor(nautobot: Client, shared: Shared) {
    this.nautobot = nautobot;
    this.#before = { ...nautobot.stats };
    this.#shared = shared;
  }

  connect({ url, token }: RemoteNautobot): Client {
    const { logger, signal, redactor } = this.#shared;
    redactor.add(token);
    const client = createClient({ url, token, logger, signal, guarded: true });
    this.#others.push(client);
    return client;
  }

  /** Requests made and bytes received by all of them during the run. */
  get requests(): { count: number; bytes: number } {
    const { count, bytes } = this.nautobot.stats;
    return this.#others.reduce(
      (sum, { stats }) => ({ count: sum.count + stats.count, bytes: sum.bytes + stats.bytes }),
      { count: count - this.#before.count, bytes: bytes - this.#before.bytes },
    );
  }
}
