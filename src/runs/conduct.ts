import type { EventSink, NumberedEvent } from "../jobs/events.js";
import type { LogEntry, RunReport } from "../jobs/report.js";
import type { RunRequest } from "../jobs/request.js";
import { isFinished, type RunState } from "../jobs/state.js";
import { BridgeError, toBridgeError } from "../lib/errors.js";
import type { Seal } from "../lib/seal.js";
import type { RunEnd, RunError, Store, Taken } from "../store/index.js";
import { Recording } from "./recording.js";
import { requestOf } from "./request.js";

/** Does what a request asks for. A run that fails still returns its report; only a defect of ours throws. */
export type Execute = (
  request: RunRequest,
  context: { id: string; emit: EventSink; signal: AbortSignal },
) => Promise<RunReport>;

/** Sends finished runs' reports on. */
export interface Delivery {
  /** Lets a job result follow the run from its start, where that is wanted. Settled when it does, or will not. Never throws. */
  begin?(run: { id: string; job: string }): Promise<void>;
  /** The report as it waits in the outbox, in case that it cannot be sent at once. */
  pack(report: RunReport): Promise<Uint8Array>;
  /** Sends a report that was never sent before. Never throws. */
  send(report: RunReport): Promise<RunReport>;
}

export interface ConductOptions {
  store: Store;
  seal: Seal;
  execute: Execute;
  /** Its reason is a BridgeError: RUN_CANCELLED, or RUN_INTERRUPTED when it is to begin again elsewhere. */
  signal: AbortSignal;
  /** Absent: the report goes nowhere. */
  delivery?: Delivery | undefined;
  /** Hears of every event at once. */
  emit?: EventSink;
  /** Hears of events that can be read from the store. */
  kept?: (events: NumberedEvent[]) => Promise<void> | void;
  warn: (message: string) => void;
  now?: () => Date;
  /** For how long a store that fails is waited for. */
  patienceMs?: number;
}

export interface Conducted {
  state: RunState;
  report?: RunReport;
  /** Why there is none. */
  error?: BridgeError;
}

/** Whoever ends a run has so long for sending its report before another may try. */
export const SENDING_MS = 900_000;

/** Carries a run, which this process has taken, to its end in the store. */
export async function conduct(taken: Taken, options: ConductOptions): Promise<Conducted> {
  const { store, warn, now = () => new Date(), patienceMs } = options;
  const lost = new AbortController();
  const signal = AbortSignal.any([options.signal, lost.signal]);
  const troubled = (error: BridgeError): void =>
    warn(`Run ${taken.id}: ${error.describe()} It goes on; this is tried again.`);
  const taking = (error: BridgeError): void => lost.abort(error);
  const { writer } = taken;
  const recording = new Recording({ writer, now, patienceMs, kept: options.kept, troubled, lost: taking });
  const emit: EventSink = (event) => {
    recording.on(event);
    options.emit?.(event);
  };
  // one that Nautobot asked for has its job result there already
  const delivery = fromJob(taken, options.seal) ? undefined : options.delivery;
  const followed = delivery?.begin?.({ id: taken.id, job: taken.job });
  const outcome = await attempt(taken, options, { emit, signal });
  const failure = await recording.settled();
  if (failure?.code === "RUN_INTERRUPTED") return { state: "interrupted", error: failure };
  if (failure) warn(`Run ${taken.id}: ${failure.describe()}`);
  // one that came to its end nevertheless has ended
  const stopped = isStopped(options.signal) && (outcome.report?.status ?? "cancelled") === "cancelled";
  if (stopped && recording.state !== "applying") {
    const owner = await store.queue.owner();
    const { ended } = await store.queue.recover(now().toISOString(), { id: taken.id, owner });
    return { state: ended[0]?.state ?? "queued" };
  }
  const error = stopped ? (options.signal.reason as BridgeError) : outcome.error;
  const told =
    stopped && outcome.report
      ? { ...outcome.report, error: plain(options.signal.reason as BridgeError) }
      : outcome.report;
  const report = told && failure ? withLoss(told, failure, now()) : told;
  const ending = report?.status ?? (signal.aborted ? "cancelled" : "failed");
  const waits = report?.plan?.approveBy !== undefined;
  const state = stopped ? "interrupted" : waits ? "waiting" : ending;
  await recording.end(await endOf({ state, report, error }, delivery, now()));
  await followed;
  const sent = report && delivery && isTold(state) ? await delivery.send(report) : report;
  return { state, ...(sent && { report: sent }), ...(error && { error }) };
}

function fromJob(taken: Taken, seal: Seal): boolean {
  try {
    return requestOf(taken, seal).jobResult !== undefined;
  } catch {
    return false; // what cannot be read fails where it is needed
  }
}

/** One that waits for approval has done all that it will do itself. */
const isTold = (state: RunState): boolean => isFinished(state) || state === "waiting";

/** Whether the process is to end, rather than the run. */
const isStopped = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && reason instanceof BridgeError && reason.code === "RUN_INTERRUPTED";

async function attempt(
  taken: Taken,
  { seal, execute }: ConductOptions,
  { emit, signal }: { emit: EventSink; signal: AbortSignal },
): Promise<{ report?: RunReport; error?: BridgeError }> {
  try {
    return { report: await execute(requestOf(taken, seal), { id: taken.id, emit, signal }) };
  } catch (thrown) {
    return { error: toBridgeError(thrown, "RUN_FAILED") };
  }
}

const plain = ({ code, message, fix }: BridgeError): RunError => ({ code, message, fix });

function withLoss(report: RunReport, lost: BridgeError, now: Date): RunReport {
  const message = `The history of this run could not be kept in full. ${lost.message} (${lost.fix})`;
  const entry: LogEntry = { at: now.toISOString(), level: "warning", message };
  return { ...report, log: [...report.log, entry] };
}

async function endOf(
  {
    state,
    report,
    error,
  }: { state: RunState; report: RunReport | undefined; error: BridgeError | undefined },
  delivery: Delivery | undefined,
  now: Date,
): Promise<RunEnd> {
  const ended = {
    state,
    ...(isFinished(state) && { endedAt: now.toISOString() }),
    ...(error && { error: plain(error) }),
  };
  if (!report)
    return { error: plain(new BridgeError("RUN_CANCELLED", "Cancelled before it began.")), ...ended };
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- these have tables of their own, the diff is its changes
  const { changes, diff, log, ...head } = report;
  if (!delivery || !isTold(state)) return { ...ended, report: head };
  const due = new Date(now.getTime() + SENDING_MS).toISOString();
  return { ...ended, report: head, undelivered: { report: await delivery.pack(report), due } };
}
