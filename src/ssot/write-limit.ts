import pLimit from "p-limit";
import type { Client } from "../nautobot/index.js";

/** Two keep a small server busy, with the next one ready: only a server that asks for patience gets fewer. */
const FEWEST = 2;
const MOST = 8;
/** One list more than are written, so that it is ready when its turn comes. */
const AHEAD = 1;
export const MOST_IN_HAND = MOST + AHEAD;
/** Growth that is worth another request at a time, and a loss that says there are too many. */
const BETTER = 1.1;
const WORSE = 0.8;
/** Rounds to keep to a number that turned out best before trying more again. */
const CONTENT = 8;

/**
 * How many writes one Nautobot is sent at a time: one more while throughput grows with it, one less when it falls, but
 * two at least, half when the server asks for patience (429, 5xx) or drops connections.
 */
export class WriteLimit {
  readonly #client: Pick<Client, "retries">;
  readonly #now: () => number;
  #atOnce = FEWEST;
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #lists = pLimit(FEWEST + AHEAD);
  #round = { settling: 0, start: 0, items: 0, requests: 0 };
  #best = 0;
  #patience = CONTENT;
  /** Whether the last request more has yet to prove itself. */
  #trying = false;

  constructor(client: Pick<Client, "retries">, now: () => number = () => performance.now()) {
    this.#client = client;
    this.#now = now;
  }

  get atOnce(): number {
    return this.#atOnce;
  }

  /** Work around a write: what is read before and after it. */
  inHand<T>(work: () => Promise<T>): Promise<T> {
    return this.#lists(work);
  }

  /** @param items - what the work writes, for the throughput */
  async run<T>(items: number, work: () => Promise<T>): Promise<T> {
    if (this.#running === 0) this.#begin();
    if (this.#running >= this.#atOnce) await new Promise<void>((wake) => this.#waiting.push(wake));
    else this.#running += 1;
    const retries = this.#client.retries;
    try {
      const result = await work();
      if (this.#client.retries > retries) this.#halve();
      else this.#count(items);
      return result;
    } finally {
      this.#running -= 1;
      // Whoever is woken has its place already: nobody who comes later takes it.
      for (const wake of this.#waiting.splice(0, Math.max(0, this.#atOnce - this.#running))) {
        this.#running += 1;
        wake();
      }
    }
  }

  /** As many answers as are at a time do not count: they are of what was under way before. */
  #begin(): void {
    this.#round = { settling: this.#atOnce, start: 0, items: 0, requests: 0 };
  }

  #halve(): void {
    this.#change(Math.max(1, Math.floor(this.#atOnce / 2)));
    this.#best = 0;
    this.#trying = false;
    this.#begin();
  }

  #count(items: number): void {
    if (this.#round.settling > 0) {
      this.#round.settling -= 1;
      this.#round.start = this.#now();
      return;
    }
    this.#round.items += items;
    this.#round.requests += 1;
    if (this.#round.requests < 2 * this.#atOnce) return;
    this.#judge(this.#round.items / Math.max(1, this.#now() - this.#round.start));
    this.#begin();
  }

  #judge(rate: number): void {
    if (rate > this.#best * BETTER) {
      this.#best = rate;
      this.#grow();
    } else if (this.#trying) this.#shrink();
    else if (rate < this.#best * WORSE) {
      this.#best = rate;
      this.#shrink();
    } else if (--this.#patience <= 0) {
      this.#best = rate;
      this.#grow();
    }
  }

  #grow(): void {
    this.#trying = this.#atOnce < MOST;
    this.#change(Math.min(MOST, this.#atOnce + 1));
    this.#patience = CONTENT;
  }

  #shrink(): void {
    this.#trying = false;
    if (this.#atOnce > FEWEST) this.#change(this.#atOnce - 1);
    this.#patience = CONTENT;
  }

  #change(atOnce: number): void {
    this.#atOnce = atOnce;
    this.#lists.concurrency = atOnce + AHEAD;
  }
}
