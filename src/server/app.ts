import express, { type Express } from "express";
import helmet from "helmet";
import type { Logger } from "../lib/logger.js";
import { COMPANION_PATH, type CompanionRepository } from "../reporting/index.js";
import { accessLog } from "./access-log.js";
import { requireToken } from "./auth.js";
import { dashboard } from "./dashboard.js";
import { errorHandler, notFound } from "./error-handler.js";
import { limited, type Limits } from "./limits.js";
import { mountRoutes } from "./mount.js";
import type { Route } from "./route.js";
import { allRoutes, type Services } from "./routes/index.js";
import { healthRoutes } from "./routes/system.js";

export interface AppOptions extends Services {
  companion: CompanionRepository;
  /** The folder of the built pages. */
  dashboard: string;
  limits: Limits;
  /** How many proxies stand before the service, which tell it the caller's address. */
  proxies: number;
  logger: Logger;
}

/** The service's HTTP side. Only its health and the companion's code, which hold nothing private, are open. */
export function createApp(options: AppOptions): Express {
  const { companion, dashboard: pages, limits, proxies, logger, ...services } = options;
  const routes = allRoutes(services);
  const closed = routes.filter(({ role, path }) => role !== "open" && !path.startsWith("/api/"));
  const browsable = new Set(routes.filter((route) => route.browsable).map(({ path }) => path));
  const open = new Set(routes.filter(({ role }) => role === "open").map(({ path }) => path));
  const outside = routes.filter(({ role, path }) => role === "open" && !path.startsWith("/api/"));
  const mounted = (some: readonly Route[]) => mountRoutes(some, (entry) => services.store.record(entry));
  const app = express();
  app.set("trust proxy", proxies);
  // what is answered is made anew each time: a digest of it would save nobody anything
  app.disable("etag");
  app.use(accessLog(logger));
  app.use(helmet());
  // webhooks come by the hundred: they pass nothing that is not for them
  app.use(mounted(outside));
  app.use(COMPANION_PATH, companion.handler);
  // also addresses that do not exist
  app.use(
    ["/api", ...closed.map(({ path }) => path)],
    limited(limits),
    requireToken(services.authenticate, services.sessions, { browsable, open }),
  );
  app.use(mounted(routes.filter((route) => !outside.includes(route))));
  app.use(dashboard(pages));
  app.use(notFound);
  app.use(errorHandler(logger));
  return app;
}

/** What a worker serves: its health, and nothing else. */
export function createHealthApp(
  services: Parameters<typeof healthRoutes>[0] & { store: Services["store"]; logger: Logger },
): Express {
  const app = express();
  app.use(helmet());
  app.use(mountRoutes(healthRoutes(services), (entry) => services.store.record(entry)));
  app.use(notFound);
  app.use(errorHandler(services.logger));
  return app;
}
