import { BridgeError, toBridgeError } from "../lib/errors.js";
import type { AnyAdapter, Awaitable } from "./job.js";
import { watchLoad } from "./progress.js";
import type { StepName } from "./report.js";
import type { Execution } from "./execution.js";

export interface Side {
  step: StepName;
  /** The system's name, as people know it. */
  system: string;
  /** The job's hook: an adapter not yet loaded. */
  hook: () => Awaitable<AnyAdapter>;
}

/** Settles as the work does, or rejects at once when the signal is aborted: nobody waits for a load that hangs. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function fill(
  adapter: AnyAdapter,
  side: Side,
  execution: Execution,
  signal: AbortSignal,
): Promise<void> {
  adapter.signal = signal;
  const stopWatching = watchLoad(adapter, side.step, execution.recorder.emit);
  try {
    await unlessAborted(Promise.resolve(adapter.load(signal)), signal);
  } finally {
    stopWatching();
  }
  const { expected } = adapter;
  const count = adapter.count();
  if (expected !== undefined && count < expected) {
    const message = `${side.system} brought ${count} of ${expected} objects.`;
    execution.recorder.guards = [
      { rule: "incomplete-load", status: "stopped", message, figures: { count, of: expected } },
    ];
    throw new BridgeError("LOAD_INCOMPLETE", message);
  }
  execution.recorder.logger.info(`Loaded ${count} objects from ${side.system}.`);
}

const asLoadError = (thrown: unknown, system: string): BridgeError =>
  toBridgeError(thrown, "LOAD_FAILED", (own) => `${system} could not be loaded: ${own}`);

async function load(side: Side, execution: Execution, signal: AbortSignal): Promise<AnyAdapter> {
  return execution.steps.run(side.step, async () => {
    try {
      const adapter = await unlessAborted(Promise.resolve(side.hook()), signal);
      await fill(adapter, side, execution, signal);
      return adapter;
    } catch (thrown) {
      throw signal.aborted ? thrown : asLoadError(thrown, side.system);
    }
  });
}

/**
 * Loads both sides. The first to fail aborts the other, and its error is thrown once both have ended:
 * there is never a diff of anything but two complete loads.
 */
export async function loadBoth(
  source: Side,
  target: Side,
  execution: Execution,
): Promise<{ source: AnyAdapter; target: AnyAdapter }> {
  const failure = new AbortController();
  const signal = AbortSignal.any([execution.signal, failure.signal]);
  const guarded = (side: Side) =>
    load(side, execution, signal).catch((error: unknown) => {
      failure.abort(error);
      throw error;
    });
  const first = guarded(source);
  if (!execution.parallel) await first;
  const ended = await Promise.allSettled([first, guarded(target)]);
  const [loadedSource, loadedTarget] = ended;
  if (loadedSource.status === "fulfilled" && loadedTarget.status === "fulfilled") {
    return { source: loadedSource.value, target: loadedTarget.value };
  }
  throw failure.signal.reason;
}
