import { BridgeError } from "../lib/errors.js";
import { restrict, type Diff } from "../diffsync/index.js";
import type { AnyAdapter, Job, RunState, SyncSteps } from "./job.js";
import { linksOf } from "./links.js";
import { loadBoth } from "./loads.js";
import type { Execution } from "./execution.js";

async function calculateDiff(
  job: Job,
  execution: Execution,
  source: AnyAdapter,
  target: AnyAdapter,
): Promise<Diff> {
  execution.signal.throwIfAborted();
  return execution.steps.run("calculate_diff", async () => {
    const { recorder, gate, dryRun, scope, signal } = execution;
    const whole = await job.calculateDiff(source, target);
    const diff = scope ? restrict(whole, scope) : whole;
    const { due } = await gate.decide(diff, source, target, signal);
    prepare(job, source, target, due, signal);
    const problems = (await target.validate?.(due, signal)) ?? [];
    recorder.recordDiff(due, problems);
    if (dryRun) recorder.recordPlanned(due.changes());
    const { create, update, delete: remove } = due.summary();
    recorder.logger.info(`To create: ${create}, to update: ${update}, to delete: ${remove}.`);
    return diff;
  });
}

/** What the target's hooks find in `this.current` and `this.signal`. */
function prepare(job: Job, source: AnyAdapter, target: AnyAdapter, diff: Diff, signal: AbortSignal): void {
  target.signal = signal;
  target.current = { source, diff, flags: job.flags };
}

async function executeSync(
  job: Job,
  execution: Execution,
  source: AnyAdapter,
  target: AnyAdapter,
  diff: Diff,
  state: RunState,
): Promise<void> {
  if (execution.dryRun) {
    throw new BridgeError("RUN_FAILED", "The job wanted to write during a dry run.", {
      fix: "Let the job's syncData call steps.executeSync only when this.dryRun is false.",
    });
  }
  execution.signal.throwIfAborted();
  const due = await execution.gate.admit(diff, source, target, execution.signal);
  await execution.steps.run("execute_sync", async () => {
    prepare(job, source, target, due, execution.signal);
    await target.authorize?.(due, execution.signal);
    state.diff = due;
    await job.executeSync(source, target, due);
  });
}

/** The hooks of a job as timed steps of a run, whatever the job overrides. */
export function stepsOf(job: Job, execution: Execution, state: RunState): SyncSteps {
  const begin = (source: AnyAdapter, target: AnyAdapter): void => {
    Object.assign(state, { source, target });
    execution.recorder.linksOf = linksOf(job, source, target);
  };
  return {
    load: () =>
      loadBoth(
        {
          step: "load_source_adapter",
          system: execution.systems.source,
          hook: () => job.loadSourceAdapter(),
        },
        {
          step: "load_target_adapter",
          system: execution.systems.target,
          hook: () => job.loadTargetAdapter(),
        },
        execution,
      ),
    calculateDiff: (source, target) => {
      begin(source, target);
      return calculateDiff(job, execution, source, target);
    },
    executeSync: (source, target, diff) => {
      begin(source, target);
      return executeSync(job, execution, source, target, diff, state);
    },
  };
}
