import type { Run } from "../runs/index.js";

/** Where a run is found. */
export const runUrl = (id: string): string => `/api/v1/runs/${id}`;

/** A run as lists show it: everything but its report. */
export function runSummary({ id, request, state, requestedAt, progress, error, report }: Run) {
  return {
    id,
    job: request.job,
    dryRun: request.dryRun,
    trigger: request.trigger,
    status: state,
    requestedAt,
    url: runUrl(id),
    ...(progress.length > 0 && { progress }),
    ...(report && { summary: report.summary, durationMs: report.durationMs }),
    ...(error && { error }),
  };
}

/** A run in full; `report` is there once it has finished. */
export function runDetail(run: Run) {
  return { ...runSummary(run), ...(run.report && { report: run.report }) };
}
