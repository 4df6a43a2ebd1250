import type { RunScope } from "../../jobs/request.js";
import { BridgeError } from "../../lib/errors.js";
import { addEvents } from "../events.js";
import { parts } from "../parts.js";
import type { Db } from "../tables.js";
import type { Added, NewRun } from "./port.js";

const NONE = { changes: 0, logs: 0, events: 0 };
const UNBEGUN = ["requested", "queued"] as const;

/** Keeps a request as a run, or has it join an equal one. What another process does meanwhile is met by looking again. */
export async function addRun(db: Db, run: NewRun, owner: string): Promise<Added> {
  for (;;) {
    const found =
      (await repeated(db, run)) ??
      (run.local ? undefined : await db.transaction().execute((tx) => join(tx, run)));
    if (found) return { ...found, created: false };
    const state = run.notBefore === undefined ? "queued" : "requested";
    if (await db.transaction().execute((tx) => insert(tx, run, owner, state)))
      return { id: run.id, created: true, state };
  }
}

type Found = Pick<Added, "id" | "state">;

async function repeated(db: Db, { idempotencyKey, same }: NewRun): Promise<Found | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const first = await db
    .selectFrom("runs")
    .select(["id", "same", "state"])
    .where("idempotency_key", "=", idempotencyKey)
    .executeTakeFirst();
  if (first && first.same !== same)
    throw new BridgeError(
      "REQUEST_CONFLICT",
      `The idempotency key is that of run ${first.id}, which is another one.`,
    );
  return first && { id: first.id, state: first.state };
}

async function join(db: Db, run: NewRun): Promise<Found | undefined> {
  const equal = await db
    .selectFrom("runs")
    .select(["number", "id", "not_before", "not_after", "scoped", "state"])
    .where("same", "=", run.same)
    .where("joinable", "=", 1)
    .where("state", "in", UNBEGUN)
    .executeTakeFirst();
  if (!equal) return undefined;
  const latest = [equal.not_after, run.notAfter].filter((at) => typeof at === "string").sort()[0];
  const wanted = [equal.not_before ?? "", run.notBefore ?? ""].sort()[1] ?? "";
  const notBefore = latest !== undefined && latest < wanted ? latest : wanted;
  const joined = await db
    .updateTable("runs")
    .set({
      not_before: notBefore === "" ? null : notBefore,
      not_after: latest ?? null,
      ...(run.scope === undefined && { scoped: 0 }),
    })
    .where("number", "=", equal.number)
    .where("state", "in", UNBEGUN)
    .executeTakeFirst();
  if (joined.numUpdatedRows === 0n) return undefined;
  if (equal.scoped === 1 && run.scope) await addScope(db, equal.number, run.scope);
  if (run.trigger !== "api") await addJoined(db, { ...run, id: equal.id });
  return { id: equal.id, state: equal.state };
}

async function insert(db: Db, run: NewRun, owner: string, state: "queued" | "requested"): Promise<boolean> {
  const { id, job, lane, trigger, sealed, same, requestedAt, scope, local = false } = run;
  const row = {
    id,
    job,
    lane,
    trigger,
    dry_run: run.dryRun ? 1 : 0,
    state,
    requested_at: requestedAt,
    owner: local ? owner : "",
    sealed,
    same,
    idempotency_key: run.idempotencyKey ?? null,
    requested_by: run.requestedBy ?? null,
    reason: run.reason ?? null,
    not_before: run.notBefore ?? null,
    not_after: run.notAfter ?? null,
    resumed_from: run.resumedFrom ?? null,
    scoped: scope ? 1 : 0,
    local: local ? 1 : 0,
    joinable: local ? 0 : 1,
  } as const;
  const added = await db
    .insertInto("runs")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning("number")
    .executeTakeFirst();
  if (!added) return false;
  if (scope) await addScope(db, added.number, scope);
  if (trigger !== "api") await addAudit(db, run);
  await addEvents(db, added.number, [{ at: requestedAt, event: { type: "state", state } }], NONE);
  return true;
}

/** With the run or not at all. What came in by the API is noted there, with the caller's address. */
async function addAudit(db: Db, run: NewRun): Promise<void> {
  const { trigger, requestedAt, reason = null } = run;
  const entry = { at: requestedAt, actor: actorOf(run), action: "run.request", target: targetOf(run) };
  await db
    .insertInto("audit")
    .values({ ...entry, origin: trigger, reason })
    .execute();
}

const actorOf = ({ requestedBy, trigger }: NewRun): string => requestedBy ?? trigger;
const targetOf = ({ id }: NewRun): string => `/api/v1/runs/${id}`;

/** Who joins a run that waits, once: a burst of webhooks joins it a thousand times. */
async function addJoined(db: Db, run: NewRun): Promise<void> {
  const before = await db
    .selectFrom("audit")
    .select("number")
    .where("target", "=", targetOf(run))
    .where("actor", "=", actorOf(run))
    .limit(1)
    .executeTakeFirst();
  if (!before) await addAudit(db, run);
}

async function addScope(db: Db, run: number, { types = [], objects = [] }: RunScope): Promise<void> {
  const rows = [
    ...types.map((type) => ({ run, type, uid: "" })),
    ...objects.map((each) => ({ run, ...each })),
  ];
  for (const some of parts(rows)) {
    const insertion = db.insertInto("scopes").values(some);
    await insertion.onConflict((conflict) => conflict.doNothing()).execute();
  }
}

export async function scopeOf(db: Db, run: number): Promise<RunScope> {
  const rows = await db.selectFrom("scopes").select(["type", "uid"]).where("run", "=", run).execute();
  const types = rows.filter(({ uid }) => uid === "").map(({ type }) => type);
  const objects = rows.filter(({ uid }) => uid !== "");
  return { ...(types.length > 0 && { types }), ...(objects.length > 0 && { objects }) };
}
