import { contextOf } from "./context.js";
import { prepareExecution, type Execution, type RunOptions } from "./execution.js";
import type { JobClass, SyncSteps } from "./job.js";
import type { RunReport } from "./report.js";
import type { RunRequest } from "./request.js";
import { parseVariables, protectSecrets, shownVariables } from "./variables.js";

/**
 * The walk: what the `syncData` of every job does unless it says otherwise. Between diff and sync stands the gate,
 * in the steps: guards, the plan that is applied, what waits for approval.
 */
async function walk(steps: SyncSteps, dryRun: boolean): Promise<void> {
  const { source, target } = await steps.load();
  const diff = await steps.calculateDiff(source, target);
  if (dryRun) return;
  await steps.executeSync(source, target, diff);
}

async function runJob(jobClass: JobClass, request: RunRequest, execution: Execution): Promise<void> {
  const schemas = jobClass.meta.variables ?? {};
  execution.signal.throwIfAborted();
  protectSecrets(schemas, request.variables, execution.redactor);
  const variables = await parseVariables(schemas, request.variables);
  protectSecrets(schemas, variables, execution.redactor);
  const context = contextOf(execution, variables, (steps) => walk(steps, request.dryRun));
  await new jobClass(context).syncData();
}

/** The job result of a run that Nautobot asked for. */
export const jobResultAt = (nautobot: string, id: string) => ({
  id,
  url: `${nautobot}/extras/job-results/${id}/`,
});

/**
 * One run from request to report. A run that fails, for whatever reason, still returns its report:
 * with `error` filled, and with the changes that were applied before.
 */
export async function executeRun(
  { id: job, jobClass }: { readonly id: string; readonly jobClass: JobClass },
  request: RunRequest,
  options: RunOptions,
): Promise<RunReport> {
  const { name, variables = {} } = jobClass.meta;
  const { trigger, dryRun } = request;
  const execution = prepareExecution(jobClass, request, options);
  const { recorder, redactor, steps, clients, systems } = execution;
  const startedAt = new Date().toISOString();
  const start = performance.now();
  recorder.emit({ type: "run-started", run: options.id, job, name, dryRun });
  const ending = await runJob(jobClass, request, execution).then(
    () => recorder.concluded(),
    (thrown: unknown) => recorder.aborted(thrown, options.signal.aborted),
  );
  const made = !dryRun && ["succeeded", "partial"].includes(ending.status);
  if (made) await execution.gate.remember(options.id, startedAt);
  const planned = recorder.plan(dryRun);
  const plan = made ? execution.gate.waits(planned) : planned;
  return recorder.finish({
    id: options.id,
    job,
    name,
    ...systems,
    trigger,
    dryRun,
    ...ending,
    startedAt,
    durationMs: Math.round(performance.now() - start),
    variables: redactor.json(shownVariables(variables, request.variables)),
    summary: recorder.summary,
    steps: steps.report(),
    changes: recorder.changes,
    diff: recorder.diff,
    log: recorder.log,
    ...(recorder.guards && { guards: recorder.guards }),
    ...(recorder.loaded && { loaded: recorder.loaded }),
    ...(plan && { plan }),
    ...(request.jobResult !== undefined && {
      jobResult: jobResultAt(options.nautobot.url, request.jobResult),
    }),
    requests: clients.requests,
  });
}
