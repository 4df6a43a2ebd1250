import { setImmediate as breath } from "node:timers/promises";

/**
 * Has `work` do many items at once without making any wait for a clock: what comes while it is busy is done together,
 * next. Each item's own promise settles as `work` did; results are in the order of the items.
 */
export function gather<T, R>(
  work: (items: T[]) => Promise<readonly R[]>,
  most = 500,
): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    resolve: (result: R) => void;
    reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let busy = false;
  const next = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      // a store that answers at once would leave nothing to gather
      await breath();
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
