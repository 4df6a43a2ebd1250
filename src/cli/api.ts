import type { Express } from "express";
import { authenticator } from "../access/index.js";
import { requireNautobot, type Config } from "../config/index.js";
import type { Logger } from "../lib/logger.js";
import type { Seal } from "../lib/seal.js";
import { companionOf } from "../reporting/index.js";
import type { FromNautobot, Runner } from "../runs/index.js";
import { createApp, Metrics, Sessions } from "../server/index.js";
import type { Store } from "../store/index.js";
import { dashboardFolder, version } from "./package.js";
import type { Triggers } from "./triggers.js";
import type { Session } from "./session.js";
import { readinessOf } from "./worker-health.js";

interface Parts {
  store: Store;
  seal: Seal;
  runner: Runner;
  triggers: Triggers;
  fromNautobot: FromNautobot;
}

/** The service's HTTP side over what runs it. */
export function apiOf(
  { config, jobs, problems }: Session,
  { store, seal, runner, triggers, fromNautobot }: Parts,
  logger: Logger,
): Express {
  const metrics = new Metrics(store, version());
  runner.subscribe(({ id, job }, { event }) => void metrics.onEvent({ id, job }, event));
  const catalogue = { jobs, defaults: config.jobs };
  const { token, limits, proxies, openMetrics } = config.server;
  return createApp({
    runner,
    store,
    catalogue,
    triggers: { ...triggers, maxBodyKb: config.webhooks.maxBodyKb },
    fromNautobot,
    problems,
    readiness: readinessOf(config, { store, runner }, logger),
    places: placesOf(config),
    metrics,
    openMetrics,
    authenticate: authenticator(store, token),
    sessions: new Sessions(seal),
    dashboard: dashboardFolder(),
    companion: companionOf(catalogue, config.companion.name).repository,
    version: version(),
    nautobotUrl: requireNautobot(config).url,
    limits,
    proxies,
    logger,
  });
}

/** Where the parts are, without whoever signs in there. */
function placesOf({ store, queue, nautobot, dataDir }: Config): Record<string, string> {
  return {
    store: store.url === undefined ? `SQLite in ${dataDir}` : `PostgreSQL at ${bare(store.url)}`,
    queue: queue.url === undefined ? "within this process" : `Redis at ${bare(queue.url)}`,
    nautobot: nautobot.url ?? "",
  };
}

const bare = (url: string): string => {
  const { host, pathname } = new URL(url);
  return host + pathname;
};
