import { judgeChanges } from "./limits.js";
import type { GuardSettings } from "./settings.js";
import { judgeEmptySource, judgeShrunk } from "./source.js";
import { judgeTarget } from "./target.js";
import type { Baseline, Counts, GuardVerdict } from "./verdict.js";

/** All that the rules look at. */
export interface Facts {
  /** Objects loaded, by type. */
  source: Counts;
  target: Counts;
  /** Objects that the target would lose, now or once somebody approves, by type. */
  lost: Counts;
  /** Changes that are about to be made, by type. */
  deletes: Counts;
  updates: Counts;
  /** Whether the run is narrowed to some objects: then its counts tell nothing of the source as a whole. */
  scoped: boolean;
  baseline: Baseline | undefined;
  /** Which system the target is; undefined where it does not say. */
  identity: string | undefined;
}

/** What every rule says. Those in `allow` are let through. */
export function judge(facts: Facts, settings: GuardSettings, allow: readonly string[]): GuardVerdict[] {
  const { source, target, lost, deletes, updates, scoped, baseline, identity } = facts;
  const verdicts = [
    loadsComplete(source, target),
    ...(scoped ? [] : judgeEmptySource(source, target, lost, settings)),
    ...(scoped ? [] : judgeShrunk(source, baseline, settings)),
    judgeTarget(identity, baseline, settings),
    ...judgeChanges("deletes", deletes, target, settings),
    ...judgeChanges("updates", updates, target, settings),
  ];
  return verdicts.map((verdict) =>
    verdict.status === "stopped" && allow.includes(verdict.rule)
      ? { ...verdict, status: "allowed" }
      : verdict,
  );
}

const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);

/** A load that was not complete ends the run before there is anything to judge. */
function loadsComplete(source: Counts, target: Counts): GuardVerdict {
  const figures = { source: sum(source), target: sum(target) };
  const message = `Both loads are complete: ${figures.source} objects of the source, ${figures.target} of the target.`;
  return { rule: "incomplete-load", status: "passed", message, figures };
}
