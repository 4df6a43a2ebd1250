import type { ApprovalPolicy } from "../jobs/plan/policy.js";
import type { PlanReport, Trigger } from "../jobs/report.js";
import type { RunRequest, Selection } from "../jobs/request.js";
import { isFinished } from "../jobs/state.js";
import { BridgeError } from "../lib/errors.js";
import type { Seal } from "../lib/seal.js";
import type { Decision, RunRecord, Store } from "../store/index.js";
import { requestOf } from "./request.js";

/** How a plan is to be applied, and who says so. */
export interface ApplyOptions {
  trigger: Trigger;
  /** What was looked at: refused when the plan is another one. */
  checksum?: string | undefined;
  selection?: Selection | undefined;
  /** Leave what no longer holds instead of refusing the whole. */
  partial?: boolean | undefined;
  allow?: readonly string[] | undefined;
  reason?: string | undefined;
  requestedBy?: string | undefined;
}

interface Kept {
  store: Store;
  seal: Seal;
}

const ACTIONS = ["create", "update", "delete"] as const;

/**
 * The request for a run that applies what an earlier one planned.
 *
 * @param policyOf - who lets changes of the job through
 * @throws BridgeError RUN_UNKNOWN, PLAN_MISSING, PLAN_WAITING, PLAN_STALE, REASON_MISSING, SECRET_KEY
 */
export async function applyRequest(
  { store, seal }: Kept,
  id: string,
  options: ApplyOptions,
  policyOf: (job: string) => ApprovalPolicy,
): Promise<RunRequest> {
  const { run, plan } = await planOf(store, id, options.checksum);
  if (run.state === "waiting")
    throw new BridgeError("PLAN_WAITING", `What run ${id} planned waits for approval.`);
  const decision = await store.approvals.decisionOn(id);
  if (decision) throw new BridgeError("PLAN_MISSING", decidedText(id, decision));
  const actions = options.selection?.actions ?? ACTIONS;
  const policy = policyOf(run.job);
  const personal = actions.filter((action) => plan[action] > 0 && policy[action] === "person");
  if (personal.length > 0 && options.reason === undefined)
    throw new BridgeError(
      "REASON_MISSING",
      `A person lets each ${personal.join(" and ")} of ${run.job} through.`,
    );
  return requestFor({ store, seal }, id, plan, options);
}

/**
 * Approves what a run planned, or a part of it; what is not approved is given up.
 *
 * @returns the request for a run that applies it
 * @throws BridgeError RUN_UNKNOWN, PLAN_MISSING when it does not wait (any more), PLAN_STALE, SECRET_KEY
 */
export async function approve(
  { store, seal }: Kept,
  id: string,
  options: ApplyOptions & { reason: string },
  now = new Date(),
): Promise<RunRequest> {
  await store.approvals.expire(now.toISOString());
  const { plan } = await planOf(store, id, options.checksum);
  const request = await requestFor({ store, seal }, id, plan, options);
  const { reason, requestedBy, selection } = options;
  await decide(store, id, {
    state: "approved",
    at: now.toISOString(),
    reason,
    ...(requestedBy !== undefined && { by: requestedBy }),
    ...(selection && { selection }),
  });
  return request;
}

/** @throws BridgeError RUN_UNKNOWN, PLAN_MISSING when it does not wait (any more) */
export async function reject(
  store: Store,
  id: string,
  { reason, requestedBy }: { reason: string; requestedBy?: string | undefined },
  now = new Date(),
): Promise<void> {
  await store.approvals.expire(now.toISOString());
  await planOf(store, id);
  const by = requestedBy === undefined ? {} : { by: requestedBy };
  await decide(store, id, { state: "rejected", at: now.toISOString(), reason, ...by });
}

/** The run and what it planned. @throws BridgeError RUN_UNKNOWN, PLAN_MISSING, PLAN_STALE for another checksum */
export async function planOf(
  store: Store,
  id: string,
  checksum?: string,
): Promise<{ run: RunRecord; plan: PlanReport }> {
  const run = await store.run(id);
  if (!run) throw new BridgeError("RUN_UNKNOWN", `There is no run ${id}.`);
  const plan = run.report?.plan;
  if (!plan || !(isFinished(run.state) || run.state === "waiting"))
    throw new BridgeError("PLAN_MISSING", `Run ${id} has no plan: it is ${run.state}.`);
  if (checksum !== undefined && checksum !== plan.checksum)
    throw new BridgeError("PLAN_STALE", `The plan of run ${id} has the checksum ${plan.checksum}.`, {
      fix: `Look at it again: nautobot-bridge diff ${id}`,
    });
  return { run, plan };
}

async function requestFor(
  { store, seal }: Kept,
  id: string,
  { checksum }: PlanReport,
  { trigger, selection, partial, allow, reason, requestedBy }: ApplyOptions,
): Promise<RunRequest> {
  const kept = await store.queue.request(id);
  if (!kept) throw new BridgeError("PLAN_MISSING", `What run ${id} was asked for is not kept.`);
  const { job, variables, memory, full, scope } = requestOf(kept, seal);
  return {
    job,
    variables,
    memory,
    ...(full !== undefined && { full }),
    ...(scope && { scope }),
    dryRun: false,
    trigger,
    plan: { run: id, checksum, ...(selection && { selection }), ...(partial === true && { partial }) },
    ...(allow && { allow }),
    ...(reason !== undefined && { reason }),
    ...(requestedBy !== undefined && { requestedBy }),
  };
}

async function decide(store: Store, id: string, decision: Decision): Promise<void> {
  if (await store.approvals.decide(id, decision)) return;
  const before = await store.approvals.decisionOn(id);
  throw new BridgeError(
    "PLAN_MISSING",
    before ? decidedText(id, before) : `Run ${id} does not wait for approval.`,
  );
}

const decidedText = (id: string, { state, at, by, reason }: Decision): string =>
  `What run ${id} planned was ${state} at ${at}${by === undefined ? "" : ` by ${by}`}${reason === undefined ? "" : `: ${reason}`}.`;
