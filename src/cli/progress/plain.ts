import type { StepName } from "../../jobs/report.js";
import { clean, count, duration, STEP_LABELS } from "../view/format.js";
import type { Progress, ProgressOptions } from "./progress.js";

const PAUSE_MS = 5000;

/** Lines for a log file: when a step starts and ends, and how far it is every five seconds. */
export function plainProgress({ write, now, verbose }: ProgressOptions): Progress {
  const said = new Map<StepName, number>();
  const done = new Map<StepName, number>();
  const say = (message: string): void => write(`${message}\n`);
  return {
    say,
    close: () => undefined,
    on(event) {
      if (event.type === "step-started") {
        said.set(event.step, now());
        say(`${STEP_LABELS[event.step]}: started`);
      }
      if (event.type === "step-progress") {
        done.set(event.step, event.done);
        if (now() - (said.get(event.step) ?? 0) < PAUSE_MS) return;
        said.set(event.step, now());
        const total = event.total === undefined ? "" : ` of ${count(event.total)}`;
        const what = event.what === undefined ? "" : ` (${event.what})`;
        say(`${STEP_LABELS[event.step]}: ${count(event.done)}${total}${what}`);
      }
      if (event.type === "step-finished" && event.step.status !== "skipped") {
        const { name, status, durationMs } = event.step;
        const objects = done.has(name) ? `, ${count(done.get(name) ?? 0)}` : "";
        say(`${STEP_LABELS[name]}: ${status}${objects} in ${duration(durationMs)}`);
      }
      if (event.type === "log") {
        const { level, message } = event.entry;
        if (verbose || level === "warning" || level === "error") say(`${level}: ${clean(message)}`);
      }
    },
  };
}
