import type { Catalogue, Runner } from "../../runs/index.js";
import type { Store } from "../../store/index.js";
import type { Route } from "../route.js";
import { accessRoutes } from "./access.js";
import { jobRoutes } from "./jobs.js";
import { runRoutes } from "./runs.js";
import { documentRoute, healthRoute } from "./service.js";

/** What the routes work with. */
export interface Services {
  runner: Runner;
  /** Where the runner keeps its runs. */
  store: Store;
  catalogue: Catalogue;
  /** Of the package. */
  version: string;
}

/** Every route of the service but the companion's repository. */
export function allRoutes({ runner, store, catalogue, version }: Services): Route[] {
  const routes = [
    healthRoute,
    ...jobRoutes(runner, catalogue),
    ...runRoutes(runner, store),
    ...accessRoutes(store),
  ];
  return [...routes, documentRoute(routes, version)];
}
