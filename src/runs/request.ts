import { randomUUID } from "node:crypto";
import type { RunRequest, RunScope } from "../jobs/request.js";
import type { Seal } from "../lib/seal.js";
import type { NewRun } from "../store/index.js";

/** A request as the store keeps it: what may be secret is sealed. */
export function newRun(request: RunRequest, lane: string, seal: Seal, now: Date): NewRun {
  const { scope, idempotencyKey, notBefore, notAfter, ...rest } = request;
  const { job, trigger, dryRun, requestedBy, reason } = request;
  const { variables, memory, full = false, allow = [], plan, jobResult } = request;
  const waits = notBefore !== undefined;
  const equal = {
    job,
    variables,
    dryRun,
    memory,
    full,
    allow,
    plan,
    jobResult,
    waits,
    scope: waits ? undefined : scope,
  };
  return {
    id: randomUUID(),
    job,
    lane,
    trigger,
    dryRun,
    requestedAt: now.toISOString(),
    sealed: seal.seal(JSON.stringify(rest)),
    same: seal.fingerprint(JSON.stringify(canonical(equal))),
    scope,
    requestedBy,
    reason,
    idempotencyKey,
    notBefore,
    notAfter,
  };
}

/** @throws BridgeError SECRET_KEY */
export function requestOf({ sealed, scope }: { sealed: string; scope?: RunScope }, seal: Seal): RunRequest {
  return { ...(JSON.parse(seal.open(sealed)) as RunRequest), ...(scope && { scope }) };
}

/** The same for equal values, in whatever order their fields were written. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, canonical(field)]));
}
