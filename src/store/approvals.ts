import type { ReportHead } from "../jobs/report.js";
import type { Selection } from "../jobs/request.js";
import { addEvents, countersOf } from "./events.js";
import type { Sql } from "./sql.js";
import type { Db } from "./tables.js";

/** What became of changes that waited for approval. */
export interface Decision {
  state: "approved" | "rejected" | "expired";
  /** ISO 8601, UTC. */
  at: string;
  /** Who decided; absent when time did. */
  by?: string;
  reason?: string;
  /** The part that was approved; all of it when absent. */
  selection?: Selection;
}

/** Runs that wait for a person. None is held by a process. */
export interface Approvals {
  /** Ends the waiting of a run, once: false when it does not wait (any more). */
  decide(run: string, decision: Decision): Promise<boolean>;
  decisionOn(run: string): Promise<Decision | undefined>;
  /** Ends the waiting of runs whose time is over; returns their ids. */
  expire(at: string): Promise<string[]>;
}

export const sqlApprovals = ({ db, named, numberOf }: Sql): Approvals => ({
  decide: (run, decision) => named(() => db.transaction().execute((tx) => decide(tx, run, decision))),
  decisionOn: (run) =>
    named(async () => {
      const row = await db
        .selectFrom("approvals")
        .select("decision")
        .where("run", "=", await numberOf(run))
        .executeTakeFirst();
      return row && (JSON.parse(row.decision) as Decision);
    }),
  expire: (at) =>
    named(async () => {
      const waiting = await db
        .selectFrom("runs")
        .select(["id", "report"])
        .where("state", "=", "waiting")
        .execute();
      const expired: string[] = [];
      for (const { id, report } of waiting) {
        const { plan } = JSON.parse(report ?? "{}") as Partial<ReportHead>;
        if (plan?.approveBy === undefined || plan.approveBy > at) continue;
        const decided = db.transaction().execute((tx) => decide(tx, id, { state: "expired", at }));
        if (await decided) expired.push(id);
      }
      return expired;
    }),
});

/** What a run did before it waited is its end. */
async function decide(db: Db, id: string, decision: Decision): Promise<boolean> {
  const waiting = await db
    .selectFrom("runs")
    .select(["number", "report"])
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (!waiting) return false;
  const { status = "succeeded" } = JSON.parse(waiting.report ?? "{}") as Partial<ReportHead>;
  const { at } = decision;
  const ended = await db
    .updateTable("runs")
    .set({ state: status, ended_at: at })
    .where("number", "=", waiting.number)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return false;
  await db
    .insertInto("approvals")
    .values({ run: waiting.number, decision: JSON.stringify(decision) })
    .execute();
  const events = [{ at, event: { type: "state" as const, state: status } }];
  await addEvents(db, waiting.number, events, await countersOf(db, waiting.number));
  return true;
}
