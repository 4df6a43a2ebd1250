import express, { type Express } from "express";
import helmet from "helmet";
import type { Logger } from "../lib/logger.js";
import { COMPANION_PATH, type CompanionRepository } from "../reporting/index.js";
import type { Authenticate } from "../access/index.js";
import { requireToken } from "./auth.js";
import { errorHandler, notFound } from "./error-handler.js";
import { mountRoutes } from "./mount.js";
import { allRoutes, type Services } from "./routes/index.js";

export interface AppOptions extends Services {
  /** Whose token it is; everything under /api asks for one. */
  authenticate: Authenticate;
  companion: CompanionRepository;
  logger: Logger;
}

/** The service's HTTP side. Only its health and the companion's code, which hold nothing private, are open. */
export function createApp({ authenticate, companion, logger, ...services }: AppOptions): Express {
  const app = express();
  app.use(helmet());
  app.use(COMPANION_PATH, companion.handler);
  app.use("/api", requireToken(authenticate));
  app.use(mountRoutes(allRoutes(services), (entry) => services.store.record(entry)));
  app.use(notFound);
  app.use(errorHandler(logger));
  return app;
}
