import type { ChangeReport } from "../jobs/report.js";
import type { RunState } from "../jobs/state.js";
import type { Sql } from "./sql.js";

export interface ChangeCount {
  type: string;
  action: ChangeReport["action"];
  outcome: ChangeReport["status"];
  count: number;
}

/** What can be counted over runs. Every method throws STORE_FAILED when the store cannot do its work. */
export interface Statistics {
  /** How many runs that are kept are in which state, by job. */
  runCounts(): Promise<{ job: string; state: RunState; count: number }[]>;
  /** When a run of each job last succeeded that was no dry run. */
  lastGoodRuns(): Promise<{ job: string; at: string }[]>;
  /** How many changes of a run came to what. */
  changeCounts(
    run: string,
  ): Promise<{ action: ChangeReport["action"]; outcome: ChangeReport["status"]; count: number }[]>;
  /** The same by type, too, in the order in which these first came. */
  changeKinds(run: string): Promise<ChangeCount[]>;
}

export function sqlStatistics({ db, named, numberOf }: Sql): Statistics {
  return {
    runCounts: () =>
      named(async () => {
        const runs = db.selectFrom("runs").groupBy(["job", "state"]);
        const rows = await runs
          .select(({ fn }) => ["job", "state", fn.countAll<string>().as("count")])
          .execute();
        return rows.map((row) => ({ ...row, count: Number(row.count) }));
      }),
    lastGoodRuns: () =>
      named(async () => {
        const good = db.selectFrom("runs").where("state", "=", "succeeded").where("dry_run", "=", 0);
        const rows = await good
          .groupBy("job")
          .orderBy("job")
          .select(({ fn }) => ["job", fn.max("ended_at").as("at")])
          .execute();
        return rows.map(({ job, at }) => ({ job, at: at ?? "" }));
      }),
    changeKinds: (run) =>
      named(async () =>
        db
          .selectFrom("outcomes")
          .select(["type", "action", "outcome", "count"])
          .where("run", "=", await numberOf(run))
          .where("count", ">", 0)
          .orderBy("kind")
          .execute(),
      ),
    changeCounts: (run) =>
      named(async () => {
        const kinds = db.selectFrom("outcomes").where("run", "=", await numberOf(run));
        const rows = await kinds
          .groupBy(["action", "outcome"])
          .select(({ fn }) => ["action", "outcome", fn.sum<string>("count").as("count")])
          .execute();
        return rows.map((row) => ({ ...row, count: Number(row.count) }));
      }),
  };
}
