import { setImmediate as breath } from "node:timers/promises";
import type { RunEvent } from "../jobs/events.js";
import type { ChangeReport, LogEntry, StepReport } from "../jobs/report.js";
import { stateAfter, type RunState } from "../jobs/state.js";
import { type BridgeError, toBridgeError } from "../lib/errors.js";
import type { RunWriter } from "../store/index.js";

/** How many changes are written at once. */
const BATCH = 1000;

interface Pending {
  changes: ChangeReport[];
  log: LogEntry[];
  steps: StepReport[];
  state?: RunState;
}

const nothing = (): Pending => ({ changes: [], log: [], steps: [] });

/**
 * Writes what a run says of itself, behind its back and soon after it was said: a store that is slow or fails never
 * stops a run. What waits to be written are the very objects of the report, not copies.
 */
export class Recording {
  readonly #writer: RunWriter;
  #pending = nothing();
  #writing: Promise<void> | undefined;
  #lost: BridgeError | undefined;

  constructor(writer: RunWriter) {
    this.#writer = writer;
  }

  on(event: RunEvent): void {
    if (this.#lost) return;
    const state = stateAfter(event);
    if (state) this.#pending.state = state;
    if (event.type === "change") this.#pending.changes.push(event.change);
    else if (event.type === "log") this.#pending.log.push(event.entry);
    else if (event.type === "step-finished") this.#pending.steps.push(event.step);
    else if (!state) return;
    this.#writing ??= this.#write();
  }

  /** Waits until everything said so far is written; why not, when something could not be. */
  async settled(): Promise<BridgeError | undefined> {
    await this.#writing;
    return this.#lost;
  }

  async #write(): Promise<void> {
    try {
      while (isSomething(this.#pending)) {
        await breath();
        await this.#writePending();
      }
    } catch (thrown) {
      this.#lost = toBridgeError(thrown, "STORE_FAILED");
      this.#pending = nothing();
    } finally {
      this.#writing = undefined;
    }
  }

  async #writePending(): Promise<void> {
    const { changes, log, steps, state } = this.#pending;
    this.#pending = nothing();
    await this.#writer.append({ changes: changes.slice(0, BATCH), log, steps, ...(state && { state }) });
    for (let at = BATCH; at < changes.length; at += BATCH) {
      await breath();
      await this.#writer.append({ changes: changes.slice(at, at + BATCH), log: [], steps: [] });
    }
  }
}

const isSomething = ({ changes, log, steps, state }: Pending): boolean =>
  changes.length + log.length + steps.length > 0 || state !== undefined;
