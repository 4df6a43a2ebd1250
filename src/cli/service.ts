import { firstToken } from "../access/index.js";
import { requireNautobot } from "../config/index.js";
import type { RunRequest } from "../jobs/request.js";
import type { Logger } from "../lib/logger.js";
import { prepareRequest, Runner, type Run } from "../runs/index.js";
import { listen } from "../server/index.js";
import { deliverer, executor, incrementalDir, policiesOf } from "./execute.js";
import { openHistory } from "./history.js";
import { apiOf } from "./api.js";
import type { Session } from "./session.js";
import { openTriggers } from "./triggers.js";

export interface Service {
  url: string;
  /** The admin token made at the very first start: told here and never again. */
  firstToken?: string;
  runner: Runner;
  /** Stops taking requests, cancels runs between two batches, and waits for their end. */
  close(): Promise<void>;
}

/** Starts everything that `serve` is: the API, the line of runs, the schedules. */
export async function startService(session: Session, logger: Logger): Promise<Service> {
  const { config, jobs } = session;
  const nautobot = requireNautobot(config);
  const catalogue = { jobs, defaults: config.jobs };
  const warned = new Set<string>();
  const deliver = deliverer(nautobot, (error) => {
    // said once: it would be the same after every run
    if (!warned.has(error.code)) logger.warning(`No job result in Nautobot. ${error.describe()}`);
    warned.add(error.code);
  });
  const store = await openHistory(config, logger);
  const execute = executor({
    jobs,
    nautobot,
    policyOf: policiesOf(config),
    baselines: store.baselines,
    dataDir: incrementalDir(config),
  });
  const runner = new Runner({ execute, deliver, store, retention: config.retention, logger });
  const ask = async (request: RunRequest): Promise<Run> =>
    (await runner.request(await prepareRequest(catalogue, request))).run;
  const closeStore = async (thrown: unknown): Promise<never> => {
    await store.close();
    throw thrown;
  };
  const options = { config, catalogue, nautobot, store, ask, logger };
  const triggers = await openTriggers(options).catch(closeStore);
  const { host, port, token } = config.server;
  const app = apiOf(session, { store, runner, triggers }, logger);
  const listening = await listen(app, host, port).catch(async (thrown: unknown) => {
    await triggers.close();
    return closeStore(thrown);
  });
  const made = token === undefined ? await firstToken(store, new Date()) : undefined;
  triggers.start();
  return {
    url: listening.url,
    ...(made !== undefined && { firstToken: made }),
    runner,
    async close() {
      await Promise.all([listening.close(), triggers.close()]);
      await runner.close();
      await store.close();
    },
  };
}
