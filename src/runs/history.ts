import type { LogEntry, RunReport } from "../jobs/report.js";
import { toBridgeError } from "../lib/errors.js";
import type { Logger } from "../lib/logger.js";
import type { RunState } from "../jobs/state.js";
import type { Retention, RunEnd, Store, RunWriter } from "../store/index.js";
import type { Recording } from "./recording.js";
import type { Run } from "./run.js";

export interface HistoryOptions {
  store: Store;
  retention: Retention;
  /** Hears what could not be kept. */
  logger: Logger;
  now: () => Date;
}

/** How runs end in the store. A store that fails is told of and changes nothing about a run. */
export class History {
  readonly #options: HistoryOptions;
  /** Ends that could not be written yet: the store may come back. */
  readonly #unwritten = new Map<string, { writer: RunWriter; end: RunEnd }>();

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /** The report, which says so itself when not all of the run could be kept. */
  async settle(report: RunReport, recording: Recording): Promise<RunReport> {
    const lost = await recording.settled();
    if (!lost) return report;
    const message = `The history of this run could not be kept in full. ${lost.message} (${lost.fix})`;
    this.#options.logger.warning(`Run ${report.id}: ${message}`);
    const entry: LogEntry = { at: this.#options.now().toISOString(), level: "warning", message };
    return { ...report, log: [...report.log, entry] };
  }

  /** Notes the run's end. One that cannot be written is tried again at the end of the next run. */
  async end(run: Run, state: RunState, writer: RunWriter): Promise<void> {
    this.#unwritten.set(run.id, { writer, end: this.#endOf(run, state) });
    const { store, retention, logger, now } = this.#options;
    try {
      for (const [id, { writer: waiting, end }] of this.#unwritten) {
        await waiting.end(end);
        this.#unwritten.delete(id);
      }
      await store.prune(retention, now());
    } catch (thrown) {
      logger.warning(toBridgeError(thrown, "STORE_FAILED").describe());
    }
  }

  /** Whether this run's end still has to be written. */
  owes(id: string): boolean {
    return this.#unwritten.has(id);
  }

  #endOf({ report, error }: Run, state: RunState): RunEnd {
    const endedAt = this.#options.now().toISOString();
    if (error) {
      const { code, message, fix } = error;
      return { state, endedAt, error: { code, message, fix } };
    }
    if (!report) return { state, endedAt };
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- these have tables of their own, the diff is its changes
    const { changes, diff, log, ...head } = report;
    return { state, endedAt, report: head };
  }
}
