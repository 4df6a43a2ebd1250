import type { ApiError } from "./api.js";
import { filling, type Part, type ReadPart } from "./parts.js";

const SIZE = 200;
/** Pages that are kept; those farthest from what is looked at go first. */
const KEPT = 30;

interface Start {
  after: number;
  skip?: number;
}

const isFilled = ({ items, next }: Part<unknown>): boolean => items.length === SIZE || next === undefined;

/**
 * The rows of a list, read page by page as they are looked at. Where it is known how many there are, any page can be read at
 * once; else a page can be read once the one before it is known, and the list grows while it is looked through.
 */
export class RowPages<T> {
  error: ApiError | undefined;
  readonly #read: ReadPart<T>;
  readonly #changed: () => void;
  readonly #abort = new AbortController();
  readonly #pages = new Map<number, Part<T>>();
  readonly #cursors = new Map([[0, 0]]);
  readonly #reading = new Set<number>();
  readonly #outdated = new Set<number>();
  #counted: number | undefined;
  #last = 0;
  #ends = false;
  #range: readonly [first: number, last: number] = [0, 1];

  constructor(read: ReadPart<T>, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
  }

  /** How many rows there are, as far as is known; undefined before the first page is there. */
  get total(): number | undefined {
    if (this.#counted !== undefined) return this.#counted;
    if (this.#pages.size === 0) return undefined;
    return this.#ends || this.#unfilled ? this.#last : this.#last + SIZE;
  }

  /** How many rows are known to be there. */
  get known(): number {
    return this.#counted ?? this.#last;
  }

  /** Whether `total` is all there is. */
  get complete(): boolean {
    return this.#counted !== undefined || this.#ends;
  }

  /** While a page is being filled by what is found here and there: how far that came, as a `next` of the API. */
  get reached(): number | undefined {
    return this.error ? undefined : this.#unfilled;
  }

  get #unfilled(): number | undefined {
    const page = [...this.#pages.values()].find((each) => !isFilled(each));
    return page && Number(page.next);
  }

  readonly item = (index: number): T | undefined =>
    this.#pages.get(Math.floor(index / SIZE))?.items[index % SIZE];

  /** Reads what is missing of these rows. */
  readonly look = (first: number, last: number): void => {
    this.#range = [first, last];
    const end = Math.max(Math.ceil(last / SIZE), 1);
    for (let page = Math.floor(first / SIZE); page < end; page++) void this.#need(page);
  };

  /** There may be more than was there: where they are counted, this many. */
  more(counted: number | undefined): void {
    this.#counted = counted;
    for (const [number, { next }] of this.#pages) if (next === undefined) this.#outdated.add(number);
    // what is asked for already may come without them
    for (const number of this.#reading) this.#outdated.add(number);
    this.look(...this.#range);
    this.#changed();
  }

  close(): void {
    this.#abort.abort();
  }

  async #need(number: number): Promise<void> {
    const known = this.#pages.has(number) && !this.#outdated.has(number);
    const start = this.#startOf(number);
    if (known || start === undefined || this.#reading.has(number)) return;
    this.#reading.add(number);
    this.#outdated.delete(number);
    const { signal } = this.#abort;
    try {
      await this.#fill(number, start, signal);
      this.error = undefined;
    } catch (thrown) {
      this.#outdated.add(number);
      if (!signal.aborted) this.error = thrown as ApiError;
    } finally {
      this.#reading.delete(number);
    }
    if (signal.aborted) return;
    this.#changed();
    if (this.error === undefined && this.#outdated.has(number)) void this.#need(number);
  }

  /** Its own cursor; in a counted list otherwise the nearest one before it and how many rows lie between. */
  #startOf(number: number): Start | undefined {
    const after = this.#cursors.get(number);
    if (after !== undefined) return { after };
    if (this.#counted === undefined) return undefined;
    const nearest = Math.max(...[...this.#cursors.keys()].filter((each) => each < number));
    return { after: this.#cursors.get(nearest) ?? 0, skip: (number - nearest) * SIZE };
  }

  async #fill(number: number, start: Start, signal: AbortSignal): Promise<void> {
    // what is there already stays until all of it was read again
    const shown = this.#pages.has(number);
    for await (const page of filling(this.#read, { ...start, limit: SIZE }, signal)) {
      if (shown && !isFilled(page)) continue;
      this.#take(number, page);
      this.#changed();
    }
  }

  #take(number: number, page: Part<T>): void {
    this.#pages.set(number, page);
    if (page.next !== undefined) this.#outdated.delete(number);
    if (page.next !== undefined && isFilled(page)) this.#cursors.set(number + 1, Number(page.next));
    const last = number * SIZE + page.items.length;
    if (last >= this.#last) {
      this.#last = last;
      this.#ends = page.next === undefined;
    }
    const middle = (this.#range[0] + this.#range[1]) / 2 / SIZE;
    const byDistance = [...this.#pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const far of byDistance.slice(0, Math.max(byDistance.length - KEPT, 0))) this.#pages.delete(far);
  }
}
