import { setTimeout as wait } from "node:timers/promises";
import { toBridgeError, type BridgeError } from "../lib/errors.js";
import type { Store } from "../store/index.js";

const AGAIN_MS = { first: 100, most: 5000 };
/** For how long a run waits for a store that is away. */
export const PATIENCE_MS = 3_600_000;

export interface Patience {
  patienceMs?: number | undefined;
  /** Hears once that the store fails, and is tried again. */
  troubled?: ((error: BridgeError) => void) | undefined;
  /** Ends the waiting. */
  signal?: AbortSignal;
}

/** Does what needs the store, again and again while that is away. @throws BridgeError when it does not come back */
export async function patiently<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const { patienceMs = PATIENCE_MS, troubled, signal } = patience;
  const until = performance.now() + patienceMs;
  for (let pause = AGAIN_MS.first; ; pause = Math.min(pause * 2, AGAIN_MS.most)) {
    try {
      return await work();
    } catch (thrown) {
      const error = toBridgeError(thrown, "STORE_FAILED");
      if (!error.retryable || error.code === "RUN_INTERRUPTED" || performance.now() >= until) throw error;
      if (pause === AGAIN_MS.first) troubled?.(error);
      await wait(pause, undefined, { signal }).catch(() => undefined);
      signal?.throwIfAborted();
    }
  }
}

/** What a run asks the store for on its way. */
export type Consulted = Pick<Store, "baselines" | "changes">;

/** The same, waiting for a store that is away. */
export const consultedPatiently = (store: Consulted, patience: Patience): Consulted => ({
  changes: (run, query) => patiently(() => store.changes(run, query), patience),
  baselines: {
    last: (key) => patiently(() => store.baselines.last(key), patience),
    keep: (key, baseline) => patiently(() => store.baselines.keep(key, baseline), patience),
  },
});
