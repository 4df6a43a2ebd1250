import type { RunEvent } from "./events.js";
import type { RunStatus } from "./report.js";

/**
 * Where a run stands. `requested`: kept, and not yet in line; `waiting`: for approval. Neither is held by a process,
 * nor is `queued`. `interrupted`: the process that had the run ended before the run did.
 */
export type RunState =
  "requested" | "queued" | "loading" | "planned" | "waiting" | "applying" | "interrupted" | RunStatus;

/** A process has the run, and with it the lane. */
export const ACTIVE = ["loading", "planned", "applying"] as const satisfies readonly RunState[];
/** Wait, for their time, their turn or an approval, or go on. */
export const UNFINISHED = [
  "requested",
  "queued",
  ...ACTIVE,
  "waiting",
] as const satisfies readonly RunState[];
export const FINISHED = [
  "succeeded",
  "partial",
  "failed",
  "cancelled",
  "interrupted",
] as const satisfies readonly RunState[];

export const isFinished = (state: RunState): boolean => (FINISHED as readonly RunState[]).includes(state);

/** The state that an event of a run brings it into, if it does. Its end is told by its report. */
export function stateAfter(event: RunEvent): RunState | undefined {
  if (event.type === "run-started") return "loading";
  if (event.type === "step-started" && event.step === "execute_sync") return "applying";
  if (event.type !== "step-finished") return undefined;
  return event.step.name === "calculate_diff" && event.step.status === "succeeded" ? "planned" : undefined;
}
