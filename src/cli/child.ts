import type { Config } from "../config/index.js";
import * as door from "../index.js";
import { loadPlugins } from "../plugin-host/index.js";
import { serveRun } from "../runs/child/serve-run.js";
import { deliveries } from "./delivery.js";
import { executorOf } from "./execute.js";
import { openHistory } from "./history.js";
import { compiledPlugins } from "./package.js";

/** What the service sends to a process that carries out one run. */
export interface ChildSetup {
  config: Config;
  /** The file of the job's plugin. */
  plugins: string[];
}

serveRun(async (setup, warn) => {
  const { config, plugins } = setup as ChildSetup;
  const { store, seal } = await openHistory(config);
  const { jobs } = await loadPlugins(plugins, door, compiledPlugins(config));
  const execute = executorOf(config, jobs, store);
  const delivery = deliveries(store, config, { warn, jobs });
  const sendLate = (id: string) => delivery.sendLate(id, { seal, jobs });
  return { store, seal, execute, delivery, sendLate };
});
