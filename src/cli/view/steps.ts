import type { StepReport } from "../../jobs/report.js";
import { duration, megabytes, STEP_LABELS } from "./format.js";
import type { Style } from "./style.js";

/** The table of steps: duration always, memory where it was measured. */
export function stepLines(steps: readonly StepReport[], style: Style): string[] {
  const measured = steps.some(({ memory }) => memory !== undefined);
  const rows = steps.map(({ name, status, durationMs, memory }) => [
    STEP_LABELS[name],
    status === "skipped" ? "skipped" : duration(durationMs),
    ...(measured ? [memory ? megabytes(memory.final) : "", memory ? megabytes(memory.peak) : ""] : []),
    status === "failed" ? "failed" : "",
  ]);
  const head = ["Step", "Time", ...(measured ? ["Memory", "Peak"] : []), ""];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("   ")
      .trimEnd();
  return [style.dim(`  ${line(head)}`), ...rows.map((row) => `  ${line(row)}`)];
}
