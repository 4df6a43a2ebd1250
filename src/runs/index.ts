export { Runner, type Execute, type RunListener } from "./runner.js";
export { isFinished, type Run } from "./run.js";
export { memoryStore } from "./store.js";
export { describeJob, type JobDescription, type VariableDescription } from "./describe-job.js";
export { prepareRequest, type Catalogue } from "./prepare.js";
