import { percentOf } from "./limits.js";
import type { GuardSettings } from "./settings.js";
import type { Baseline, Counts, GuardVerdict } from "./verdict.js";

/** A source without any object of a type of which the target would lose some. */
export function judgeEmptySource(
  source: Counts,
  target: Counts,
  deletes: Counts,
  { emptySource }: GuardSettings,
): GuardVerdict[] {
  const rule = "empty-source";
  if (!emptySource) return [{ rule, status: "passed", message: "Switched off.", figures: {} }];
  const empty = Object.keys(target).filter((type) => !source[type] && (deletes[type] ?? 0) > 0);
  if (empty.length === 0) {
    const message = "The source has objects of every type that would lose some.";
    return [{ rule, status: "passed", message, figures: {} }];
  }
  return empty.map((type) => ({
    rule,
    status: "stopped",
    type,
    message: `The source has no ${type} at all, the target has ${target[type] ?? 0}.`,
    figures: { source: 0, target: target[type] ?? 0 },
  }));
}

/** A source that is much smaller than at the last good run. */
export function judgeShrunk(
  source: Counts,
  baseline: Baseline | undefined,
  { sourceShrunk: { always, percent: most } }: GuardSettings,
): GuardVerdict[] {
  const rule = "source-shrunk";
  if (!baseline) return [{ rule, status: "passed", message: "No earlier run to compare with.", figures: {} }];
  const shrunk = Object.entries(baseline.source).filter(([type, before]) => {
    const lost = before - (source[type] ?? 0);
    return lost > always && 100 * lost > most * before;
  });
  if (shrunk.length === 0) {
    const message = `The source has about as many objects as at the last good run, ${baseline.at}.`;
    return [{ rule, status: "passed", message, figures: {} }];
  }
  return shrunk.map(([type, before]) => {
    const now = source[type] ?? 0;
    const percent = percentOf(before - now, before);
    const message =
      `The source has ${now} ${type}, ${percent} % fewer than the ${before} of the last good run ` +
      `(${baseline.at}); it may lose ${most} %.`;
    return { rule, status: "stopped", type, message, figures: { now, before, percent, maxPercent: most } };
  });
}
