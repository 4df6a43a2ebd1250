import { randomUUID } from "node:crypto";
import type { EventSink, RunEvent } from "../jobs/events.js";
import type { RunReport } from "../jobs/report.js";
import type { RunRequest } from "../jobs/request.js";
import { toBridgeError } from "../lib/errors.js";
import { isFinished, nextProgress, type Run } from "./run.js";
import type { RunStore } from "./store.js";

/** Does what a request asks for. A run that fails still returns its report; only a defect of ours throws. */
export type Execute = (
  request: RunRequest,
  context: { id: string; emit: EventSink; signal: AbortSignal },
) => Promise<RunReport>;

export type RunListener = (run: Run, event: RunEvent) => void;

export interface RunnerOptions {
  execute: Execute;
  store: RunStore;
  now?: () => Date;
}

/** Takes requests and runs them: one at a time for each job, in the order they came; different jobs side by side. */
export class Runner {
  readonly #execute: Execute;
  readonly #store: RunStore;
  readonly #now: () => Date;
  readonly #listeners = new Set<RunListener>();
  readonly #cancels = new Map<string, AbortController>();
  /** For each job, the end of its last run in line. */
  readonly #tails = new Map<string, Promise<unknown>>();

  constructor({ execute, store, now = () => new Date() }: RunnerOptions) {
    this.#execute = execute;
    this.#store = store;
    this.#now = now;
  }

  /**
   * Lines the request up and returns its run at once, with `finished` resolving (never rejecting) at its end.
   * `request.job` must be the job's full id.
   */
  request(request: RunRequest): { run: Run; finished: Promise<Run> } {
    const run: Run = {
      id: randomUUID(),
      request,
      requestedAt: this.#now().toISOString(),
      state: "queued",
      progress: [],
    };
    this.#cancels.set(run.id, new AbortController());
    this.#store.put(run);
    const before = this.#tails.get(request.job) ?? Promise.resolve();
    const finished = before.then(() => this.#run(run));
    this.#tails.set(request.job, finished);
    return { run, finished };
  }

  get(id: string): Run | undefined {
    return this.#store.get(id);
  }

  /** Newest first. */
  list(): Run[] {
    return this.#store.list();
  }

  /** Stops a run between two batches, or takes it out of the line. False when it had ended already. */
  cancel(id: string): boolean {
    const run = this.#store.get(id);
    if (!run || isFinished(run)) return false;
    this.#cancels.get(id)?.abort();
    if (run.state === "queued") this.#end(run, "cancelled");
    return true;
  }

  /** Hears of every event of every run from now on; returns how to stop. */
  subscribe(listener: RunListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Cancels what is queued or running and waits for its end. */
  async close(): Promise<void> {
    for (const run of this.#store.list()) this.cancel(run.id);
    await Promise.all(this.#tails.values());
  }

  async #run(run: Run): Promise<Run> {
    const cancel = this.#cancels.get(run.id);
    if (!cancel || run.state !== "queued") return run;
    run.state = "running";
    this.#store.put(run);
    const emit = (event: RunEvent): void => {
      run.progress = nextProgress(run.progress, event);
      for (const listener of this.#listeners) listener(run, event);
    };
    try {
      run.report = await this.#execute(run.request, { id: run.id, emit, signal: cancel.signal });
      this.#end(run, run.report.status);
    } catch (thrown) {
      const { code, message, fix } = toBridgeError(thrown, "RUN_FAILED");
      run.error = { code, message, fix };
      this.#end(run, cancel.signal.aborted ? "cancelled" : "failed");
    }
    return run;
  }

  #end(run: Run, state: Run["state"]): void {
    run.state = state;
    run.progress = [];
    this.#cancels.delete(run.id);
    this.#store.put(run);
  }
}
