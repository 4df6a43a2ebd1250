import type { Options, Shapes } from "../../lib/api.js";

export type Change = Shapes["Change"];
export type Counts = readonly Shapes["ChangeCount"][];
/** Which changes are shown, as the address says it. */
export type Filter = Omit<NonNullable<Options<"/api/v1/runs/{id}/changes">["query"]>, "after" | "limit">;
export const ACTIONS = ["create", "update", "delete"] as const;
export const OUTCOMES = ["planned", "success", "failure", "error", "skipped"] as const;

/** What is not known is left out: an address that somebody typed shows more rather than an error. */
export function filterOf(query: URLSearchParams): Filter {
  const [type, search] = [query.get("type"), query.get("search")?.slice(0, 200)];
  const action = ACTIONS.find((each) => each === query.get("action"));
  const outcome = OUTCOMES.find((each) => each === query.get("outcome"));
  return {
    ...(type && { type }),
    ...(action && { action }),
    ...(outcome && { outcome }),
    ...(search && { search }),
  };
}

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
