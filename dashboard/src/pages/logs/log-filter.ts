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

/** How the service itself says that a change failed or would fail. */
const ABOUT = /^(create|update|delete) of (\S+) "(.*)" (?:failed|would fail): /s;

/** Where the change is that a line is about; undefined when it is about none. */
export function changeOf(id: string, { message }: Entry): string | undefined {
  const [, action, type, uid] = ABOUT.exec(message) ?? [];
  if (action === undefined || type === undefined || uid === undefined) return undefined;
  const query = new URLSearchParams({ type, action, search: uid.slice(0, 200) });
  return `${pathTo("/runs/:id/changes", { id })}?${query.toString()}`;
}
