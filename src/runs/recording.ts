import { setTimeout as wait } from "node:timers/promises";
import type { NumberedEvent, RunEvent } from "../jobs/events.js";
import type { StepName } from "../jobs/report.js";
import { stateAfter, type RunState } from "../jobs/state.js";
import { toBridgeError, type BridgeError } from "../lib/errors.js";
import type { PlacedChange, RunEnd, RunWriter, TimedEvent } from "../store/index.js";
import { patiently, type Patience } from "./patiently.js";

/** How many changes are written at once: SQLite lets nobody else write meanwhile. */
const BATCH = 500;
/** Between two batches the store is left alone so long: who waits for its lock looks every 2 ms. */
const GAP_MS = 3;
/** How often a step's progress is kept. */
const PROGRESS_MS = 1000;

export interface RecordingOptions extends Pick<Patience, "patienceMs" | "troubled"> {
  writer: RunWriter;
  now: () => Date;
  /** Hears what is now in the store; nothing more is written before that is settled. */
  kept?: ((events: NumberedEvent[]) => Promise<void> | void) | undefined;
  /** Hears that another process has the run now. */
  lost?: ((error: BridgeError) => void) | undefined;
}

/** What waits to be written, in its order. */
class Pending {
  changes: PlacedChange[] = [];
  #events: { told: TimedEvent; after: number }[] = [];
  #taken = 0;

  get empty(): boolean {
    return this.changes.length === this.#taken && this.#events.length === 0;
  }

  tell(told: TimedEvent): void {
    this.#events.push({ told, after: this.changes.length });
  }

  /** The next batch of changes, and the events that were told before its end. */
  take(): { changes: PlacedChange[]; events: TimedEvent[] } {
    const upTo = Math.min(this.#taken + BATCH, this.changes.length);
    const changes = this.changes.slice(this.#taken, upTo);
    const later = this.#events.findIndex(({ after }) => after > upTo);
    const events = this.#events.splice(0, later === -1 ? this.#events.length : later);
    this.#taken = upTo;
    if (this.changes.length === upTo && this.#events.length === 0) this.clear();
    return { changes, events: events.map(({ told }) => told) };
  }

  clear(): void {
    this.changes = [];
    this.#events = [];
    this.#taken = 0;
  }
}

/**
 * Writes what a run says of itself, behind its back and soon after it was said: a store that is slow or away for a
 * while stops no run. What waits to be written shares its values with the report.
 */
export class Recording {
  readonly #options: RecordingOptions;
  readonly #pending = new Pending();
  readonly #progress = new Map<StepName, TimedEvent>();
  readonly #toldAt = new Map<StepName, number>();
  #writing: Promise<void> | undefined;
  #lost: BridgeError | undefined;

  constructor(options: RecordingOptions) {
    this.#options = options;
  }

  /** The last state that was told. */
  state: RunState = "loading";

  on(event: RunEvent): void {
    const at = this.#options.now().toISOString();
    const state = stateAfter(event);
    if (event.type === "change") {
      const { change, position } = event;
      this.#pending.changes.push(position ? { ...change, position } : change);
    } else if (event.type === "step-progress") this.#tellProgress(event.step, { at, event });
    // the report's head is written with the run's end
    else if (event.type !== "run-finished") {
      if (event.type === "step-finished") this.#flushProgress(event.step.name);
      this.#pending.tell({ at, event });
    }
    // it was `loading` from the moment it was taken
    if (state && state !== this.state) this.#pending.tell({ at, event: { type: "state", state } });
    this.state = state ?? this.state;
    if (this.#lost) this.#pending.clear();
    else if (!this.#pending.empty) this.#writing ??= this.#write();
  }

  /** Waits until everything said so far is written; why not, when something could not be. */
  async settled(): Promise<BridgeError | undefined> {
    for (const step of this.#progress.keys()) this.#flushProgress(step);
    if (!this.#lost) await (this.#writing ??= this.#write());
    return this.#lost;
  }

  /** Writes the run's end, however long the store takes to be back. @throws BridgeError when it does not come back */
  async end(end: RunEnd): Promise<void> {
    const events = await patiently(() => this.#options.writer.end(end), this.#options);
    await this.#options.kept?.(events);
  }

  #tellProgress(step: StepName, event: TimedEvent): void {
    this.#progress.set(step, event);
    if (performance.now() - (this.#toldAt.get(step) ?? -Infinity) >= PROGRESS_MS) this.#flushProgress(step);
  }

  #flushProgress(step: StepName): void {
    const latest = this.#progress.get(step);
    if (!latest) return;
    this.#progress.delete(step);
    this.#toldAt.set(step, performance.now());
    this.#pending.tell(latest);
  }

  async #write(): Promise<void> {
    try {
      for (let pause = 0; !this.#pending.empty; pause = GAP_MS) {
        await wait(pause);
        const at = this.#options.now().toISOString();
        const part = { at, ...this.#pending.take() };
        const events = await patiently(() => this.#options.writer.append(part), this.#options);
        // apart: a call of what is not there would not even have its arguments
        await this.#options.kept?.(events);
      }
    } catch (thrown) {
      this.#lost = toBridgeError(thrown, "STORE_FAILED");
      if (this.#lost.code === "RUN_INTERRUPTED") this.#options.lost?.(this.#lost);
      this.#pending.clear();
    } finally {
      this.#writing = undefined;
    }
  }
}
