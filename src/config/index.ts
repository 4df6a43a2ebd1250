export { loadConfig } from "./load.js";
export { configSchema, type Config } from "./schema.js";
export { requireNautobot, type NautobotConfig } from "./require-nautobot.js";
export { resolveReferences } from "./references.js";
