export type { Fault, SeenRequest } from "./faults.js";
export { startSandbox, type Sandbox, type SandboxOptions } from "./sandbox.js";
export { deviatingData, sampleData } from "./sample.js";
export type { Seed } from "./seed.js";
