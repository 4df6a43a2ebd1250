import { needsOf, withDependents, type Change, type Diff, type DiffElement } from "../../diffsync/index.js";
import { BridgeError } from "../../lib/errors.js";
import type { Logger } from "../../lib/logger.js";
import type { AnyAdapter } from "../job.js";
import type { PlanReference } from "../request.js";
import { PlanChecksum, type PlannedChange } from "./canonical.js";
import { matchPlan, type PlanMatch } from "./match.js";

interface Sides {
  target: AnyAdapter;
  shown: (change: Change) => Change;
  logger: Logger;
}

/**
 * The changes of a diff that a plan names.
 *
 * @throws BridgeError PLAN_STALE naming what holds no longer, PLAN_INCOMPLETE naming what the selection lacks
 */
export async function selectPlanned(
  plan: PlanReference,
  pages: AsyncIterable<readonly PlannedChange[]>,
  diff: Diff,
  { target, shown, logger }: Sides,
): Promise<ReadonlySet<DiffElement>> {
  const checksum = new PlanChecksum();
  const match = await matchPlan(summed(pages, checksum), diff, plan.selection, { target, shown });
  const { accepted, reached, stale } = match;
  if (checksum.digest() !== plan.checksum)
    throw new BridgeError(
      "PLAN_STALE",
      `The plan of run ${plan.run} is not the one with checksum ${plan.checksum}.`,
    );
  if (plan.selection && accepted.size + reached + stale === 0)
    throw new BridgeError("PLAN_INCOMPLETE", "The selection fits no change of the plan.", {
      fix: `Nothing was changed. See what there is: nautobot-bridge diff ${plan.run}`,
    });
  if (stale > 0) {
    const message = describeStale(match);
    if (!plan.partial) throw new BridgeError("PLAN_STALE", message);
    logger.warning(message);
  }
  const lacking = lackingNeeds(accepted, diff);
  if (lacking.size > 0) {
    if (!plan.partial) throw new BridgeError("PLAN_INCOMPLETE", describeLacking(lacking));
    for (const element of withDependents(lacking.keys(), diff)) accepted.delete(element);
  }
  if (reached > 0) logger.info(`${reached} of the planned changes are made already.`);
  const { create, update, delete: remove } = diff.summary();
  const others = create + update + remove - accepted.size - stale;
  if (!plan.selection && others > 0)
    logger.info(`${others} differences that are not in the plan are left for the next run.`);
  return accepted;
}

async function* summed(
  pages: AsyncIterable<readonly PlannedChange[]>,
  checksum: PlanChecksum,
): AsyncGenerator<readonly PlannedChange[]> {
  for await (const page of pages) {
    for (const change of page) checksum.add(change);
    yield page;
  }
}

function describeStale({ stale, examples }: PlanMatch): string {
  const lines = examples.map(({ action, type, uid, reason }) => `${action} of ${type} "${uid}": ${reason}`);
  const more = stale > examples.length ? [`and ${stale - examples.length} more`] : [];
  const head = `${stale === 1 ? "1 planned change no longer holds" : `${stale} planned changes no longer hold`}:`;
  return [head, ...lines, ...more].join("\n  ");
}

/** What is needed by the accepted changes and not among them, each with one that needs it. */
function lackingNeeds(accepted: ReadonlySet<DiffElement>, diff: Diff): Map<DiffElement, DiffElement> {
  const lacking = new Map<DiffElement, DiffElement>();
  for (const [element, needs] of needsOf(diff))
    if (accepted.has(element))
      for (const needed of needs) if (!accepted.has(needed)) lacking.set(needed, element);
  return lacking;
}

/** How many needed changes are named. */
const NAMED = 5;

function describeLacking(lacking: ReadonlyMap<DiffElement, DiffElement>): string {
  const name = ({ action, type, uid }: DiffElement) => `${action ?? ""} of ${type} "${uid}"`;
  const lines = [...lacking].slice(0, NAMED).map(([needed, by]) => `${name(needed)}, needed by ${name(by)}`);
  const more = lacking.size > NAMED ? [`and ${lacking.size - NAMED} more`] : [];
  return ["The selection cannot be applied without:", ...lines, ...more].join("\n  ");
}
