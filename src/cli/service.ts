import { firstToken } from "../access/index.js";
import { requireNautobot, type Config } from "../config/index.js";
import type { RunRequest } from "../jobs/request.js";
import type { Logger } from "../lib/logger.js";
import { createClient } from "../nautobot/index.js";
import { companionOf, keepInStep } from "../reporting/index.js";
import { prepareRequest, type Runner } from "../runs/index.js";
import type { Added } from "../store/index.js";
import { listen } from "../server/index.js";
import { apiOf } from "./api.js";
import { fromNautobot } from "./from-nautobot.js";
import { openRunner } from "./open-runner.js";
import type { Session } from "./session.js";
import { version } from "./package.js";
import type { Traces } from "./traces.js";
import { openTriggers } from "./triggers.js";

export interface Service {
  url: string;
  /** The admin token made at the very first start: told here and never again. */
  firstToken?: string;
  runner: Runner;
  /** Stops taking requests, lets runs end for a while, then stops them between two batches. */
  close(): Promise<void>;
}

/** Starts everything that `serve` is: the API, the schedules and, unless told otherwise, runs. */
export async function startService(session: Session, logger: Logger, { work = true } = {}): Promise<Service> {
  const { config, jobs } = session;
  const catalogue = { jobs, defaults: config.jobs };
  const engine = await openRunner({ config, jobs }, logger);
  const { store, seal, runner } = engine;
  const ask = async (request: RunRequest): Promise<Added> =>
    runner.request(await prepareRequest(catalogue, request));
  const closeEngine = async (thrown: unknown): Promise<never> => {
    await engine.close();
    throw thrown;
  };
  const options = { config, catalogue, nautobot: requireNautobot(config), store, ask, logger };
  const triggers = await openTriggers(options).catch(closeEngine);
  const { host, port, token } = config.server;
  const nautobot = fromNautobot(config, { catalogue, runner, store, seal, logger });
  const app = apiOf(session, { store, seal, runner, triggers, fromNautobot: nautobot }, logger);
  const listening = await listen(app, host, port).catch(async (thrown: unknown) => {
    await triggers.close();
    return closeEngine(thrown);
  });
  const made = token === undefined ? await firstToken(store, new Date()) : undefined;
  const traces = await tracesOf(config, runner);
  await engine.start({ work });
  await nautobot.start();
  triggers.start();
  const inStep = followPlugins(session, logger);
  return {
    url: listening.url,
    ...(made !== undefined && { firstToken: made }),
    runner,
    async close() {
      await Promise.all([listening.close(), triggers.close(), nautobot.close(), inStep.stop()]);
      await engine.close();
      await traces?.close();
    },
  };
}

/** Brings the Jobs in Nautobot in step with the plugins, while the service is at work already. */
function followPlugins({ config, jobs }: Session, logger: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const client = createClient({ ...requireNautobot(config), logger });
  const companion = companionOf({ jobs, defaults: config.jobs }, config.companion.name);
  const done = keepInStep(client, companion, logger, { signal: stopping.signal });
  return {
    stop() {
      stopping.abort();
      return done;
    },
  };
}

/** Only what is configured is loaded. */
async function tracesOf({ telemetry }: Config, runner: Runner): Promise<Traces | undefined> {
  if (telemetry.traces === undefined) return undefined;
  const { openTraces } = await import("./traces.js");
  const traces = openTraces(telemetry.traces, version());
  runner.subscribe((run, { at, event }) => traces.onEvent(run, at, event));
  return traces;
}
