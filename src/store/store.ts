import type { Baselines } from "../jobs/guards/index.js";
import type { AccessStore } from "./access-port.js";
import type { Approvals } from "./approvals.js";
import type { Outbox } from "./outbox.js";
import type { RunStore } from "./port.js";
import type { QueueStore } from "./queue/port.js";
import type { Statistics } from "./statistics.js";
import type { TriggerStore } from "./trigger-port.js";

/** Everything that is kept, one port for each concern. */
export interface Store extends RunStore, AccessStore, Statistics, TriggerStore {
  readonly baselines: Baselines;
  readonly approvals: Approvals;
  readonly queue: QueueStore;
  readonly outbox: Outbox;
  /** Rejects while it cannot be read or written. @throws BridgeError STORE_FAILED */
  check(): Promise<void>;
  close(): Promise<void>;
}
