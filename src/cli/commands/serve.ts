import type { Logger } from "../../lib/logger.js";
import type { RunListener } from "../../runs/index.js";
import { tellProblems } from "../failure.js";
import { startService } from "../service.js";
import { openSession, type CommonOptions } from "../session.js";
import { cancelOnSignals } from "../signals.js";
import type { Terminal } from "../terminal.js";
import { plural } from "../view/format.js";
import { sentence } from "../view/report.js";

export interface ServeOptions extends CommonOptions {
  host?: string;
  port?: number;
}

/** Serves until Ctrl+C or SIGTERM. Returns the exit code. */
export async function serveCommand(
  { host, port, ...options }: ServeOptions,
  terminal: Terminal,
): Promise<number> {
  const session = await openSession(options);
  tellProblems(session.problems, terminal);
  const given = session.config.server;
  const server = { ...given, ...(host !== undefined && { host }), ...(port !== undefined && { port }) };
  const config = { ...session.config, server };
  const logger = serviceLog(terminal, options.debug === true);
  const service = await startService({ ...session, config }, logger);
  service.runner.subscribe(logRuns(logger));

  const { bold, dim } = terminal.style;
  terminal.out(`Serving ${plural(session.jobs.size, "job")} at ${bold(service.url)}`);
  if (service.firstToken !== undefined) {
    terminal.out(`Admin token, made at this first start: ${bold(service.firstToken)}`);
    terminal.out(dim("It is not shown again. Make others with: nautobot-bridge token create"));
  }
  for (const { job, cron, timezone } of config.schedules)
    terminal.out(`Scheduled: ${job} at ${cron} ${timezone ?? ""}`);

  await new Promise<void>((resolve) => cancelOnSignals(resolve));
  terminal.out("Stopping: runs end after what they are writing now. Press Ctrl+C again to stop at once.");
  await service.close();
  return 0;
}

function serviceLog({ err, errStyle }: Terminal, debug: boolean): Logger {
  const line = (level: string, message: string): void =>
    err(`${new Date().toISOString()} ${level} ${message}`);
  return {
    debug: (message) => (debug ? line("debug", message) : undefined),
    info: (message) => line("info", message),
    warning: (message) => line(errStyle.yellow("warning"), message),
    error: (message) => line(errStyle.red("error"), message),
  };
}

const logRuns =
  (logger: Logger): RunListener =>
  ({ id, request }, event) => {
    const what = `run ${id} of ${request.job}`;
    if (event.type === "run-started")
      logger.info(`${what} started by ${request.trigger}${event.dryRun ? ", dry run" : ""}`);
    if (event.type === "run-finished")
      logger.info(`${what} ${event.report.status}: ${sentence(event.report)}`);
  };
