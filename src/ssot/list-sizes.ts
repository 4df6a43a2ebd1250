import type { WriteLimit } from "./write-limit.js";

/** Small enough for any server, and for what is refused: its list is sent again. */
const FIRST = 50;
/** More in one request saves nothing any more. */
const LARGEST = 200;
/** Fewer in one request cost more than they save. */
const SMALLEST = 20;
/** How long a request may take: often enough to show progress, to be cancelled, and far from any time limit. */
const ABOUT_MS = 10_000;

/** Cuts items into lists: as many as the server writes in some seconds. */
export class ListSizes<T> {
  readonly #items: readonly T[];
  readonly #limit: Pick<WriteLimit, "atOnce">;
  #at = 0;
  #size = FIRST;
  #largest = LARGEST;

  constructor(items: readonly T[], limit: Pick<WriteLimit, "atOnce">) {
    this.#items = items;
    this.#limit = limit;
  }

  get isEmpty(): boolean {
    return this.#at >= this.#items.length;
  }

  /** The last ones are smaller, so that no worker of the server is left with one while the others have none. */
  next(): readonly T[] {
    const share = Math.ceil((this.#items.length - this.#at) / this.#limit.atOnce);
    const start = this.#at;
    this.#at += Math.min(this.#size, Math.max(SMALLEST, share));
    return this.#items.slice(start, this.#at);
  }

  /** A list of so many was written in that time. */
  written(count: number, ms: number): void {
    const fitting = Math.round((count / Math.max(1, ms)) * ABOUT_MS);
    this.#size = Math.min(this.#largest, Math.max(FIRST, fitting));
  }

  /** A list was refused for some of its items: more may be. */
  refused(): void {
    this.#size = this.#largest = FIRST;
  }
}
