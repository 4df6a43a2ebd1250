import { requireNautobot, resolveReferences } from "../../config/index.js";
import type { RunReport } from "../../jobs/report.js";
import type { RunRequest } from "../../jobs/request.js";
import { BridgeError } from "../../lib/errors.js";
import { silentLogger } from "../../lib/logger.js";
import type { Readiness } from "../../reporting/index.js";
import { prepareRequest, Runner } from "../../runs/index.js";
import { exitCode } from "../exit-code.js";
import { deliverer, executor, incrementalDir, policiesOf } from "../execute.js";
import { tellProblems } from "../failure.js";
import { openHistory } from "../history.js";
import { openSession, type CommonOptions } from "../session.js";
import { cancelOnSignals } from "../signals.js";
import type { Terminal } from "../terminal.js";
import { renderReport } from "../view/report.js";

export interface RunOptions extends CommonOptions {
  dryRun: boolean;
  var?: Readonly<Record<string, string>>;
  memory?: boolean;
  full?: boolean;
  /** Guards to let through this once. */
  allow?: readonly string[];
  json?: boolean;
  report: boolean;
  /** How many changes to show. */
  changes: number;
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
  const { config, jobs, problems } = await openSession(options);
  tellProblems(problems, terminal);
  const { dryRun, memory = false, full = false, allow } = options;
  const asked = {
    job,
    dryRun,
    memory,
    ...(full && { full }),
    ...(allow && { allow }),
    variables: resolveReferences(options.var ?? {}),
    trigger: "cli",
  } as const;
  const request = await prepareRequest({ jobs, defaults: config.jobs }, asked);
  const nautobot = requireNautobot(config);

  const progress = terminal.progress({ verbose: options.debug === true });
  const cancel = cancelOnSignals(() =>
    progress.say("Cancelling after what is being written now. Press Ctrl+C again to stop at once."),
  );
  const warn = (message: string): void => progress.say(terminal.errStyle.yellow(`⚠ ${message}`));
  let report: RunReport;
  try {
    const store = await openHistory(config, { ...silentLogger, warning: warn });
    try {
      const execute = executor({
        jobs,
        nautobot,
        policyOf: policiesOf(config),
        baselines: store.baselines,
        dataDir: incrementalDir(config),
      });
      const undelivered = (error: BridgeError): void =>
        warn(`No job result in Nautobot. ${error.describe()}`);
      const deliver = deliverer(nautobot, undelivered, ahead);
      const runner = new Runner({
        execute,
        ...(options.report && { deliver }),
        store,
        retention: config.retention,
        logger: { ...silentLogger, warning: warn },
      });
      runner.subscribe((_run, event) => progress.on(event));
      report = await runUntilEnd(runner, request, cancel.signal);
    } finally {
      await store.close();
    }
  } finally {
    cancel.dispose();
    progress.close();
  }
  const { style, columns } = terminal;
  const text = options.json
    ? JSON.stringify(report)
    : renderReport(report, { style, columns, limit: options.changes });
  terminal.out(text);
  return exitCode(report);
}

/** The run's report; throws what kept it from having one. */
async function runUntilEnd(runner: Runner, request: RunRequest, signal: AbortSignal): Promise<RunReport> {
  const { run, finished } = await runner.request(request);
  const cancel = (): void => void runner.cancel(run.id);
  if (signal.aborted) cancel();
  signal.addEventListener("abort", cancel);
  const { report, error } = await finished;
  if (report) return report;
  throw error ?? new BridgeError("RUN_CANCELLED", "Cancelled before it began.");
}
