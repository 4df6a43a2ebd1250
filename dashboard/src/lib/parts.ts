/** One page of a list of the API; it may be short, even empty, and yet have a next one. */
export interface Part<T> {
  items: readonly T[];
  next?: string | undefined;
}

interface Asked {
  after?: number;
  /** How many of the rows after it are left out. */
  skip?: number;
  limit: number;
}
/** Reads the rows after this one. */
export type ReadPart<T> = (page: Asked, signal: AbortSignal) => Promise<Part<T>>;

/** Reads on until `limit` rows are there or there are no more; gives each time all that is there. */
export async function* filling<T>(
  read: ReadPart<T>,
  { limit, ...first }: Asked,
  signal: AbortSignal,
): AsyncGenerator<Part<T>> {
  let page = await read({ limit, ...first }, signal);
  yield page;
  while (page.items.length < limit && page.next !== undefined) {
    const { items, next } = await read(
      { limit: limit - page.items.length, after: Number(page.next) },
      signal,
    );
    page = { items: [...page.items, ...items], next };
    yield page;
  }
}

/** As many of a list as there are, up to `limit`. */
export async function firstOf<T>(
  read: ReadPart<T>,
  limit: number,
  signal: AbortSignal,
): Promise<readonly T[]> {
  let items: readonly T[] = [];
  for await (const page of filling(read, { limit }, signal)) ({ items } = page);
  return items;
}
