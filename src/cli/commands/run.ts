import { resolveReferences } from "../../config/index.js";
import type { RunReport } from "../../jobs/report.js";
import type { Readiness } from "../../reporting/index.js";
import { prepareRequest } from "../../runs/index.js";
import { exitCode } from "../exit-code.js";
import { tellProblems } from "../failure.js";
import { runHere } from "../here.js";
import { openSession, type CommonOptions } from "../session.js";
import type { Terminal } from "../terminal.js";
import { renderReport } from "../view/report.js";
import { user } from "../user.js";

export interface ShowOptions extends CommonOptions {
  json?: boolean;
  report: boolean;
  /** How many changes to show. */
  changes: number;
}

export interface RunOptions extends ShowOptions {
  dryRun: boolean;
  var?: Readonly<Record<string, string>>;
  memory?: boolean;
  full?: boolean;
  /** Guards to let through this once. */
  allow?: readonly string[];
  reason?: string;
}

/**
 * Runs a job here and now, shows it, and sends its report to Nautobot. Returns the exit code.
 *
 * @param ahead - what was asked of Nautobot for the report already
 */
export async function runCommand(
  job: string,
  options: RunOptions,
  terminal: Terminal,
  ahead?: Readiness,
): Promise<number> {
  const session = await openSession(options);
  tellProblems(session.problems, terminal);
  const { dryRun, memory = false, full = false, allow, reason } = options;
  const asked = {
    job,
    dryRun,
    memory,
    ...(full && { full }),
    ...(allow && { allow }),
    variables: resolveReferences(options.var ?? {}),
    trigger: "cli",
    requestedBy: user(),
    ...(reason !== undefined && { reason }),
  } as const;
  const request = await prepareRequest({ jobs: session.jobs, defaults: session.config.jobs }, asked);
  const report = await runHere(() => Promise.resolve({ request }), { session, options, terminal, ahead });
  return tellReport(report, options, terminal);
}

export function tellReport(report: RunReport, { json, changes }: ShowOptions, terminal: Terminal): number {
  const { style, columns } = terminal;
  terminal.out(json ? JSON.stringify(report) : renderReport(report, { style, columns, limit: changes }));
  return exitCode(report);
}
