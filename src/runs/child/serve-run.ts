import type { NumberedEvent } from "../../jobs/events.js";
import { BridgeError, toBridgeError } from "../../lib/errors.js";
import type { Store } from "../../store/index.js";
import { conduct, type ConductOptions } from "../conduct.js";
import type { FromChild, ToChild } from "./protocol.js";

/** What the process of a run works with. */
export type Workshop = Pick<ConductOptions, "seal" | "execute" | "delivery"> & {
  store: Store;
  /** Sends a report that waits in the outbox. */
  sendLate: (id: string) => Promise<void>;
};

/**
 * The whole life of a run's process: it does the one thing that the service asks for, and ends. When the service is gone,
 * the run stops between two batches.
 */
export function serveRun(open: (setup: unknown, warn: (message: string) => void) => Promise<Workshop>): void {
  const stop = new AbortController();
  // a service that is stopped, also by Ctrl+C in a terminal, says itself what is to become of its runs
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
  process.on("disconnect", () => {
    stop.abort(new BridgeError("RUN_INTERRUPTED", "The service that had the run is gone."));
  });
  process.on("message", (message: ToChild) => {
    if (message.type === "stop") stop.abort(new BridgeError(message.reason, message.message));
    else
      void perform(message, open, stop.signal)
        .catch(async (thrown: unknown) => {
          const message = toBridgeError(thrown, "RUN_FAILED").describe();
          await tell({ type: "warning", message });
          process.exitCode = 1;
        })
        .finally(() => process.exit());
  });
}

async function perform(
  asked: Exclude<ToChild, { type: "stop" }>,
  open: Parameters<typeof serveRun>[0],
  signal: AbortSignal,
): Promise<void> {
  const warn = (message: string): void => void tell({ type: "warning", message });
  const workshop = await open(asked.setup, warn);
  try {
    if (asked.type === "send") await workshop.sendLate(asked.id);
    else await runIt(asked, workshop, { signal, warn });
  } finally {
    await workshop.store.close();
  }
  await tell({ type: "done" });
}

async function runIt(
  { id, owner }: { id: string; owner: string },
  workshop: Workshop,
  { signal, warn }: { signal: AbortSignal; warn: (message: string) => void },
): Promise<void> {
  const { queue } = workshop.store;
  await tell({ type: "begun", owner: await queue.owner() });
  const taken = await queue.open(id, owner);
  if (!taken) return;
  // no more is read from the run than the service takes in
  const kept = (events: NumberedEvent[]): Promise<void> => tell({ type: "kept", events });
  await conduct(taken, { ...workshop, signal, kept, warn });
}

/** Resolves when the service has it, or is gone. */
function tell(message: FromChild): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}
