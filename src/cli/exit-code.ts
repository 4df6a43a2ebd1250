import type { RunReport } from "../jobs/report.js";

/** 0: nothing changed or all applied. 1: anything failed. 2: a dry run found changes. */
export function exitCode({ status, dryRun, summary }: RunReport): number {
  if (status !== "succeeded") return 1;
  return dryRun && summary.create + summary.update + summary.delete > 0 ? 2 : 0;
}
