import { setTimeout as wait } from "node:timers/promises";
import type { RunReport } from "../jobs/report.js";
import type { RunRequest } from "../jobs/request.js";
import { BridgeError } from "../lib/errors.js";
import { interruptedText } from "./caretaker.js";
import { conduct, type ConductOptions } from "./conduct.js";
import { newRun } from "./request.js";

export interface LocalOptions extends ConductOptions {
  lane: string;
  resumedFrom?: string | undefined;
}

const LOOK_MS = 500;
const now = (): string => new Date().toISOString();
const notBegun = (): BridgeError => new BridgeError("RUN_CANCELLED", "Cancelled before it began.");

/**
 * Runs a request in this process, as soon as no other run of its lane goes on anywhere.
 *
 * @returns the report; throws what kept the run from having one
 */
export async function runLocally(request: RunRequest, options: LocalOptions): Promise<RunReport> {
  const { store, seal, lane, resumedFrom, signal } = options;
  const asked = { ...newRun(request, lane, seal, new Date()), resumedFrom, local: true };
  const { id } = await store.queue.add(asked);
  const cancel = new AbortController();
  const stop = (): void => cancel.abort(new BridgeError("RUN_CANCELLED", "The run was cancelled."));
  const stopIfAsked = async (): Promise<void> => {
    const those = await store.queue.cancelling([id]).catch(() => []);
    if (those.length > 0) stop();
  };
  const looking = setInterval(() => void stopIfAsked(), LOOK_MS);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  try {
    await untilItsTurn(id, options);
    const taken = await store.queue.open(id, await store.queue.owner());
    if (!taken) throw notBegun();
    const { report, error } = await conduct(taken, { ...options, signal: cancel.signal });
    if (report) return report;
    throw error ?? notBegun();
  } finally {
    clearInterval(looking);
    signal.removeEventListener("abort", stop);
  }
}

async function untilItsTurn(id: string, { store, signal, warn }: LocalOptions): Promise<void> {
  for (let first = true; ; first = false) {
    // without a service nobody else looks after runs that were killed, and their lanes
    for (const run of (await store.queue.recover(now())).ended) warn(interruptedText(run));
    if (signal.aborted) await store.queue.cancel(id, now());
    else if (await store.queue.takeLocal(id, now())) return;
    if ((await store.run(id))?.state === "cancelled") throw notBegun();
    if (first) warn("Another run of this job goes on; this one begins after it.");
    await wait(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
