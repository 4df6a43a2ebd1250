import type { ChangeReport, RunReport, Summary } from "../../jobs/report.js";
import { changeLines, failureLines, type ChangesOptions } from "./changes.js";
import { count, duration, megabytes, plural } from "./format.js";
import { guardLines } from "./guards.js";
import { planLines } from "./plan.js";
import { stepLines } from "./steps.js";

/** What a person is shown of a report. */
type Shown = Omit<RunReport, "diff" | "log">;

/** The whole report for a person: what changed, what failed, the steps, one line that sums it up, where to look. */
export function renderReport(report: Shown, options: ChangesOptions): string {
  const { style } = options;
  const { name, source, target, dryRun, changes } = report;
  const title = `${style.bold(name)}  ${source} → ${target}${dryRun ? style.dim("  dry run, nothing is written") : ""}`;
  const blocks = [
    [title],
    changeLines(changes, options),
    failureLines(changes, { ...options, limit: 20 }),
    stepLines(report.steps, style),
    guardLines(report, style),
    [verdict(report, options), ...errorLines(report), ...resultLine(report), ...planLines(report, style)],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

const MARKS = { succeeded: "✔", partial: "✖", failed: "✖", cancelled: "■" } as const;

function verdict(report: Shown, { style }: ChangesOptions): string {
  const paint =
    report.status === "succeeded" ? style.green : report.status === "cancelled" ? style.yellow : style.red;
  const { count: requests, bytes } = report.requests;
  const effort = `${duration(report.durationMs)}, ${plural(requests, "request")}, ${megabytes(bytes)} received`;
  return `${paint(`${MARKS[report.status]} ${sentence(report)}`)}  ${style.dim(`(${effort})`)}`;
}

/** What became of the run, in one sentence. */
export function sentence({ status, dryRun, summary, changes }: Shown): string {
  const withStatus = (...wanted: ChangeReport["status"][]): number =>
    changes.filter((change) => wanted.includes(change.status)).length;
  const applied = withStatus("success");
  const before = dryRun ? "nothing was written" : `${plural(applied, "change")} applied before`;
  switch (status) {
    case "succeeded":
      return figures(summary, dryRun);
    case "partial":
      return `${count(withStatus("failure", "error"))} of ${plural(changes.length - withStatus("planned"), "change")} failed, ${count(applied)} applied`;
    case "failed":
      return `Failed, ${before}`;
    case "cancelled":
      return `Cancelled, ${before}`;
  }
}

export function figures(summary: Summary, dryRun: boolean): string {
  const { create, update, delete: removed, "no-change": same, skip } = summary;
  const parts: [number, string][] = dryRun
    ? [
        [create, "to create"],
        [update, "to update"],
        [removed, "to delete"],
      ]
    : [
        [create, "created"],
        [update, "updated"],
        [removed, "deleted"],
      ];
  const changed = parts.filter(([number]) => number > 0).map(([number, what]) => `${count(number)} ${what}`);
  const rest = [`${count(same)} unchanged`, ...(skip > 0 ? [`${count(skip)} skipped`] : [])];
  return [changed.length > 0 ? changed.join(", ") : "Nothing to do", ...rest].join(", ");
}

const errorLines = ({ error }: Shown): string[] =>
  error ? [`${error.code}: ${error.message}`, `  fix: ${error.fix}`] : [];

const resultLine = ({ jobResult }: Shown): string[] => (jobResult ? [`Job result: ${jobResult.url}`] : []);
