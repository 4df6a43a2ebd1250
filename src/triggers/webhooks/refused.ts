import type { NewDelivery } from "../../store/index.js";

/** Writes at most once in this time, whatever comes in: who is not let in must not keep the disk busy. */
const EVERY_MS = 1000;
/** Reasons kept apart until then. */
const MOST = 100;

/** Counts what is refused, by source and reason, and has it written down now and then. */
export class Refused {
  readonly #write: (deliveries: NewDelivery[]) => Promise<void>;
  readonly #waiting = new Map<string, NewDelivery>();
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (deliveries: NewDelivery[]) => Promise<void>) {
    this.#write = write;
  }

  add(source: string, reason: string, now: Date): void {
    const key = `${source} ${reason}`;
    const known = this.#waiting.get(key);
    if (!known && this.#waiting.size >= MOST) return;
    const at = now.toISOString();
    const times = (known?.times ?? 0) + 1;
    this.#waiting.set(key, { at, source, verdict: "refused", reason, rules: [], runs: [], times });
    this.#timer ??= setTimeout(() => void this.#flush(), EVERY_MS).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#flush();
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    const deliveries = [...this.#waiting.values()];
    this.#waiting.clear();
    // not worth a word: the store says itself when it does not work
    if (deliveries.length > 0) await this.#write(deliveries).catch(() => undefined);
  }
}
