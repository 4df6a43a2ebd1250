import type { LaneWork, Queue } from "./port.js";

/** The queue of a service that is one process. */
export class MemoryQueue implements Queue {
  /** In the order of their turns. */
  readonly #waiting = new Set<string>();
  readonly #taken = new Map<string, Promise<void>>();
  #work: LaneWork | undefined;
  #concurrency = 0;

  ready(lane: string): Promise<void> {
    this.#waiting.add(lane);
    this.#next();
    return Promise.resolve();
  }

  work(work: LaneWork, concurrency: number): void {
    this.#work = work;
    this.#concurrency = concurrency;
    this.#next();
  }

  async drain(): Promise<void> {
    this.#concurrency = 0;
    await Promise.all(this.#taken.values());
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.drain();
  }

  #next(): void {
    if (!this.#work) return;
    for (const lane of this.#waiting) {
      if (this.#taken.size >= this.#concurrency) return;
      // announced during its turn: it has another one afterwards
      if (this.#taken.has(lane)) continue;
      this.#waiting.delete(lane);
      this.#taken.set(lane, this.#turn(lane, this.#work));
    }
  }

  async #turn(lane: string, work: LaneWork): Promise<void> {
    await work.run(lane);
    if (await work.more(lane)) this.#waiting.add(lane);
    this.#taken.delete(lane);
    this.#next();
  }
}
