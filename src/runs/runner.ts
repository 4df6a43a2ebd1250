import type { NumberedEvent } from "../jobs/events.js";
import type { RunRequest } from "../jobs/request.js";
import { isFinished } from "../jobs/state.js";
import { BridgeError, toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { Seal } from "../lib/seal.js";
import type { Added, Retention, RunRecord, Store } from "../store/index.js";
import { Caretaker } from "./caretaker.js";
import type { ApprovalPolicy } from "../jobs/plan/policy.js";
import { applyRequest, approve, type ApplyOptions } from "./plans.js";
import type { Queue } from "./queue/port.js";
import { newRun, requestOf } from "./request.js";
import { nextProgress, type Run } from "./run.js";
import { Worker, type Perform } from "./worker.js";

/** Hears of an event that can be read from the store. */
export type RunListener = (run: Run, event: NumberedEvent) => void;

export interface RunnerOptions {
  store: Store;
  seal: Seal;
  queue: Queue;
  perform: Perform;
  retention: Retention;
  /** Of two runs of one lane one goes on at a time. */
  laneOf: (request: RunRequest) => Promise<string>;
  /** The most runs at once. */
  concurrency: number;
  logger: Logger;
  now?: () => Date;
  /** How often the store is looked at for what nobody is at. */
  everyMs?: number;
}

/** Takes requests, keeps them, and runs them when their turn comes: here, or wherever another worker is. */
export class Runner {
  readonly #options: Required<RunnerOptions>;
  readonly #worker: Worker;
  readonly #caretaker: Caretaker;
  readonly #listeners = new Set<RunListener>();
  /** Runs that go on here. */
  readonly #live = new Map<string, Run>();
  readonly #endings = new Map<string, Set<() => void>>();

  constructor(options: RunnerOptions) {
    this.#options = { now: () => new Date(), everyMs: 5000, ...options };
    this.#worker = new Worker({
      ...this.#options,
      began: ({ id, job }) => this.#live.set(id, { id, job, state: "loading", progress: [] }),
      kept: (id, events) => events.forEach((event) => this.#heard(id, event)),
      ended: (id) => void this.#ended(id),
    });
    this.#caretaker = new Caretaker(this.#options);
  }

  /** Looks after runs from now on; takes them too, unless told otherwise. */
  async start({ work = true } = {}): Promise<void> {
    await this.#caretaker.start();
    if (work) this.#worker.start();
  }

  /**
   * Keeps a request and returns its run: that of an equal request that has not begun, or had the same idempotency key,
   * where there is one. `request.job` must be the job's full id.
   *
   * @throws BridgeError STORE_FAILED: then nothing is run; REQUEST_CONFLICT
   */
  async request(request: RunRequest, resumedFrom?: string): Promise<Added> {
    const { store, seal, queue, laneOf, logger, now } = this.#options;
    const lane = await laneOf(request);
    const added = await store.queue.add({ ...newRun(request, lane, seal, now()), resumedFrom });
    if (request.notBefore !== undefined) this.#caretaker.expect(request.notBefore);
    else
      await queue.ready(lane).catch((thrown: unknown) => {
        logger.warning(`Run ${added.id} waits. ${toBridgeError(thrown, "QUEUE_FAILED").describe()}`);
      });
    return added;
  }

  /**
   * Asks again for what an interrupted run was to do; the new run names it.
   *
   * @throws BridgeError RUN_UNKNOWN, RUN_NOT_RESUMABLE, SECRET_KEY
   */
  async resume(id: string, requestedBy?: string): Promise<Added> {
    return this.request(await interruptedRequest(this.#options, id, requestedBy), id);
  }

  /** Asks for a run that applies what another one planned; see {@link applyRequest}. */
  async apply(
    id: string,
    options: ApplyOptions,
    policyOf: (job: string) => ApprovalPolicy,
  ): Promise<{ id: string; created: boolean }> {
    return this.request(await applyRequest(this.#options, id, options, policyOf));
  }

  /** Approves what a run left waiting, and asks for a run that applies it; see {@link approve}. */
  async approve(
    id: string,
    options: ApplyOptions & { reason: string },
  ): Promise<{ id: string; created: boolean }> {
    return this.request(await approve(this.#options, id, options, this.#options.now()));
  }

  /** A run that goes on here; any other is in the store only. */
  live(id: string): Run | undefined {
    return this.#live.get(id);
  }

  /** Stops a run between two batches, wherever it is, or takes it out of the line. False when it had ended already. */
  async cancel(id: string): Promise<boolean> {
    const { store, now } = this.#options;
    const cancelled = await store.queue.cancel(id, now().toISOString());
    if (cancelled === "asked") this.#worker.cancel(id);
    if (cancelled === "cancelled") await this.#ended(id);
    return cancelled !== undefined;
  }

  /** Hears of every event of every run that goes on here from now on; returns how to stop. */
  subscribe(listener: RunListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits for the end of a run, wherever it is; undefined when it is kept no longer. */
  async finished(id: string): Promise<RunRecord | undefined> {
    for (;;) {
      let told: () => void = () => undefined;
      const again = new Promise<void>((resolve) => (told = resolve));
      const endings = this.#endings.get(id) ?? new Set();
      this.#endings.set(id, endings.add(told));
      const run = await this.#options.store.run(id).catch(() => undefined);
      const elsewhere = setTimeout(told, this.#options.everyMs);
      if (!run || isFinished(run.state)) told();
      await again;
      clearTimeout(elsewhere);
      endings.delete(told);
      if (endings.size === 0) this.#endings.delete(id);
      if (!run || isFinished(run.state)) return run;
    }
  }

  /** Whether requests can be kept and runs be taken. @throws BridgeError STORE_FAILED or QUEUE_FAILED */
  async check(): Promise<void> {
    await this.#options.store.queue.waiting();
    await this.#options.queue.check();
  }

  /** Takes no more runs and lets those that go on end for so many seconds; then they are stopped between two batches. */
  async close(drainSeconds = 0): Promise<void> {
    await this.#caretaker.stop();
    await this.#worker.drain(drainSeconds);
    await this.#options.queue.close();
  }

  #heard(id: string, event: NumberedEvent): void {
    const known = this.#live.get(id);
    if (!known) return;
    if (event.event.type === "state") known.state = event.event.state;
    known.progress = nextProgress(known.progress, event.event);
    for (const listener of this.#listeners) listener(known, event);
  }

  async #ended(id: string): Promise<void> {
    this.#live.delete(id);
    for (const told of this.#endings.get(id) ?? []) told();
    const { store, retention, logger, now } = this.#options;
    await store.prune(retention, now()).catch((thrown: unknown) => {
      logger.warning(toBridgeError(thrown, "STORE_FAILED").describe());
    });
  }
}

/** The request of an interrupted run, to be asked for again. */
export async function interruptedRequest(
  { store, seal }: { store: Store; seal: Seal },
  id: string,
  requestedBy?: string,
): Promise<RunRequest> {
  const run = await store.run(id);
  if (!run) throw new BridgeError("RUN_UNKNOWN", `There is no run ${id}.`);
  const request = await store.queue.request(id);
  if (run.state !== "interrupted" || !request)
    throw new BridgeError("RUN_NOT_RESUMABLE", `Run ${id} cannot be resumed: it is ${run.state}.`);
  return { ...requestOf(request, seal), ...(requestedBy !== undefined && { requestedBy }) };
}
