import type { RunReport } from "../../jobs/report.js";
import { plural } from "./format.js";
import type { Style } from "./style.js";

/** What was planned and not made, and how to go on with it. */
export function planLines(
  { id, plan, dryRun, error }: Pick<RunReport, "id" | "plan" | "dryRun" | "error">,
  style: Style,
): string[] {
  const changes = plan ? plan.create + plan.update + plan.delete : 0;
  if (!plan || changes === 0 || (error && error.code !== "GUARD_STOPPED")) return [];
  const verb = plan.approveBy === undefined ? "apply" : "approve";
  const what = plan.approveBy === undefined ? "Plan" : "Waiting for approval";
  const until = plan.approveBy === undefined ? "" : ` until ${plan.approveBy}`;
  const why = plan.approveBy === undefined ? "" : " --reason …";
  return [
    `${what}: ${style.bold(id)}, ${plural(changes, "change")}${until}`,
    style.dim(`  checksum ${plan.checksum}`),
    ...(dryRun || plan.approveBy !== undefined ? [style.dim(`  nautobot-bridge ${verb} ${id}${why}`)] : []),
  ];
}
