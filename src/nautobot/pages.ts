import { BridgeError } from "../lib/errors.js";

export interface Page<T> {
  count: number;
  results: T[];
}

export interface PagesOptions<T> {
  /** What is read, for the error. */
  path: string;
  fetch: (offset: number, signal: AbortSignal) => Promise<Page<T>>;
  concurrency: number;
}

/**
 * All rows of a paged list, in order, reading ahead. The first page says how many there are.
 *
 * @throws BridgeError LOAD_INCOMPLETE when that number changes on the way or rows come twice: the list was changed
 * while it was read, so some row may have been missed.
 */
export async function* allPages<T extends object>(
  options: PagesOptions<T>,
): AsyncGenerator<T, void, undefined> {
  const { path, fetch, concurrency } = options;
  const stop = new AbortController();
  try {
    const first = await fetch(0, stop.signal);
    const seen = new Set<unknown>();
    yield* checked(first, first.count, seen, path);
    const step = first.results.length;
    let next = step;
    const ahead: Promise<Page<T>>[] = [];
    const readAhead = (): void => {
      for (; ahead.length < concurrency && step > 0 && next < first.count; next += step) {
        const page = fetch(next, stop.signal);
        page.catch(() => undefined); // awaited below, or left behind when the reader stops early
        ahead.push(page);
      }
    };
    readAhead();
    for (let page = ahead.shift(); page !== undefined; page = ahead.shift()) {
      const rows = await page;
      readAhead();
      yield* checked(rows, first.count, seen, path);
    }
    if (seen.size !== first.count) throw changed(path, first.count, seen.size);
  } finally {
    stop.abort();
  }
}

function checked<T extends object>(page: Page<T>, count: number, seen: Set<unknown>, path: string): T[] {
  if (page.count !== count) throw changed(path, count, page.count);
  for (const row of page.results) seen.add("id" in row ? row.id : row);
  return page.results;
}

function changed(path: string, expected: number, found: number): BridgeError {
  const message = `${path} changed while it was read: ${expected} objects at first, ${found} in the end`;
  return new BridgeError("LOAD_INCOMPLETE", message);
}
