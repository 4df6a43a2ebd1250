import { sqlAccess } from "./access.js";
import { sqlApprovals } from "./approvals.js";
import { sqlBaselines } from "./baselines.js";
import { sqlDeliveries } from "./deliveries.js";
import { sqlSchedules } from "./schedules.js";
import { pageOfChanges } from "./changes.js";
import { pageOfTree } from "./change-tree.js";
import { pageOfEvents } from "./events.js";
import { lastRuns } from "./last-runs.js";
import { sqlOutbox } from "./outbox.js";
import type { RunStore } from "./port.js";
import { sqlQueue } from "./queue/sql-queue.js";
import { pageOfLog, pageOfRuns, recordsOf } from "./records.js";
import { prune } from "./retention.js";
import { sqlStatistics } from "./statistics.js";
import { sqlOf, type Sql } from "./sql.js";
import type { Store } from "./store.js";
import type { Engine } from "./tables.js";

/** The ports over either database. */
export function sqlStore(engine: Engine): Store {
  const sql = sqlOf(engine);
  return {
    ...sqlRuns(sql),
    ...sqlStatistics(sql),
    queue: sqlQueue(sql),
    outbox: sqlOutbox(sql),
    baselines: sqlBaselines(sql),
    approvals: sqlApprovals(sql),
    ...sqlAccess(sql),
    ...sqlDeliveries(sql),
    ...sqlSchedules(sql),
    check: () =>
      sql.named(async () => {
        await engine.tryToWrite?.();
        await pageOfRuns(engine.db, { limit: 1 });
      }),
    close: () => sql.named(() => engine.close()),
  };
}

const sqlRuns = ({ db, named, numberOf }: Sql): RunStore => ({
  run: (id) =>
    named(async () => {
      const rows = await db.selectFrom("runs").selectAll().where("id", "=", id).execute();
      return (await recordsOf(db, rows))[0];
    }),
  runs: (query) => named(() => pageOfRuns(db, query)),
  lastRuns: (jobs, count) => named(() => lastRuns(db, jobs, count)),
  changes: (id, query) => named(async () => pageOfChanges(db, await numberOf(id), query)),
  changeTree: (id, query) => named(async () => pageOfTree(db, await numberOf(id), query)),
  log: (id, query) => named(async () => pageOfLog(db, await numberOf(id), query)),
  events: (id, query) => named(async () => pageOfEvents(db, await numberOf(id), query)),
  prune: (retention, now) => named(() => prune(db, retention, now)),
});
