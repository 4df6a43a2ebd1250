import type { Config } from "../config/index.js";
import * as door from "../index.js";
import { BridgeError } from "../lib/errors.js";
import { loadPlugins, type PluginProblem } from "../plugin-host/index.js";
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

/** The service could load it when it started. */
const spoiled = ({ file, message, fix }: PluginProblem): BridgeError =>
  new BridgeError("PLUGIN_INVALID", `${file} was changed, and cannot be loaded: ${message}`, { fix });

serveRun(async (setup, warn) => {
  const { config, plugins } = setup as ChildSetup;
  const { store, seal } = await openHistory(config);
  const { jobs, problems } = await loadPlugins(plugins, door, compiledPlugins(config));
  const [problem] = problems;
  const carryOut = executorOf(config, jobs, store); // guards this process, too
  const execute = problem ? () => Promise.reject(spoiled(problem)) : carryOut;
  const delivery = deliveries(store, config, { warn, jobs });
  const sendLate = (id: string) => delivery.sendLate(id, { seal, jobs });
  return { store, seal, execute, delivery, sendLate };
});
