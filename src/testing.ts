/** The test kit for plugin authors. */
export {
  deviatingData,
  sampleData,
  startSandbox,
  type Fault,
  type Sandbox,
  type SandboxOptions,
  type SeenRequest,
  type Seed,
} from "./sandbox/index.js";
