import type { NumberedEvent } from "../../jobs/events.js";

/** What the service tells the process of a run; `setup` is what that needs besides the store to carry it out. */
export type ToChild =
  | { type: "run"; id: string; owner: string; setup: unknown }
  | { type: "send"; id: string; setup: unknown }
  | { type: "stop"; reason: "RUN_CANCELLED" | "RUN_INTERRUPTED"; message: string };

/** What the process of a run tells the service. */
export type FromChild =
  /** It has the run from now on. */
  | { type: "begun"; owner: string }
  /** Can be read from the store. */
  | { type: "kept"; events: NumberedEvent[] }
  | { type: "warning"; message: string }
  /** Nothing is left to do but to end. */
  | { type: "done" };
