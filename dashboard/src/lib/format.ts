const NUMBER = new Intl.NumberFormat("en");
/** 12,345 */
export const count = (value: number): string => NUMBER.format(value);

/** One thing or many: `plural(2, "change")` is "2 changes". */
export const plural = (value: number, word: string): string =>
  `${count(value)} ${word}${value === 1 ? "" : "s"}`;

/** Milliseconds as people say them: 820 ms, 4.2 s, 3 min 20 s, 2 h 5 min. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** Bytes with a unit of 1024. */
export function bytes(value: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = Math.min(Math.floor(Math.log2(Math.max(value, 1)) / 10), units.length - 1);
  const scaled = value / 1024 ** power;
  return `${power === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)} ${units[power] ?? "B"}`;
}

const STEP = [
  ["second", 1],
  ["minute", 60],
  ["hour", 3600],
  ["day", 86_400],
  ["month", 2_629_800],
  ["year", 31_557_600],
] as const;
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "2 hours ago", "in 3 days". */
export function relative(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const [unit, size] = STEP.findLast(([, length]) => Math.abs(seconds) >= length) ?? STEP[0];
  return unit === "second" && Math.abs(seconds) < 5
    ? "just now"
    : RELATIVE.format(Math.round(seconds / size), unit);
}

const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** A time in the viewer's zone, as exact as people need it. */
export const local = (at: number): string => EXACT.format(at);
/** The same with the zone, and in UTC as it was sent. */
export const exact = (at: number): string => `${EXACT.format(at)} (${ZONE})\n${new Date(at).toISOString()}`;

/** What a step is called on pages. */
export const STEP_NAMES = {
  load_source_adapter: "Load source",
  load_target_adapter: "Load target",
  calculate_diff: "Calculate diff",
  execute_sync: "Sync",
} as const;

/** Any value of JSON in one line. */
export const valueText = (value: unknown): string =>
  value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
