import { silentLogger } from "../../src/lib/logger.js";
import { sealWith } from "../../src/lib/seal.js";
import {
  MemoryQueue,
  performHere,
  Runner,
  type Delivery,
  type Execute,
  type RunnerOptions,
} from "../../src/runs/index.js";
import type { Store } from "../../src/store/index.js";

export const seal = sealWith(Buffer.alloc(32, 7));

const open = new WeakMap<Store, Runner[]>();

/** Closes what runs over a store, so that it can be closed. */
export async function closeRunners(store: Store): Promise<void> {
  for (const runner of open.get(store) ?? []) await runner.close();
}

export type TestRunnerOptions = Partial<RunnerOptions> & { delivery?: Delivery; patienceMs?: number };

/** A runner that takes runs at once and performs them in this process, by default each job's one at a time. */
export function testRunner(store: Store, execute: Execute, options: TestRunnerOptions = {}): Runner {
  const { delivery, patienceMs = 10, logger = silentLogger, now, ...rest } = options;
  const warn = (message: string): void => logger.warning(message);
  const clock = now ? { now } : {};
  const runner = new Runner({
    store,
    seal,
    queue: new MemoryQueue(),
    perform: performHere({ store, seal, execute, delivery, warn, patienceMs, ...clock }),
    laneOf: ({ job }) => Promise.resolve(job),
    retention: { days: 90, runs: 1000 },
    concurrency: 10,
    logger,
    ...clock,
    ...rest,
  });
  open.set(store, [...(open.get(store) ?? []), runner]);
  void runner.start();
  return runner;
}
