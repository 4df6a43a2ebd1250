import type { StepName } from "../../jobs/report.js";

export const STEP_LABELS: Record<StepName, string> = {
  load_source_adapter: "Load source",
  load_target_adapter: "Load target",
  calculate_diff: "Calculate diff",
  execute_sync: "Execute sync",
};

/** 12,345; a formatter of Intl's would take every command 30 ms to make. */
export const count = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");

/** "840 ms", "12.3 s", "4 min 05 s" */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** "12.3 MB", in steps of 1024 */
export const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

export const plural = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? "" : "s"}`;

/** Text of another system, made harmless for a terminal: control characters could move the cursor or worse. */
export const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "\uFFFD");

/** At most `width` characters, the last one an ellipsis when something was cut. */
export function truncate(text: string, width: number): string {
  const characters = Array.from(text);
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join("")}…`;
}

/** A value of an attribute, as JSON on one line of at most 60 characters. */
export function value(of: unknown): string {
  return truncate(clean(of === undefined ? "–" : JSON.stringify(of)), 60);
}
