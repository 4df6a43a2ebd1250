import type { Diff } from "../diffsync/index.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { neededFor, neededForExchanges, neededForMissing } from "./needed.js";
import { plannedOf } from "./planned.js";

/**
 * Asks Nautobot whether the token may do what a diff needs, by writing an empty list of each kind: it checks the
 * permission and does nothing.
 *
 * @throws NautobotError `NAUTOBOT_FORBIDDEN` with the permission that is missing
 */
export async function authorize(adapter: NautobotAdapter, diff: Diff, signal: AbortSignal): Promise<void> {
  const planned = plannedOf(adapter, diff);
  const needs = [
    ...[...diff.changes()].flatMap((change) => neededFor(adapter, change)),
    ...(await neededForMissing(adapter, planned, { signal })),
    ...(await neededForExchanges(adapter, planned, { signal })),
  ];
  const needed = new Map(needs.map(([method, path]) => [`${method} ${path}`, { method, path }]));
  await Promise.all(
    [...needed.values()].map((each) =>
      adapter.client.request({ ...each, body: [], repeatable: true, signal }),
    ),
  );
}
