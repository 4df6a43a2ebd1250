import { setFlagsFromString } from "node:v8";
import type { Logger } from "../../lib/logger.js";
import type { RunListener } from "../../runs/index.js";
import { tellProblems } from "../failure.js";
import { startService } from "../service.js";
import { openRunner } from "../open-runner.js";
import { openSession, type CommonOptions, type Session } from "../session.js";
import { cancelOnSignals } from "../signals.js";
import type { Terminal } from "../terminal.js";
import { serveHealth } from "../worker-health.js";
import { plural } from "../view/format.js";
import { figures } from "../view/report.js";

export type Role = "all" | "api" | "worker";

export interface ServeOptions extends CommonOptions {
  host?: string;
  port?: number;
  /** Both unless told otherwise: `api` takes requests, `worker` runs them. */
  role: Role;
}

const STOPPING =
  "Stopping: runs get a while to end, then begin again elsewhere or can be resumed. Press Ctrl+C again to stop at once.";

/** Serves until Ctrl+C or SIGTERM. Returns the exit code. */
export async function serveCommand(
  { host, port, role, ...options }: ServeOptions,
  terminal: Terminal,
): Promise<number> {
  const session = await openSession(options);
  tellProblems(session.problems, terminal);
  const given = session.config.server;
  const server = { ...given, ...(host !== undefined && { host }), ...(port !== undefined && { port }) };
  const config = { ...session.config, server };
  const logger = serviceLog(terminal, options.debug === true);
  if (role === "worker") return work({ ...session, config }, logger, terminal);
  const service = await startService({ ...session, config }, logger, { work: role === "all" });
  hasStarted();
  service.runner.subscribe(logRuns(logger));

  const { bold, dim } = terminal.style;
  terminal.out(`Serving ${plural(session.jobs.size, "job")} at ${bold(service.url)}`);
  if (!["127.0.0.1", "::1", "localhost"].includes(config.server.host))
    logger.warning(
      `The API listens beyond this machine, at ${config.server.host}, and without TLS: tokens can be read on the way. ` +
        "Put a proxy that ends TLS before it (server.proxies: 1), or listen on 127.0.0.1.",
    );
  if (service.firstToken !== undefined) {
    terminal.out(`Admin token, made at this first start: ${bold(service.firstToken)}`);
    terminal.out(dim("It is not shown again. Make others with: nautobot-bridge token create"));
  }
  for (const { job, cron, timezone } of config.schedules)
    terminal.out(`Scheduled: ${job} at ${cron} ${timezone ?? ""}`);

  await new Promise<void>((resolve) => cancelOnSignals(resolve));
  terminal.out(STOPPING);
  await service.close();
  return 0;
}

/** Runs what others ask for, until Ctrl+C or SIGTERM. */
async function work(session: Session, logger: Logger, terminal: Terminal): Promise<number> {
  const engine = await openRunner(session, logger);
  engine.runner.subscribe(logRuns(logger));
  await engine.start();
  hasStarted();
  const health = await serveHealth(session.config, engine, logger);
  terminal.out(
    `Working on ${plural(session.jobs.size, "job")}, ${session.config.runs.concurrency} runs at once` +
      (health ? `. How it goes: ${health.url}/readyz` : ""),
  );
  await new Promise<void>((resolve) => cancelOnSignals(resolve));
  terminal.out(STOPPING);
  await health?.close();
  await engine.close();
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
  ({ id, job }, { event }) => {
    const what = `run ${id} of ${job}`;
    if (event.type === "run-started") logger.info(`${what} started${event.dryRun ? ", dry run" : ""}`);
    if (event.type === "run-finished") {
      const { report } = event;
      const told = report.error?.message ?? figures(report.summary, report.dryRun);
      logger.info(`${what}, asked for by ${report.trigger}, ${report.status}: ${told}`);
    }
  };

/** From here on speed counts again: the small start is over, see the `serve` command. */
const hasStarted = (): void => setFlagsFromString("--no-optimize-for-size");
