import { requireNautobot, type Config } from "../config/index.js";
import type { Logger } from "../lib/logger.js";
import { compiledPath, IS_COMPILED } from "../lib/package-root.js";
import type { Seal } from "../lib/seal.js";
import { forking, forkSending } from "../runs/child/fork.js";
import { scrubbed } from "../runs/child/environment.js";
import { laneOf, MemoryQueue, Runner, Sender, type Queue } from "../runs/index.js";
import type { Store } from "../store/index.js";
import type { ChildSetup } from "./child.js";
import { openHistory } from "./history.js";
import type { Session } from "./session.js";

/** What a service does beside its API. */
export interface Engine {
  store: Store;
  seal: Seal;
  runner: Runner;
  /** Looks after runs from now on; takes them, unless told otherwise. */
  start(options?: { work: boolean }): Promise<void>;
  /** Lets runs end for as long as the configuration says, then stops them between two batches. */
  close(): Promise<void>;
}

const ENTRY = compiledPath(`src/cli/child.${IS_COMPILED ? "js" : "ts"}`);

/** Opens store, queue and runner as the configuration says. @throws BridgeError STORE_FAILED, SECRET_KEY */
export async function openRunner(
  { config, jobs }: Pick<Session, "config" | "jobs">,
  logger: Logger,
): Promise<Engine> {
  requireNautobot(config);
  const { store, seal } = await openHistory(config);
  const { concurrency, memoryMb, drainSeconds, env } = config.runs;
  const now = (): Date => new Date();
  const setupOf = (job: string): ChildSetup => ({ config, plugins: fileOf(jobs, job) });
  const fork = { store, entry: ENTRY, env: scrubbed(process.env, env), memoryMb, logger, setupOf };
  const runner = new Runner({
    store,
    seal,
    queue: await openQueue(config, logger),
    perform: forking(fork),
    laneOf: (request) => laneOf({ jobs, defaults: config.jobs }, request),
    retention: config.retention,
    concurrency,
    logger,
  });
  const sender = new Sender({ store, logger, now, everyMs: 5000, send: forkSending(fork) });
  return {
    store,
    seal,
    runner,
    async start({ work } = { work: true }) {
      await runner.start({ work });
      if (work) sender.start();
    },
    async close() {
      await Promise.all([runner.close(drainSeconds), sender.stop()]);
      await store.close();
    },
  };
}

const fileOf = (jobs: Session["jobs"], job: string): string[] => {
  const found = jobs.get(job);
  return found ? [found.file] : [];
};

async function openQueue({ queue: { url } }: Config, logger: Logger): Promise<Queue> {
  if (url === undefined) return new MemoryQueue();
  const { BullmqQueue } = await import("../runs/queue/bullmq.js");
  return new BullmqQueue({ url, logger });
}
