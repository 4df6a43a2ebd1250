import type { RunReport } from "../jobs/report.js";
import type { RunRequest } from "../jobs/request.js";
import type { Readiness } from "../reporting/index.js";
import { laneOf, runLocally } from "../runs/index.js";
import type { ShowOptions } from "./commands/run.js";
import { deliveries } from "./delivery.js";
import { executorOf } from "./execute.js";
import { openHistory, type History } from "./history.js";
import type { Session } from "./session.js";
import { cancelOnSignals } from "./signals.js";
import type { Terminal } from "./terminal.js";

interface HereOptions {
  session: Session;
  options: ShowOptions;
  terminal: Terminal;
  /** What was asked of Nautobot for the report already. */
  ahead?: Readiness | undefined;
}

/** Runs what `find` asks for in this process, showing how it goes; Ctrl+C cancels it. */
export async function runHere(
  find: (history: History) => Promise<{ request: RunRequest; resumedFrom?: string }>,
  { session, options, terminal, ahead }: HereOptions,
): Promise<RunReport> {
  const { config, jobs } = session;
  const progress = terminal.progress({ verbose: options.debug === true });
  const cancel = cancelOnSignals(() =>
    progress.say("Cancelling after what is being written now. Press Ctrl+C again to stop at once."),
  );
  const warn = (message: string): void => progress.say(terminal.errStyle.yellow(`⚠ ${message}`));
  try {
    const history = await openHistory(config);
    const { store } = history;
    try {
      const { request, resumedFrom } = await find(history);
      const report = await runLocally(request, {
        ...history,
        lane: await laneOf({ jobs, defaults: config.jobs }, request),
        resumedFrom,
        execute: executorOf(config, jobs, store, ahead?.workers),
        ...(options.report && { delivery: deliveries(store, config, { warn, ahead }) }),
        emit: (event) => progress.on(event),
        signal: cancel.signal,
        warn,
      });
      await store.prune(config.retention, new Date());
      return report;
    } finally {
      await store.close();
    }
  } finally {
    cancel.dispose();
    progress.close();
  }
}
