export type { Listen } from "./address.js";
export { COMPANION_PATH, companionRepository, type CompanionRepository } from "./companion-repository.js";
export { companionStatus, type CompanionStatus } from "./companion.js";
export { installCompanion, type InstallOptions } from "./install.js";
export { postReport } from "./post-report.js";
