import type { RunReport } from "../../jobs/report.js";
import type { Style } from "./style.js";

/** Guards that would stop a run that writes, and those that were let through. One that did stop it is its error. */
export function guardLines(
  { guards = [], dryRun }: Pick<RunReport, "guards" | "dryRun">,
  style: Style,
): string[] {
  const stopped = dryRun ? guards.filter(({ status }) => status === "stopped") : [];
  const rules = [...new Set(stopped.map(({ rule }) => rule))];
  const allowed = guards.filter(({ status }) => status === "allowed");
  return [
    ...stopped.map(({ rule, message }) => style.yellow(`⚠ Guard ${rule} would stop this: ${message}`)),
    ...(rules.length > 0
      ? [style.dim(`  If it is right: ${rules.map((rule) => `--allow ${rule}`).join(" ")}`)]
      : []),
    ...allowed.map(({ rule, message }) => style.yellow(`⚠ Guard ${rule}, let through: ${message}`)),
  ];
}
