import type { ReportHead, RunReport } from "../jobs/report.js";
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from "kysely";
import { gone } from "./gone.js";
import { later } from "./later.js";
import type { Sql } from "./sql.js";
import type { Db, Engine, Tables } from "./tables.js";

/** A report that Nautobot has not got yet. */
export interface Undelivered {
  run: string;
  /** As `RunEnd.undelivered` had it; absent of a run whose process ended before it could make one. */
  report?: Uint8Array;
  /** How often it was tried. */
  attempts: number;
}

/** Reports on their way to Nautobot. They get here with the end of their run, and leave when they have arrived. */
export interface Outbox {
  /** Runs whose report is to be tried at `at`, the oldest first; one whose sender is gone soon after that is seen. */
  due(at: string): Promise<string[]>;
  /** Takes a report that is due until `until`, when it may be taken again; undefined when another has it. */
  take(run: string, at: string, until: string): Promise<Undelivered | undefined>;
  /** It has arrived as this job result, which the run's report names from now on. */
  delivered(run: string, jobResult: NonNullable<RunReport["jobResult"]>): Promise<void>;
  /** It has not, and is to be tried again at `due`. */
  failed(run: string, error: string, due: string): Promise<void>;
}

/** A report that is to be made of what the store has, and sent at once. */
export async function addLost(db: Db, run: number, at: string): Promise<void> {
  await db
    .insertInto("outbox")
    .values({ run, attempts: 0, report: Buffer.alloc(0), due: at })
    .execute();
}

const DAY_MS = 86_400_000;

/** Nothing is to wait for a day: where it would, the clock was ahead when that was written. */
const isDue =
  (at: string) =>
  (is: ExpressionBuilder<Tables, "outbox">): ExpressionWrapper<Tables, "outbox", SqlBool> =>
    is.or([is("due", "<=", at), is("due", ">", later(at, DAY_MS))]);

/** What a process that is gone had sent off just before has become a job result by then, or has not arrived. */
const SETTLED_MS = 30_000;

async function freeOfGone(engine: Engine, at: string): Promise<void> {
  const taken = engine.db.selectFrom("outbox").select("sender").distinct().where("sender", "<>", "");
  const senders = (await taken.execute()).map(({ sender }) => sender);
  for (const sender of await gone(engine, senders)) {
    const freed = { sender: "", due: later(at, SETTLED_MS) };
    await engine.db.updateTable("outbox").set(freed).where("sender", "=", sender).execute();
  }
}

export function sqlOutbox({ db, engine, named, numberOf }: Sql): Outbox {
  return {
    due: (at) =>
      named(async () => {
        await freeOfGone(engine, at);
        const rows = await db
          .selectFrom("outbox")
          .innerJoin("runs", "runs.number", "outbox.run")
          .select("runs.id")
          .where(isDue(at))
          .orderBy("due")
          .limit(100)
          .execute();
        return rows.map(({ id }) => id);
      }),
    take: (run, at, until) =>
      named(async () => {
        const sender = await engine.claim();
        const taken = await db
          .updateTable("outbox")
          .set((is) => ({ due: until, attempts: is("attempts", "+", 1), sender }))
          .where("run", "=", await numberOf(run))
          .where(isDue(at))
          .returning(["report", "attempts"])
          .executeTakeFirst();
        if (!taken) return undefined;
        // SQLite's driver gives a bare buffer
        const report = Buffer.from(taken.report);
        return { run, attempts: taken.attempts, ...(report.length > 0 && { report }) };
      }),
    delivered: (run, jobResult) =>
      named(async () => {
        const number = await numberOf(run);
        await db.transaction().execute(async (tx) => {
          await tx.deleteFrom("outbox").where("run", "=", number).execute();
          const kept = await tx
            .selectFrom("runs")
            .select("report")
            .where("number", "=", number)
            .executeTakeFirst();
          if (!kept?.report) return;
          const report = { ...(JSON.parse(kept.report) as ReportHead), jobResult };
          await tx
            .updateTable("runs")
            .set({ report: JSON.stringify(report) })
            .where("number", "=", number)
            .execute();
        });
      }),
    failed: (run, error, due) =>
      named(async () => {
        const row = db.updateTable("outbox").where("run", "=", await numberOf(run));
        await row.set({ error, due, sender: "" }).execute();
      }),
  };
}
