import { loadConfig, type Config } from "../config/index.js";
import * as door from "../index.js";
import { restrictOutbound } from "../lib/outbound.js";
import { loadPlugins, type PluginProblem, type RegisteredJob } from "../plugin-host/index.js";
import { bundledPlugins, compiledPlugins } from "./package.js";

/** Options that every command working with jobs has. */
export interface CommonOptions {
  config?: string;
  plugins?: readonly string[];
  debug?: boolean;
}

/** What a command works with: the configuration and everything that can be run. */
export interface Session {
  config: Config;
  jobs: ReadonlyMap<string, RegisteredJob>;
  /** Plugins that were refused. */
  problems: readonly PluginProblem[];
}

/** Reads the configuration and loads all plugins: bundled, configured, and named on the command line. */
export async function openSession({ config: file, plugins = [] }: CommonOptions): Promise<Session> {
  const config = loadConfig({ file });
  restrictOutbound(config.outbound);
  const directories = [bundledPlugins(), ...config.plugins, ...plugins];
  return { config, ...(await loadPlugins(directories, door, compiledPlugins(config))) };
}
