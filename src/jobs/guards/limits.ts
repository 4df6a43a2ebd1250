import type { ChangeLimit, GuardSettings } from "./settings.js";
import type { Counts, GuardVerdict } from "./verdict.js";

/** Written with one digit after the point at most: 33.3, 20. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10;

/** Most deletes, or most updates, of each type that has any. */
export function judgeChanges(
  rule: "deletes" | "updates",
  changes: Counts,
  target: Counts,
  { [rule]: limit }: GuardSettings,
): GuardVerdict[] {
  const [verb, what] = rule === "deletes" ? ["deleted", "delete"] : ["updated", "update"];
  const due = Object.entries(changes).filter(([, count]) => count > 0);
  if (due.length === 0) return [{ rule, status: "passed", message: `Nothing to ${what}.`, figures: {} }];
  return due.map(([type, count]) => {
    const all = target[type] ?? 0;
    const percent = percentOf(count, all);
    return {
      rule,
      status: exceeds(count, all, limit) ? "stopped" : "passed",
      type,
      message: `${count} of ${all} ${type} (${percent} %) to be ${verb}; ${describe(limit)}.`,
      figures: { count, of: all, percent, maxPercent: limit.percent, ...most(limit), always: limit.always },
    };
  });
}

const exceeds = (count: number, all: number, { always, percent, count: most = Infinity }: ChangeLimit) =>
  count > always && (count > most || 100 * count > percent * all);

const most = ({ count }: ChangeLimit): { maxCount?: number } =>
  count === undefined ? {} : { maxCount: count };

const describe = ({ always, percent, count }: ChangeLimit): string =>
  `${always} always may, beyond that at most ${percent} %${count === undefined ? "" : ` and ${count}`}`;
