import type { RunRecord } from "./port.js";
import { recordsOf } from "./records.js";
import type { Db } from "./tables.js";

/** The newest `count` runs of each job, newest first: three statements, however many jobs there are. */
export async function lastRuns(db: Db, jobs: readonly string[], count: number): Promise<RunRecord[]> {
  if (jobs.length === 0) return [];
  const ranked = db
    .selectFrom("runs")
    .where("job", "in", jobs)
    .select(({ fn }) => [
      "number",
      fn
        .agg<number>("row_number")
        .over((over) => over.partitionBy("job").orderBy("number", "desc"))
        .as("place"),
    ])
    .as("ranked");
  const rows = await db
    .selectFrom(ranked)
    .innerJoin("runs", "runs.number", "ranked.number")
    .where("ranked.place", "<=", count)
    .selectAll("runs")
    .orderBy("runs.number", "desc")
    .execute();
  return recordsOf(db, rows);
}
