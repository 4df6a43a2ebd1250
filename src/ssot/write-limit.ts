import type { Client } from "../nautobot/index.js";

/** Three keep a small server busy, and the network besides: only a server that asks for patience gets fewer. */
const FEWEST = 3;
const MOST = 8;
/** Growth that is worth another request at a time, and a loss that says there are too many. */
const BETTER = 1.1;
const WORSE = 0.8;
/** Rounds to keep to a number that turned out best before trying more again. */
const CONTENT = 8;

/**
 * How many writes one Nautobot is sent at a time: one more while throughput grows with it, one less when it falls, but
 * three at least, half when the server asks for patience (429, 5xx) or drops connections.
 */
export class WriteLimit {
  readonly #client: Pick<Client, "retries">;
  readonly #now: () => number;
  #atOnce = FEWEST;
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #round = { start: 0, items: 0, requests: 0 };
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

  #begin(): void {
    this.#round = { start: this.#now(), items: 0, requests: 0 };
  }

  #halve(): void {
    this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
    this.#best = 0;
    this.#trying = false;
    this.#begin();
  }

  #count(items: number): void {
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
    this.#atOnce = Math.min(MOST, this.#atOnce + 1);
    this.#patience = CONTENT;
  }

  #shrink(): void {
    this.#trying = false;
    if (this.#atOnce > FEWEST) this.#atOnce -= 1;
    this.#patience = CONTENT;
  }
}
