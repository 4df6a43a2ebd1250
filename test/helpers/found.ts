import { setTimeout as wait } from "node:timers/promises";

/** Looks until there is something, seldom enough that a Nautobot beside it has the processor for what is waited for. */
export async function found<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await wait(200);
  }
}
