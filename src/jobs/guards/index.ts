export { judge } from "./judge.js";
export { DEFAULT_GUARDS, type GuardSettings } from "./settings.js";
export { stopUnless } from "./stop.js";
export {
  ALLOWABLE,
  GUARD_RULES,
  type Baseline,
  type Baselines,
  type Counts,
  type GuardVerdict,
} from "./verdict.js";
