import { Clients } from "./clients.js";
import { type SafeDelete, type SnapshotStore, unread } from "../ssot/index.js";
import type { Client } from "../nautobot/index.js";
import type { EventSink } from "./events.js";
import { Gate, type PlanPages } from "./gate.js";
import type { Baselines } from "./guards/index.js";
import { systemsOf, type JobClass } from "./job.js";
import type { RunPolicy } from "./policy.js";
import { Recorder } from "./recorder.js";
import { Redactor } from "./redact.js";
import type { RunRequest, RunScope } from "./request.js";
import { Steps } from "./steps.js";

export interface RunOptions {
  /** The run's id: it has one from the moment it is asked for. */
  id: string;
  /** A client of the configured Nautobot, with this run's signal. */
  nautobot: Client;
  emit: EventSink;
  signal: AbortSignal;
  /** Load both sides at once; true unless said otherwise, and never when memory is measured. */
  parallel?: boolean;
  /** What earlier runs loaded, and where to keep what this one does. */
  snapshots?: SnapshotStore | undefined;
  /** What may stop a run, or has to be approved; defaults and no approval unless given. */
  policy?: RunPolicy | undefined;
  /** What was true of the last good run; nothing is compared without it. */
  baselines?: Baselines | undefined;
  /** The changes of the plan that the request names, in their order. */
  plan?: PlanPages | undefined;
}

/** What carries out one run. */
export interface Execution {
  readonly redactor: Redactor;
  readonly recorder: Recorder;
  readonly steps: Steps;
  readonly clients: Clients;
  readonly signal: AbortSignal;
  readonly dryRun: boolean;
  readonly scope: RunScope | undefined;
  readonly parallel: boolean;
  readonly snapshots: SnapshotStore | undefined;
  readonly safeDelete: SafeDelete | undefined;
  readonly gate: Gate;
  readonly systems: { readonly source: string; readonly target: string };
}

export function prepareExecution(jobClass: JobClass, request: RunRequest, options: RunOptions): Execution {
  const { dryRun, memory, full = false, scope } = request;
  const { nautobot, emit, signal, parallel = true, snapshots } = options;
  const redactor = new Redactor();
  const recorder = new Recorder(emit, redactor);
  return {
    redactor,
    recorder,
    steps: new Steps(recorder.emit, memory),
    clients: new Clients(nautobot, { logger: recorder.logger, signal, redactor }),
    signal,
    dryRun,
    scope,
    parallel: parallel && !memory,
    snapshots: full ? snapshots && unread(snapshots) : snapshots,
    safeDelete: options.policy?.safeDelete,
    gate: new Gate(request, { ...options, variables: jobClass.meta.variables ?? {} }, { redactor, recorder }),
    systems: systemsOf(jobClass),
  };
}
