export { openStore, type StoreOptions } from "./open.js";
export {
  isFinished,
  type ChangeQuery,
  type Page,
  type Retention,
  type RunEnd,
  type RunRecord,
  type RunState,
  type RunStore,
  type RunWriter,
} from "./port.js";
