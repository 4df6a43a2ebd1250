import {
  changeOf,
  DiffSyncModelFlags,
  type Change,
  type Diff,
  type DiffElement,
} from "../../diffsync/index.js";
import type { AnyAdapter } from "../job.js";
import { canonical, rowOf, type PlannedChange } from "./canonical.js";
import type { Selection } from "../request.js";
import { selector } from "./selection.js";

/** How many stale changes are named. */
const NAMED = 20;
const ACTIONS = ["create", "update", "delete"] as const;

/** A planned change that is not what has to be done any more, and why. */
export interface StaleChange extends Pick<PlannedChange, "action" | "type" | "uid"> {
  reason: string;
}

export interface PlanMatch {
  /** The planned and selected changes that still hold, as they are in the diff. */
  accepted: Set<DiffElement>;
  /** Planned changes that are already made. */
  reached: number;
  /** Planned changes that hold no longer; the first of them are in `examples`. */
  stale: number;
  examples: StaleChange[];
}

interface Sides {
  target: AnyAdapter;
  /** The change as it was shown: without secrets. */
  shown: (change: Change) => Change;
}

/** Looks up each change of a plan in a diff that was computed anew. The plan passes by page after page. */
export async function matchPlan(
  pages: AsyncIterable<readonly PlannedChange[]>,
  diff: Diff,
  selection: Selection | undefined,
  { target, shown }: Sides,
): Promise<PlanMatch> {
  const index = new Map<string, Map<string, DiffElement>>();
  for (const element of diff.elements()) {
    if (!element.action) continue;
    const kind = `${element.action} ${element.type}`;
    const known = index.get(kind) ?? new Map<string, DiffElement>();
    if (known.size === 0) index.set(kind, known);
    known.set(element.uid, element);
  }
  const find = ({ action, type, uid }: PlannedChange) => index.get(`${action} ${type}`)?.get(uid);
  const otherwise = (planned: PlannedChange) =>
    ACTIONS.find((action) => action !== planned.action && find({ ...planned, action }));
  const selected = selector(selection);
  const match: PlanMatch = { accepted: new Set(), reached: 0, stale: 0, examples: [] };
  for await (const page of pages)
    for (const planned of page) {
      if (!selected(planned)) continue;
      const element = find(planned);
      const now = element?.action && shown(changeOf(element, element.action));
      if (element && now && rowOf(now) === rowOf(planned)) match.accepted.add(element);
      else if (!element && isReached(planned, target)) match.reached++;
      else {
        match.stale++;
        const { action, type, uid } = planned;
        if (match.examples.length === NAMED) continue;
        const other = otherwise(planned);
        const none = other ? `to be ${other}d now` : "there is nothing to be done any more";
        match.examples.push({ action, type, uid, reason: now ? difference(planned, now) : none });
      }
    }
  return match;
}

/** Whether the target has already what the change would bring about. */
function isReached({ action, type, uid, after = {} }: PlannedChange, target: AnyAdapter): boolean {
  const object = target.store.byUid(type, uid);
  if (action === "delete")
    return !object || (object.modelFlags & DiffSyncModelFlags.SKIP_UNMATCHED_DST) !== 0;
  if (!object) return false;
  const values = object.getAttrs() as Record<string, unknown>;
  return Object.entries(after).every(
    ([name, value]) => !(name in values) || canonical(values[name]) === canonical(value),
  );
}

function difference(planned: PlannedChange, now: PlannedChange): string {
  const sides = [
    ["the target", planned.before, now.before],
    ["the source", planned.after, now.after],
  ] as const;
  const told = sides.flatMap(([side, was = {}, is = {}]) =>
    [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((name) => canonical(was[name]) !== canonical(is[name]))
      .map((name) => `${name} of ${side} was ${brief(was[name])} and is ${brief(is[name])}`),
  );
  return told.join(", ");
}

function brief(value: unknown): string {
  const text = value === undefined ? "as wanted" : canonical(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
