import type { Shapes } from "../../lib/api.js";
import { count, plural } from "../../lib/format.js";
import { ACTIONS, type Filter } from "../../lib/read-changes.js";

export type Counts = readonly Shapes["ChangeCount"][];
export const OUTCOMES = ["planned", "success", "failure", "error", "skipped"] as const;

/** What is not known is left out: an address that somebody typed shows more rather than an error. */
export function filterOf(query: URLSearchParams): Filter {
  const [type, uid, search] = [query.get("type"), query.get("uid"), query.get("search")?.slice(0, 200)];
  const action = ACTIONS.find((each) => each === query.get("action"));
  const outcome = OUTCOMES.find((each) => each === query.get("outcome"));
  return {
    ...(type && { type }),
    ...(action && { action }),
    ...(outcome && { outcome }),
    ...(uid && { uid }),
    ...(search && { search }),
  };
}

/** As much of a filter as the tree knows. */
export const ofTree = ({ type, action, outcome }: Filter): Filter => ({
  ...(type !== undefined && { type }),
  ...(action && { action }),
  ...(outcome && { outcome }),
});

/** Whether what fits can be told without reading it. */
export const isCounted = ({ uid, search }: Filter): boolean => uid === undefined && search === undefined;

/** How many changes fit, of any text. */
export const countOf = (counts: Counts, { type, action, outcome }: Filter): number =>
  counts
    .filter(
      (each) =>
        each.type === (type ?? each.type) &&
        each.action === (action ?? each.action) &&
        each.outcome === (outcome ?? each.outcome),
    )
    .reduce((sum, { count }) => sum + count, 0);

/** How many of all changes fit; undefined where that is not counted. */
export const countedOf = (filter: Filter, counts: Counts, total: number): number | undefined => {
  if (Object.keys(filter).length === 0) return total;
  return isCounted(filter) ? countOf(counts, filter) : undefined;
};

export const tallyOf = (counted: number, total: number): string =>
  counted === total ? plural(total, "change") : `${count(counted)} of ${plural(total, "change")}`;

/** The values of one field with their counts, under the rest of the filter. */
export function choices(
  counts: Counts,
  field: "type" | "action" | "outcome",
  filter: Filter,
): [string, number][] {
  const values = [...new Set(counts.map((each) => each[field]))];
  return values.map((value) => [value, countOf(counts, { ...filter, [field]: value })]);
}
