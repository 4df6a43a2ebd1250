import type { RunStore } from "./port.js";

/** Everything that is kept, one port for each concern. */
export interface Store extends RunStore {
  close(): Promise<void>;
}
