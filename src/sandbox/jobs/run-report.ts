import { gunzipSync } from "node:zlib";
import type { JobContext, JobOutcome } from "./result.js";

/** The parts of a run's report that the Job reads. */
interface Report {
  id: string;
  job: string;
  name?: string;
  source: string;
  target: string;
  dryRun: boolean;
  status: string;
  startedAt: string;
  durationMs: number;
  summary: Record<string, number>;
  steps: unknown[];
  changes: { action: string; type: string; uid: string; status: string; message: string }[];
  diff: unknown;
  log: { at?: string; level: string; step?: string; message: string }[];
  error?: { code: string; message: string; fix: string };
  [key: string]: unknown;
}

const REQUIRED =
  "id job source target dryRun status startedAt durationMs summary steps changes diff log".split(" ");

/** Nautobot's name for the companion's Job, and how it shows it. */
export const RUN_REPORT_JOB = {
  module_name: "nautobot_bridge.jobs.run_report",
  job_class_name: "RunReportJob",
  grouping: "nautobot-bridge",
  name: "Bridge run report",
  description:
    "Records a run of nautobot-bridge as a job result: its log, numbers, diff and Data Sync record.",
  soft_time_limit: 1500,
  time_limit: 1800,
} as const;

/** What the companion's Job does inside Nautobot, done here: see `companion/jobs/run_report.py`. */
export function runReport(context: JobContext, file: Buffer): JobOutcome {
  const report = readReport(file);
  if (typeof report === "string") {
    context.log("failure", "summary", report);
    return { result: null, failed: report };
  }
  for (const { level, step, message, at } of report.log) context.log(level, step ?? "run", message, at);
  const failed = report.changes.filter(({ status }) => status === "failure" || status === "error");
  for (const { action, type, uid, message } of failed)
    context.log("error", "execute_sync", `${action} ${type} ${uid}: ${message}`);
  context.createFile("diff.json", Buffer.from(JSON.stringify(report.diff, null, 2)));
  context.log("info", "summary", describe(report));
  const reason = whyFailed(report, failed.length);
  if (reason === undefined) return { result: resultOf(report) };
  context.log("failure", "summary", reason);
  return { result: resultOf(report), failed: reason };
}

/** The report, or what is wrong with the file. */
function readReport(file: Buffer): Report | string {
  let report: unknown;
  try {
    const gzipped = file[0] === 0x1f && file[1] === 0x8b;
    report = JSON.parse((gzipped ? gunzipSync(file) : file).toString("utf8"));
  } catch (error) {
    return `The file is not the JSON of a run's report: ${(error as Error).message}`;
  }
  const object = typeof report === "object" && report !== null ? report : {};
  const missing = REQUIRED.filter((key) => !(key in object));
  return missing.length === 0
    ? (report as Report)
    : `The file is not a run's report of nautobot-bridge: it lacks ${missing.join(", ")}.`;
}

const grouped = (value: number): string => value.toLocaleString("en-US");

function describe({ summary, dryRun, source, target, status, durationMs }: Report): string {
  const counts = ["create", "update", "delete", "no-change", "skip"]
    .map((key) => `${grouped(summary[key] ?? 0)} ${key}`)
    .join(", ");
  const seconds = (durationMs / 1000).toLocaleString("en-US", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${dryRun ? "Dry run" : "Sync"} ${source} → ${target} ${status} after ${seconds} s: ${counts}`;
}

function whyFailed({ error, changes, status }: Report, failed: number): string | undefined {
  if (error) return `${error.code}: ${error.message.replace(/\.+$/, "")}. Fix: ${error.fix}`;
  if (failed > 0)
    return `${grouped(failed)} of ${grouped(changes.length)} changes failed; the log names each with its cause.`;
  return status === "succeeded" ? undefined : `The run ended as ${status}.`;
}

function resultOf(report: Report): Record<string, unknown> {
  const outcomes: Record<string, number> = {};
  for (const { status } of report.changes) outcomes[status] = (outcomes[status] ?? 0) + 1;
  const {
    id,
    job,
    name = job,
    source,
    target,
    dryRun,
    status,
    startedAt,
    durationMs,
    summary,
    steps,
  } = report;
  return {
    ...{ run: id, job, name, source, target, trigger: report["trigger"] ?? null, dryRun, status },
    ...{ startedAt, durationMs, summary, outcomes, steps },
    ...{
      variables: report["variables"] ?? {},
      requests: report["requests"] ?? null,
      error: report.error ?? null,
    },
  };
}
