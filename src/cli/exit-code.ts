import type { RunReport } from "../jobs/report.js";

/** 0: nothing changed or all applied. 1: anything failed. 2: a dry run found changes, or changes wait for approval. */
export function exitCode({ status, dryRun, summary, plan }: RunReport): number {
  if (status !== "succeeded") return 1;
  if (plan?.approveBy !== undefined) return 2;
  return dryRun && summary.create + summary.update + summary.delete > 0 ? 2 : 0;
}
