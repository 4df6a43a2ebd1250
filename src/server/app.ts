import express, { type Express } from "express";
import helmet from "helmet";
import type { Logger } from "../lib/logger.js";
import { COMPANION_PATH, type CompanionRepository } from "../reporting/index.js";
import type { Catalogue, Runner } from "../runs/index.js";
import type { Store } from "../store/index.js";
import { requireToken } from "./auth.js";
import { errorHandler, notFound, onlyMethods } from "./error-handler.js";
import { jobRoutes } from "./routes/jobs.js";
import { runRoutes } from "./routes/runs.js";

export interface AppOptions {
  runner: Runner;
  /** Where the runner keeps its runs. */
  store: Store;
  catalogue: Catalogue;
  /** The bearer token that everything under /api asks for. */
  token: string;
  companion: CompanionRepository;
  logger: Logger;
}

/** The service's HTTP side. Only its health and the companion's code, which hold nothing private, are open. */
export function createApp({ runner, store, catalogue, token, companion, logger }: AppOptions): Express {
  const app = express();
  app.use(helmet());
  app
    .route("/healthz")
    .get((_request, response) => {
      response.json({ status: "ok" });
    })
    .all(onlyMethods("GET"));
  app.use(COMPANION_PATH, companion.handler);
  app.use("/api", requireToken(token));
  app.use("/api/v1", jobRoutes(runner, catalogue), runRoutes(runner, store));
  app.use(notFound);
  app.use(errorHandler(logger));
  return app;
}
