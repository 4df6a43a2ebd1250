import type { Baseline, Baselines } from "../jobs/guards/index.js";
import type { Sql } from "./sql.js";

/** What was true of the last good run, for each job and what was asked of it. Not forgotten with the run. */
export const sqlBaselines = ({ db, named }: Sql): Baselines => ({
  last: (key) =>
    named(async () => {
      const row = await db
        .selectFrom("baselines")
        .select("baseline")
        .where("key", "=", key)
        .executeTakeFirst();
      return row && (JSON.parse(row.baseline) as Baseline);
    }),
  keep: (key, kept) =>
    named(async () => {
      const baseline = JSON.stringify(kept);
      await db
        .insertInto("baselines")
        .values({ key, baseline })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ baseline }))
        .execute();
    }),
});
