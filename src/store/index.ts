export type { Decision } from "./approvals.js";
export { ROLES, type AccessStore, type AuditEntry, type Role, type TokenRecord } from "./access-port.js";
export { openStore, type StoreOptions } from "./open.js";
export {
  type ChangeFilter,
  type ChangeQuery,
  type KindQuery,
  type Page,
  type PlacedChange,
  type Retention,
  type RunEnd,
  type RunError,
  type RunRecord,
  type RunWriter,
  type TimedEvent,
  type TreeNode,
} from "./port.js";
export {
  VERDICTS,
  type NewDelivery,
  type ScheduleState,
  type TriggerStore,
  type Verdict,
} from "./trigger-port.js";
export type { Statistics } from "./statistics.js";
export type { Store } from "./store.js";
export type { Added, NewRun, Orphan, Taken } from "./queue/port.js";
