import { BridgeError, toBridgeError } from "../lib/errors.js";
import type { Logger, LogLevel } from "../lib/logger.js";
import type { Diff, Outcome, Problem } from "../diffsync/index.js";
import type { EventSink, RunEvent } from "./events.js";
import type { Redactor } from "./redact.js";
import type { ChangeReport, LogEntry, RunReport, RunStatus, Summary } from "./report.js";
import { currentStep } from "./steps.js";

const EMPTY: Summary = { create: 0, update: 0, delete: 0, "no-change": 0, skip: 0 };

/** What is observed of a run, without its secrets: each thing is kept for the report and emitted as an event. */
export class Recorder {
  readonly changes: ChangeReport[] = [];
  readonly log: LogEntry[] = [];
  summary: Summary = EMPTY;
  diff: Record<string, unknown> = {};
  readonly #emit: EventSink;
  readonly #redactor: Redactor;
  #failures = 0;
  #open = true;

  constructor(emit: EventSink, redactor: Redactor) {
    this.#emit = emit;
    this.#redactor = redactor;
  }

  readonly logger: Logger = {
    debug: (message) => this.#log("debug", message),
    info: (message) => this.#log("info", message),
    warning: (message) => this.#log("warning", message),
    error: (message) => this.#log("error", message),
  };

  /** Work that was abandoned may go on talking after the end: it is no longer heard. */
  readonly emit: EventSink = (event: RunEvent) => {
    if (this.#open) this.#emit(event);
  };

  /** On a dry run the diff is also all there is to tell of its changes. */
  recordDiff(diff: Diff, problems: readonly Problem[], dryRun: boolean): void {
    this.summary = diff.summary();
    this.diff = this.#redactor.json(diff.dict());
    const messages = new Map<string, string>();
    for (const { action, type, uid, message } of problems) {
      messages.set(JSON.stringify([type, uid]), message);
      this.#log("warning", `${action} of ${type} "${uid}" would fail: ${message}`);
    }
    if (!dryRun) return;
    for (const change of diff.changes()) {
      const message = messages.get(JSON.stringify([change.type, change.uid])) ?? "";
      this.#change({ ...change, status: "planned", message });
    }
  }

  readonly recordOutcome = (outcome: Outcome): void => {
    this.#change(outcome);
    if (outcome.status === "failure" || outcome.status === "error") {
      this.#failures += 1;
      this.#log("error", `${outcome.action} of ${outcome.type} "${outcome.uid}" failed: ${outcome.message}`);
    }
  };

  /** The walk came to its end. */
  concluded(): { status: RunStatus } {
    return { status: this.#failures > 0 ? "partial" : "succeeded" };
  }

  /** The walk was ended by what it threw. */
  aborted(
    thrown: unknown,
    cancelled: boolean,
  ): { status: RunStatus; error: NonNullable<RunReport["error"]> } {
    const { code, message, fix } = cancelled
      ? new BridgeError("RUN_CANCELLED", "The run was cancelled.", { cause: thrown })
      : toBridgeError(thrown, "RUN_FAILED");
    this.#log("error", message);
    const error = { code, message: this.#redactor.text(message), fix: this.#redactor.text(fix) };
    return { status: cancelled ? "cancelled" : "failed", error };
  }

  finish(report: RunReport): RunReport {
    this.emit({ type: "run-finished", report });
    this.#open = false;
    return report;
  }

  #log(level: LogLevel, message: string): void {
    if (!this.#open) return;
    const step = currentStep();
    const at = new Date().toISOString();
    const entry = { at, level, ...(step && { step }), message: this.#redactor.text(message) };
    this.log.push(entry);
    this.emit({ type: "log", entry });
  }

  #change(change: ChangeReport): void {
    if (!this.#open) return;
    const shown = this.#redactor.json(change);
    this.changes.push(shown);
    this.emit({ type: "change", change: shown });
  }
}
