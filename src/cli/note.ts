import type { Config } from "../config/index.js";
import type { AccessStore } from "../store/index.js";
import { openHistory } from "./history.js";
import { user } from "./user.js";

/** What the command line did. */
interface Done {
  action: string;
  /** What it was done to. */
  target: string;
  actor?: string;
  reason?: string | undefined;
}

/** Writes into the audit log what was done on the command line. */
export const note = (store: Pick<AccessStore, "record">, done: Done): Promise<void> => {
  const { action, target, actor = user(), reason } = done;
  const at = new Date().toISOString();
  return store.record({ at, actor, action, target, origin: "cli", ...(reason !== undefined && { reason }) });
};

/** Does what the audit log is to have; what could not be written there is not begun. */
export async function noted<T>(config: Config, done: Done, work: () => Promise<T>): Promise<T> {
  const { store } = await openHistory(config);
  try {
    const result = await work();
    await note(store, done);
    return result;
  } finally {
    await store.close();
  }
}
