export { Runner, type Execute, type RunListener, type RunnerOptions } from "./runner.js";
export type { Run } from "./run.js";
export { describeJob, jobDetail, type JobDescription, type VariableDescription } from "./describe-job.js";
export { prepareRequest, type Catalogue } from "./prepare.js";
