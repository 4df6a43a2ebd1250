import type { Execution } from "./execution.js";
import type { JobContext, RunState } from "./job.js";
import { stepsOf } from "./job-steps.js";
import { throttled } from "./progress.js";

/** What the run gives to its job. */
export function contextOf(
  execution: Execution,
  variables: JobContext["variables"],
  walk: JobContext["walk"],
): JobContext {
  const { recorder, signal, dryRun, scope, clients, snapshots, safeDelete } = execution;
  const state: RunState = {};
  return {
    variables,
    dryRun,
    logger: recorder.logger,
    nautobot: clients.nautobot,
    signal,
    ...(snapshots && { snapshots }),
    ...(scope && { scope }),
    ...(safeDelete && { safeDelete }),
    diffOptions: { signal, onProgress: throttled("calculate_diff", recorder.emit) },
    syncOptions: {
      signal,
      onProgress: throttled("execute_sync", recorder.emit),
      onOutcome: recorder.recordOutcome,
    },
    unchangedOptions: { onLog: recorder.recordUnchanged },
    state,
    connectNautobot: (remote) => clients.connect(remote),
    stepsOf: (job) => stepsOf(job, execution, state),
    walk,
  };
}
