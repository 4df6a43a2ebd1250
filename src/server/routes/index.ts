import type { Catalogue, Runner } from "../../runs/index.js";
import type { Store } from "../../store/index.js";
import type { Scheduler } from "../../triggers/index.js";
import type { Route } from "../route.js";
import { accessRoutes } from "./access.js";
import { jobRoutes } from "./jobs.js";
import { runRoutes } from "./runs.js";
import { scheduleRoutes } from "./schedules.js";
import { documentRoute, healthRoute } from "./service.js";
import { webhookRoutes, type WebhookServices } from "./webhooks.js";

/** What the routes work with. */
export interface Services {
  runner: Runner;
  /** Where the runner keeps its runs. */
  store: Store;
  catalogue: Catalogue;
  triggers: WebhookServices & { scheduler: Scheduler };
  /** Of the package. */
  version: string;
}

/** Every route of the service but the companion's repository. */
export function allRoutes({ runner, store, catalogue, triggers, version }: Services): Route[] {
  const routes = [
    healthRoute,
    ...jobRoutes(runner, catalogue),
    ...runRoutes(runner, store),
    ...webhookRoutes(triggers, store),
    ...scheduleRoutes(triggers.scheduler),
    ...accessRoutes(store),
  ];
  return [...routes, documentRoute(routes, version)];
}
