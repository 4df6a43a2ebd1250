export type { Listen } from "./address.js";
export { COMPANION_PATH, type CompanionRepository } from "./companion-repository.js";
export { companionOf, companionStatus, type Companion, type CompanionStatus } from "./companion.js";
export { installCompanion, isComplete, type InstallOptions } from "./install.js";
export type { TokenPlace } from "./integration.js";
export { companionWheel } from "./package.js";
export { expectReport, postReport, type Readiness } from "./post-report.js";
export { removeCompanion } from "./remove.js";
