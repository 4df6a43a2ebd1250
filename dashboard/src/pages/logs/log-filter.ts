import type { Options, Shapes } from "../../lib/api.js";
import { STEP_ORDER } from "../../lib/live-run.js";
import { pathTo } from "../../lib/router.js";

export type Entry = Shapes["LogEntry"];
export type LogFilter = Omit<NonNullable<Options<"/api/v1/runs/{id}/logs">["query"]>, "after" | "limit">;
export const LEVELS = ["debug", "info", "warning", "error"] as const;

/** Which lines are shown, as the address says it; what is not known is left out. */
export function logFilterOf(query: URLSearchParams): LogFilter {
  const step = STEP_ORDER.find((each) => each === query.get("step"));
  const level = LEVELS.find((each) => each === query.get("level"));
  const search = query.get("search")?.slice(0, 200);
  return { ...(step && { step }), ...(level && { level }), ...(search && { search }) };
}

type Named = Pick<Shapes["Change"], "action" | "type" | "uid">;

/** The change that a line is about; none where it says of an object that it needs none. */
export function changeOf({ change }: Entry): Named | undefined {
  if (!change) return undefined;
  const { action, type, uid } = change;
  return action === "no-change" ? undefined : { action, type, uid };
}

/** Where a change of a run is shown. */
export const changePath = (id: string, { action, type, uid }: Named): string =>
  `${pathTo("/runs/:id/changes", { id })}?${new URLSearchParams({ type, action, uid }).toString()}`;
