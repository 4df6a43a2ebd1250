export { definePlugin, type Plugin } from "./define.js";
export { loadPlugins, type LoadedPlugins } from "./loader.js";
export { describeProblem, type PluginProblem } from "./problem.js";
export { findJob, type RegisteredJob } from "./registry.js";
export { versionOf } from "./version.js";
