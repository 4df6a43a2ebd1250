import type { NumberedEvent } from "../jobs/events.js";
import { BridgeError, toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Store } from "../store/index.js";
import type { Queue } from "./queue/port.js";

/** Carries one run to its end, which is in the store then, somewhere else or here. Never rejects. */
export type Perform = (
  /** `owner`: who has the run in the store until whoever carries it out does. */
  run: { id: string; job: string; owner: string },
  context: { signal: AbortSignal; kept: (events: NumberedEvent[]) => void },
) => Promise<void>;

export interface WorkerOptions {
  store: Store;
  queue: Queue;
  perform: Perform;
  concurrency: number;
  logger: Logger;
  began: (run: { id: string; job: string }) => void;
  kept: (id: string, events: NumberedEvent[]) => void;
  /** Hears that a run is over, or in line again. */
  ended: (id: string) => void;
  now: () => Date;
}

const CANCEL_LOOK_MS = 1000;

/** Takes runs whose turn it is, and has them performed. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #active = new Map<string, AbortController>();
  #looking: NodeJS.Timeout | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start(): void {
    const { queue, concurrency } = this.#options;
    queue.work({ run: (lane) => this.#turn(lane), more: (lane) => this.#more(lane) }, concurrency);
    // asked for by another process, or by one that is gone
    this.#looking = setInterval(() => void this.#cancelAsked(), CANCEL_LOOK_MS);
  }

  /** Stops a run between two batches. False when it is not here. */
  cancel(id: string): boolean {
    const active = this.#active.get(id);
    active?.abort(new BridgeError("RUN_CANCELLED", "The run was cancelled."));
    return active !== undefined;
  }

  /** Takes no more runs, and after so many seconds stops those that go on: they begin again elsewhere, or can be resumed. */
  async drain(seconds: number): Promise<void> {
    const late = setTimeout(() => {
      for (const active of this.#active.values())
        active.abort(new BridgeError("RUN_INTERRUPTED", "The service was stopped."));
    }, seconds * 1000);
    await this.#options.queue.drain();
    clearTimeout(late);
    clearInterval(this.#looking);
  }

  async #turn(lane: string): Promise<void> {
    const { store, perform, logger, began, kept, ended, now } = this.#options;
    try {
      const owner = await store.queue.owner();
      const taken = await store.queue.take(lane, now().toISOString());
      if (!taken) return;
      const { id, job } = taken;
      began(taken);
      const active = new AbortController();
      this.#active.set(id, active);
      await perform({ id, job, owner }, { signal: active.signal, kept: (events) => kept(id, events) });
      this.#active.delete(id);
      ended(id);
    } catch (thrown) {
      logger.warning(toBridgeError(thrown, "RUN_FAILED").describe());
    }
  }

  #more(lane: string): Promise<boolean> {
    const { store } = this.#options;
    return store.queue.lanes().then(
      (lanes) => lanes.includes(lane),
      () => false,
    );
  }

  async #cancelAsked(): Promise<void> {
    const ids = [...this.#active].filter(([, { signal }]) => !signal.aborted).map(([id]) => id);
    const asked = await this.#options.store.queue.cancelling(ids).catch(() => []);
    for (const id of asked) this.cancel(id);
  }
}
