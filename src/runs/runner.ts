import { randomUUID } from "node:crypto";
import type { EventSink, RunEvent } from "../jobs/events.js";
import type { RunReport } from "../jobs/report.js";
import type { RunRequest } from "../jobs/request.js";
import { toBridgeError } from "../lib/errors.js";
import { isFinished, stateAfter, type RunState } from "../jobs/state.js";
import type { RunWriter } from "../store/index.js";
import { History, type HistoryOptions } from "./history.js";
import { Recording } from "./recording.js";
import { nextProgress, type Run } from "./run.js";

/** Does what a request asks for. A run that fails still returns its report; only a defect of ours throws. */
export type Execute = (
  request: RunRequest,
  context: { id: string; emit: EventSink; signal: AbortSignal },
) => Promise<RunReport>;

export type RunListener = (run: Run, event: RunEvent) => void;

export interface RunnerOptions extends Omit<HistoryOptions, "now"> {
  execute: Execute;
  /** Sends a finished run's report on, before its end is noted; returns it with what came of that. Never throws. */
  deliver?: (report: RunReport) => Promise<RunReport>;
  now?: () => Date;
}

interface Active {
  run: Run;
  cancel: AbortController;
  writer: Promise<RunWriter>;
}

/** Takes requests and runs them: one at a time for each job, in the order they came; different jobs side by side. */
export class Runner {
  readonly #options: Required<RunnerOptions>;
  readonly #history: History;
  readonly #listeners = new Set<RunListener>();
  /** Runs whose end is not in the store yet. */
  readonly #active = new Map<string, Active>();
  /** For each job, the end of its last run in line. */
  readonly #tails = new Map<string, Promise<unknown>>();

  constructor(options: RunnerOptions) {
    this.#options = { deliver: (report) => Promise.resolve(report), now: () => new Date(), ...options };
    this.#history = new History(this.#options);
  }

  /**
   * Lines the request up and returns its run as soon as it is kept, with `finished` resolving (never rejecting) at its
   * end. `request.job` must be the job's full id.
   *
   * @throws BridgeError STORE_FAILED; then nothing is run
   */
  async request(request: RunRequest): Promise<{ run: Run; finished: Promise<Run> }> {
    const { store, now } = this.#options;
    const { job, trigger, dryRun } = request;
    const [id, requestedAt] = [randomUUID(), now().toISOString()];
    const run: Run = { id, request, requestedAt, state: "queued", progress: [] };
    const writer = store.add({ id, job, trigger, dryRun, requestedAt });
    const active: Active = { run, cancel: new AbortController(), writer };
    this.#active.set(id, active);
    const before = this.#tails.get(job) ?? Promise.resolve();
    const finished = before.then(() => this.#run(active));
    this.#tails.set(
      job,
      finished.then(() => undefined),
    );
    await writer.catch((thrown: unknown) => {
      this.#active.delete(id);
      throw thrown;
    });
    return { run, finished };
  }

  /** A run that is queued or goes on; undefined when it has ended: then the store has it. */
  live(id: string): Run | undefined {
    return this.#active.get(id)?.run;
  }

  /** Stops a run between two batches, or takes it out of the line. False when it had ended already. */
  async cancel(id: string): Promise<boolean> {
    const active = this.#active.get(id);
    if (!active || isFinished(active.run.state)) return false;
    const { run, cancel } = active;
    const first = !cancel.signal.aborted;
    cancel.abort();
    if (first && run.state === "queued") await this.#end(active, "cancelled");
    return true;
  }

  /** Hears of every event of every run from now on; returns how to stop. */
  subscribe(listener: RunListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Cancels what is queued or running and waits for its end. */
  async close(): Promise<void> {
    await Promise.all([...this.#active.keys()].map((id) => this.cancel(id)));
    await Promise.all(this.#tails.values());
  }

  async #run(active: Active): Promise<Run> {
    const { run } = active;
    const { signal } = active.cancel;
    const writer = await active.writer.catch(() => undefined);
    if (!writer || signal.aborted) return run;
    run.state = "loading";
    const recording = new Recording(writer);
    const emit = (event: RunEvent): void => {
      run.progress = nextProgress(run.progress, event);
      run.state = stateAfter(event) ?? run.state;
      recording.on(event);
      for (const listener of this.#listeners) listener(run, event);
    };
    try {
      await writer.start(this.#options.now().toISOString());
      const { execute, deliver } = this.#options;
      const report = await execute(run.request, { id: run.id, emit, signal });
      run.report = await deliver(await this.#history.settle(report, recording));
      await this.#end(active, run.report.status);
    } catch (thrown) {
      await recording.settled();
      run.error = toBridgeError(thrown, "RUN_FAILED");
      await this.#end(active, active.cancel.signal.aborted ? "cancelled" : "failed");
    }
    return run;
  }

  /** The run's state tells of its end only when the store has it: who sees the one can read the other. */
  async #end({ run, writer, cancel }: Active, state: RunState): Promise<void> {
    await this.#history.end(run, state, await writer);
    run.state = state;
    run.progress = [];
    // without its changes, as long as it is told from here: those would fill the memory
    const { id, request, requestedAt, progress, error } = run;
    const told = { id, request, requestedAt, state, progress, ...(error && { error }) };
    this.#active.set(id, { run: told, writer, cancel });
    for (const [each, active] of this.#active)
      if (isFinished(active.run.state) && !this.#history.owes(each)) this.#active.delete(each);
  }
}
