import type { ChangeReport } from "../jobs/report.js";
import type { ChangeFilter, Store } from "../store/index.js";
import { cell, plain } from "./diff-document.js";
import { changePages } from "./pages.js";

export const EXPORT_FORMATS = ["csv", "ndjson", "markdown"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The changes of a run that fit `wanted`, piece by piece as they are read: never more than a page is in memory. */
export async function* changeExport(
  store: Pick<Store, "changes">,
  run: string,
  wanted: ChangeFilter,
  format: ExportFormat,
): AsyncGenerator<string> {
  const { head, row } = FORMS[format];
  yield head;
  for await (const changes of changePages(store, run, wanted)) yield changes.map(row).join("");
}

const COLUMNS = ["type", "object", "action", "outcome", "before", "after", "message"] as const;
const cellsOf = ({ type, uid, action, status, before, after, message }: ChangeReport): string[] => [
  type,
  uid,
  action,
  status,
  before === undefined ? "" : JSON.stringify(before),
  after === undefined ? "" : JSON.stringify(after),
  message,
];

const FORMS: Readonly<Record<ExportFormat, { head: string; row: (change: ChangeReport) => string }>> = {
  csv: {
    head: `${COLUMNS.join(",")}\r\n`,
    row: (change) => `${cellsOf(change).map(quoted).join(",")}\r\n`,
  },
  ndjson: { head: "", row: (change) => `${JSON.stringify(change)}\n` },
  markdown: {
    head: `| ${COLUMNS.join(" | ")} |\n|${" --- |".repeat(COLUMNS.length)}\n`,
    row: (change) => `| ${cellsOf(change).map(cell).join(" | ")} |\n`,
  },
};

/** A cell that a spreadsheet takes for text: what begins as a formula does gets an apostrophe before it. */
const quoted = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : plain(text)).replaceAll('"', '""')}"`;
