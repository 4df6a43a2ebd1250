import { BridgeError, toBridgeError } from "../lib/errors.js";
import type { Logger, LogLevel } from "../lib/logger.js";
import type { Change, Diff, Outcome, Position, Problem, SyncLog } from "../diffsync/index.js";
import type { EventSink, RunEvent } from "./events.js";
import type { GuardVerdict } from "./guards/index.js";
import { PlanChecksum } from "./plan/canonical.js";
import type { FindLinks } from "./links.js";
import type { Redactor } from "./redact.js";
import type { ChangeReport, LogEntry, RunReport, RunStatus, Summary } from "./report.js";
import { currentStep } from "./steps.js";

const EMPTY: Summary = { create: 0, update: 0, delete: 0, "no-change": 0, skip: 0 };

/** What is observed of a run, without its secrets: each thing is kept for the report and emitted as an event. */
export class Recorder {
  readonly changes: ChangeReport[] = [];
  readonly log: LogEntry[] = [];
  summary: Summary = EMPTY;
  guards: GuardVerdict[] | undefined;
  loaded: RunReport["loaded"];
  diff: Record<string, unknown> = {};
  /** Finds what changes are about, once both sides are loaded. */
  linksOf: FindLinks | undefined;
  readonly #emit: EventSink;
  readonly #redactor: Redactor;
  readonly #checksum = new PlanChecksum();
  readonly #planned = { create: 0, update: 0, delete: 0 };
  readonly #problems = new Map<string, string>();
  /** As they may be shown: many changes share one. */
  readonly #positions = new WeakMap<Position, Position>();
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

  recordDiff(diff: Diff, problems: readonly Problem[]): void {
    this.summary = diff.summary();
    this.diff = this.#redactor.json(diff.dict());
    for (const { action, type, uid, message } of problems) {
      this.#problems.set(JSON.stringify([type, uid]), message);
      this.#log("warning", `${action} of ${type} "${uid}" would fail: ${message}`, { action, type, uid });
    }
  }

  /** Changes that are not made now. They are the run's plan. */
  recordPlanned(changes: Iterable<Change>): void {
    for (const change of changes) {
      const message = this.#problems.get(JSON.stringify([change.type, change.uid])) ?? "";
      this.#planned[change.action]++;
      this.#checksum.add(this.#change({ ...change, status: "planned", message }));
    }
  }

  recordGuards(verdicts: GuardVerdict[]): void {
    this.guards = verdicts;
    for (const { rule, status, message } of verdicts) {
      if (status === "stopped") this.#log("warning", `Guard ${rule}: ${message}`);
      if (status === "allowed") this.#log("warning", `Guard ${rule}, let through this once: ${message}`);
    }
  }

  /** The plan, when there is one. Asked for once, at the end. */
  plan(dryRun: boolean): RunReport["plan"] {
    if (!dryRun && this.#checksum.count === 0) return undefined;
    return { checksum: this.#checksum.digest(), ...this.#planned };
  }

  readonly recordOutcome = (outcome: Outcome): void => {
    this.#change(outcome);
    if (outcome.status === "failure" || outcome.status === "error") {
      this.#failures += 1;
      const { action, type, uid, message } = outcome;
      this.#log("error", `${action} of ${type} "${uid}" failed: ${message}`, { action, type, uid });
    }
  };

  /** Objects that are as they should be, for a job that wants them listed. */
  readonly recordUnchanged = ({ action, status, type, uid, event }: SyncLog): void => {
    if (action !== null || status !== "success") return;
    const { object } = this.linksOf?.(type, uid) ?? {};
    const change = { action: "no-change", type, uid, ...(object && { object }) } as const;
    this.#log("debug", `${type} "${uid}": ${event}`, change);
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

  #log(level: LogLevel, message: string, change?: LogEntry["change"]): void {
    if (!this.#open) return;
    const step = currentStep();
    const at = new Date().toISOString();
    const shown = {
      message: this.#redactor.text(message),
      ...(change && { change: this.#redactor.json(change) }),
    };
    const entry = { at, level, ...(step && { step }), ...shown };
    this.log.push(entry);
    this.emit({ type: "log", entry });
  }

  #change({ position, ...change }: ChangeReport & Pick<Change, "position">): ChangeReport {
    const gone = change.action === "delete" && change.status === "success";
    const links = gone ? undefined : this.linksOf?.(change.type, change.uid);
    const shown = this.#redactor.json({ ...change, ...links });
    if (!this.#open) return shown;
    this.changes.push(shown);
    this.emit({ type: "change", change: shown, ...(position && { position: this.#shown(position) }) });
    return shown;
  }

  #shown(position: Position): Position {
    let shown = this.#positions.get(position);
    if (!shown) this.#positions.set(position, (shown = this.#redactor.json(position)));
    return shown;
  }
}
