export { configTemplate } from "./template.js";
export { CONFIG_FILE, loadConfig } from "./load.js";
export { shownValues } from "./origins.js";
export { readSource } from "./source.js";
export { configSchema, type Config } from "./schema.js";
export { requireNautobot, type NautobotConfig } from "./require-nautobot.js";
export { resolveReferences } from "./references.js";
