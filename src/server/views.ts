import type { Run } from "../runs/index.js";
import type { ChangeReport } from "../jobs/report.js";
import type { RunState } from "../jobs/state.js";
import type { Page, RunRecord } from "../store/index.js";
import { answer } from "./route.js";

/** Where a run is found. */
export const runUrl = (id: string): string => `/api/v1/runs/${id}`;

/** A run that was asked for. */
export function accepted(id: string, status: RunState) {
  const url = runUrl(id);
  return answer(202, { id, status, url }, { location: url });
}

/** A run as lists show it: what is kept of it, and what it is doing now. */
export function runSummary(record: RunRecord, live: Run | undefined) {
  const { id, job, dryRun, trigger, requestedAt, startedAt, endedAt, outcomes, report, error } = record;
  const { requestedBy, reason, notBefore, resumedFrom } = record;
  // a run that came to a report has it there, one that was lost beside it
  const why = error ?? report?.error;
  const progress = live?.progress ?? [];
  return {
    id,
    job,
    dryRun,
    trigger,
    status: live?.state ?? record.state,
    requestedAt,
    ...(requestedBy !== undefined && { requestedBy }),
    ...(reason !== undefined && { reason }),
    ...(notBefore !== undefined && { notBefore }),
    ...(resumedFrom !== undefined && { resumedFrom }),
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    url: runUrl(id),
    outcomes,
    ...(progress.length > 0 && { progress }),
    ...(report && { summary: report.summary, durationMs: report.durationMs }),
    ...(why && { error: why }),
  };
}

/** A run with its steps so far and, once it has finished, its report; changes and log have addresses of their own. */
export function runDetail(record: RunRecord, live: Run | undefined) {
  const { steps, report } = record;
  return { ...runSummary(record, live), steps, ...(report && { report: { ...report, steps } }) };
}

/** A change whose link leads somewhere for those who are not in Nautobot: there, it is a path. */
export const linkedFrom =
  (nautobotUrl: string) =>
  (change: ChangeReport): ChangeReport => {
    const { object } = change;
    if (!object?.url.startsWith("/")) return change;
    return { ...change, object: { ...object, url: nautobotUrl.replace(/\/+$/, "") + object.url } };
  };

/** One page under its name, with the cursor of the next. */
export const pageView = <Name extends string, T>(name: Name, { items, next }: Page<T>) => ({
  ...({ [name]: items } as Record<Name, T[]>),
  ...(next !== undefined && { next: String(next) }),
});
