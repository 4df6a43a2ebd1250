import { setImmediate as breath } from "node:timers/promises";
import { FINISHED } from "../jobs/state.js";
import type { Retention } from "./port.js";
import type { Db } from "./tables.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** How many changes one statement deletes: SQLite lets nothing else run meanwhile. */
const ROWS = 10_000;

/** Deletes runs that nobody wants any more; their own row last, so that what is cut short is taken up again. */
export async function prune(db: Db, { days, runs }: Retention, now: Date): Promise<void> {
  const finished = db.selectFrom("runs").where("state", "in", FINISHED);
  const beyond = await finished
    .select("number")
    .orderBy("number", "desc")
    .offset(runs)
    .limit(1)
    .executeTakeFirst();
  const before = new Date(now.getTime() - days * DAY_MS).toISOString();
  const unwanted = await finished
    .select("number")
    .where((is) => is.or([is("ended_at", "<", before), is("number", "<=", beyond?.number ?? 0)]))
    .orderBy("number")
    .execute();
  for (const { number } of unwanted) {
    await forgetChanges(db, number);
    for (const table of [
      "outcomes",
      "branches",
      "branch_kinds",
      "logs",
      "steps",
      "events",
      "scopes",
      "outbox",
      "approvals",
    ] as const)
      await db.deleteFrom(table).where("run", "=", number).execute();
    await db.deleteFrom("runs").where("number", "=", number).execute();
  }
}

/** In portions, so that other work goes on between them. */
export async function forgetChanges(db: Db, run: number): Promise<void> {
  const changes = db.selectFrom("changes").where("run", "=", run);
  const last = (await changes.select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst())?.seq ?? 0;
  for (let upTo = ROWS; upTo < last + ROWS; upTo += ROWS) {
    await db.deleteFrom("changes").where("run", "=", run).where("seq", "<=", upTo).execute();
    await breath();
  }
}
