import { setImmediate as breath, setTimeout as wait } from "node:timers/promises";

interface GatherOptions {
  /** Items done at once. */
  readonly most?: number;
  /** From one beginning of `work` to the next: what comes in between is done together. */
  readonly pauseMs?: number;
}

/**
 * Has `work` do many items at once: the first right away, what comes while it is busy or pauses together, next. Each
 * item's own promise settles as `work` did; results are in the order of the items.
 */
export function gather<T, R>(
  work: (items: T[]) => Promise<readonly R[]>,
  { most = 500, pauseMs = 0 }: GatherOptions = {},
): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    resolve: (result: R) => void;
    reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let busy = false;
  let again = -Infinity;
  const next = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const early = again - performance.now();
      // a store that answers at once would leave nothing to gather
      await (early > 1 ? wait(early) : breath());
      again = performance.now() + pauseMs;
      const taken = waiting.splice(0, most);
      try {
        const results = await work(taken.map(({ item }) => item));
        for (const [index, { resolve }] of taken.entries()) resolve(results[index] as R);
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    busy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!busy) void next();
    });
}
