import { randomUUID } from "node:crypto";
import { requireNautobot, resolveReferences } from "../../config/index.js";
import type { RunReport } from "../../jobs/report.js";
import { toBridgeError } from "../../lib/errors.js";
import { prepareRequest } from "../../runs/index.js";
import { exitCode } from "../exit-code.js";
import { deliver, executor, incrementalDir } from "../execute.js";
import { tellProblems } from "../failure.js";
import { openSession, type CommonOptions } from "../session.js";
import { cancelOnSignals } from "../signals.js";
import type { Terminal } from "../terminal.js";
import { renderReport } from "../view/report.js";

export interface RunOptions extends CommonOptions {
  dryRun: boolean;
  var?: Readonly<Record<string, string>>;
  memory?: boolean;
  full?: boolean;
  json?: boolean;
  report: boolean;
  /** How many changes to show. */
  changes: number;
}

/** Runs a job here and now, shows it, and sends its report to Nautobot. Returns the exit code. */
export async function runCommand(job: string, options: RunOptions, terminal: Terminal): Promise<number> {
  const { config, jobs, problems } = await openSession(options);
  tellProblems(problems, terminal);
  const { dryRun, memory = false, full = false } = options;
  const asked = {
    job,
    dryRun,
    memory,
    ...(full && { full }),
    variables: resolveReferences(options.var ?? {}),
    trigger: "cli",
  } as const;
  const request = await prepareRequest({ jobs, defaults: config.jobs }, asked);
  const nautobot = requireNautobot(config);

  const progress = terminal.progress({ verbose: options.debug === true });
  const cancel = cancelOnSignals(() =>
    progress.say("Cancelling after what is being written now. Press Ctrl+C again to stop at once."),
  );
  let report: RunReport;
  try {
    const context = { id: randomUUID(), emit: progress.on, signal: cancel.signal };
    report = await executor({ jobs, nautobot, dataDir: incrementalDir(config) })(request, context);
    if (options.report) {
      report = await deliver(report, nautobot).catch((thrown: unknown) => {
        progress.say(terminal.errStyle.yellow(undelivered(thrown)));
        return report;
      });
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

const undelivered = (thrown: unknown): string =>
  `⚠ No job result in Nautobot. ${toBridgeError(thrown, "COMPANION_FAILED").describe()}`;
