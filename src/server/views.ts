import type { Run } from "../runs/index.js";
import type { Page, RunRecord } from "../store/index.js";

/** Where a run is found. */
export const runUrl = (id: string): string => `/api/v1/runs/${id}`;

/** A run as lists show it: what is kept of it, and what it is doing now. */
export function runSummary(record: RunRecord, live: Run | undefined) {
  const { id, job, dryRun, trigger, requestedAt, startedAt, endedAt, outcomes, report } = record;
  const error = live?.error ?? record.error;
  const progress = live?.progress ?? [];
  return {
    id,
    job,
    dryRun,
    trigger,
    status: live?.state ?? record.state,
    requestedAt,
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    url: runUrl(id),
    outcomes,
    ...(progress.length > 0 && { progress }),
    ...(report && { summary: report.summary, durationMs: report.durationMs }),
    ...(error && { error: { code: error.code, message: error.message, fix: error.fix } }),
  };
}

/** A run with its steps so far and, once it has finished, its report; changes and log have addresses of their own. */
export function runDetail(record: RunRecord, live: Run | undefined) {
  const { steps, report } = record;
  return { ...runSummary(record, live), steps, ...(report && { report: { ...report, steps } }) };
}

/** One page under its name, with the cursor of the next. */
export const pageView = <Name extends string, T>(name: Name, { items, next }: Page<T>) => ({
  ...({ [name]: items } as Record<Name, T[]>),
  ...(next !== undefined && { next: String(next) }),
});
