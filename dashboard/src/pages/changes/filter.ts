import type { Shapes } from "../../lib/api.js";
import type { Filter } from "../../lib/read-changes.js";

export type Counts = readonly Shapes["ChangeCount"][];
export const ACTIONS = ["create", "update", "delete"] as const;
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

/** The values of one field with their counts, under the rest of the filter. */
export function choices(
  counts: Counts,
  field: "type" | "action" | "outcome",
  filter: Filter,
): [string, number][] {
  const values = [...new Set(counts.map((each) => each[field]))];
  return values.map((value) => [value, countOf(counts, { ...filter, [field]: value })]);
}
