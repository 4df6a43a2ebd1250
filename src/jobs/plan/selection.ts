import type { ChangeReport } from "../report.js";
import type { Selection } from "../request.js";

/** Whether a change is part of a selection; of none, every change is. */
export function selector(
  selection: Selection | undefined,
): (change: Pick<ChangeReport, "type" | "action" | "uid">) => boolean {
  if (!selection) return () => true;
  const { types, actions, objects } = selection;
  const named = objects && new Set(objects.map(({ type, uid }) => JSON.stringify([type, uid])));
  return ({ type, action, uid }) =>
    (types?.includes(type) ?? true) &&
    (actions?.includes(action) ?? true) &&
    (named?.has(JSON.stringify([type, uid])) ?? true);
}
