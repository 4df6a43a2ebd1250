import type { Authenticate } from "../../access/index.js";
import type { FromNautobot, Runner } from "../../runs/index.js";
import type { Store } from "../../store/index.js";
import type { Scheduler } from "../../triggers/index.js";
import { Feed } from "../feed.js";
import type { Route } from "../route.js";
import type { Sessions } from "../session.js";
import { accessRoutes } from "./access.js";
import { changeRoutes } from "./changes.js";
import { documentRoutes } from "./document.js";
import { eventRoutes } from "./events.js";
import { jobRoutes } from "./jobs.js";
import { overviewRoutes } from "./overview.js";
import { planRoutes } from "./plans.js";
import { runRoutes } from "./runs.js";
import { scheduleRoutes } from "./schedules.js";
import { sessionRoutes } from "./session.js";
import { systemRoutes, type System } from "./system.js";
import { webhookRoutes, type WebhookServices } from "./webhooks.js";

/** What the routes work with. */
export interface Services extends System {
  /** Whose token it is; everything under /api asks for one. */
  authenticate: Authenticate;
  sessions: Sessions;
  runner: Runner;
  /** Where the runner keeps its runs. */
  store: Store;
  triggers: WebhookServices & { scheduler: Scheduler };
  fromNautobot: FromNautobot;
  /** Where people find the configured Nautobot. */
  nautobotUrl: string;
}

/** Every route of the service but the companion's repository. */
export function allRoutes(services: Services): Route[] {
  const { runner, store, catalogue, triggers, fromNautobot, version } = services;
  const routes = [
    ...systemRoutes(services),
    ...jobRoutes(runner, catalogue, fromNautobot),
    ...overviewRoutes(services),
    ...runRoutes(runner, store),
    ...changeRoutes(services),
    ...eventRoutes(store, new Feed(store, runner)),
    ...webhookRoutes(triggers, services),
    ...scheduleRoutes(triggers.scheduler),
    ...planRoutes(services),
    ...accessRoutes(store),
    ...sessionRoutes(services.authenticate, services.sessions),
  ];
  return [...routes, ...documentRoutes(routes, version)];
}
