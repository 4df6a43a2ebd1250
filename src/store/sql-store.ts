import { ERRORS } from "../lib/errors.js";
import { sqlAccess } from "./access.js";
import { sqlBaselines } from "./baselines.js";
import { sqlDeliveries } from "./deliveries.js";
import { sqlSchedules } from "./schedules.js";
import { pageOfChanges } from "./changes.js";
import { ACTIVE } from "../jobs/state.js";
import type { NewRun, RunRecord, RunStore, RunWriter } from "./port.js";
import { pageOfLog, pageOfRuns, recordsOf } from "./records.js";
import { prune } from "./retention.js";
import type { Engine } from "./tables.js";
import type { Store } from "./store.js";
import { sqlStatistics } from "./statistics.js";
import { sqlOf, type Sql } from "./sql.js";
import { SqlRunWriter } from "./writer.js";

/** The ports over either database. */
export function sqlStore(engine: Engine): Store {
  const sql = sqlOf(engine);
  return {
    ...sqlRuns(sql),
    ...sqlAccess(sql),
    ...sqlStatistics(sql),
    baselines: sqlBaselines(sql),
    ...sqlDeliveries(sql),
    ...sqlSchedules(sql),
    close: () => sql.named(() => engine.close()),
  };
}

function sqlRuns({ db, engine, named, numberOf }: Sql): RunStore {
  return {
    add: (run) =>
      named(async () => {
        const row = { ...rowOf(run), owner: await engine.claim() };
        const { number } = await db
          .insertInto("runs")
          .values(row)
          .returning("number")
          .executeTakeFirstOrThrow();
        return namedWriter(new SqlRunWriter(db, number), named);
      }),
    run: (id) =>
      named(async () => {
        const rows = await db.selectFrom("runs").selectAll().where("id", "=", id).execute();
        return (await recordsOf(db, rows))[0];
      }),
    runs: (query) => named(() => pageOfRuns(db, query)),
    changes: (id, query) => named(async () => pageOfChanges(db, await numberOf(id), query)),
    log: (id, query) => named(async () => pageOfLog(db, await numberOf(id), query)),
    interrupt: (at) => named(() => interrupt(engine, at)),
    prune: (retention, now) => named(() => prune(db, retention, now)),
  };
}

const rowOf = ({ id, job, trigger, dryRun, requestedAt }: NewRun) => ({
  id,
  job,
  trigger,
  dry_run: dryRun ? 1 : 0,
  state: "queued" as const,
  requested_at: requestedAt,
});

const namedWriter = (writer: RunWriter, named: (work: () => Promise<void>) => Promise<void>): RunWriter => ({
  start: (at) => named(() => writer.start(at)),
  append: (part) => named(() => writer.append(part)),
  end: (end) => named(() => writer.end(end)),
});

async function interrupt(engine: Engine, at: string): Promise<RunRecord[]> {
  const { db } = engine;
  const unfinished = ["queued", ...ACTIVE] as const;
  const owners = await db
    .selectFrom("runs")
    .select("owner")
    .distinct()
    .where("state", "in", unfinished)
    .execute();
  const gone: string[] = [];
  for (const { owner } of owners) if (!(await engine.isAlive(owner))) gone.push(owner);
  if (gone.length === 0) return [];
  const error = {
    code: "RUN_INTERRUPTED",
    message: "The process that ran it ended before the run did.",
    fix: ERRORS.RUN_INTERRUPTED.fix,
  };
  // told by whoever changes the row: of two that start at once, one
  const rows = await db
    .updateTable("runs")
    .set({ state: "interrupted", ended_at: at, error: JSON.stringify(error) })
    .where("state", "in", unfinished)
    .where("owner", "in", gone)
    .returningAll()
    .execute();
  return recordsOf(db, rows);
}
