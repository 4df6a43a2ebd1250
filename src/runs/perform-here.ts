import { conduct, type ConductOptions } from "./conduct.js";
import type { Perform } from "./worker.js";

/** Performs runs in this very process. */
export const performHere =
  (options: Omit<ConductOptions, "signal" | "kept">): Perform =>
  async ({ id, owner }, { signal, kept }) => {
    const taken = await options.store.queue.open(id, owner);
    if (taken) await conduct(taken, { ...options, signal, kept });
  };
