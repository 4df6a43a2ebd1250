import type { ChangeReport, LogEntry, ReportHead, StepReport } from "../jobs/report.js";
import { STEPS } from "../jobs/report.js";
import type { LogQuery, Page, RunError, RunQuery, RunRecord } from "./port.js";
import type { Db, RunRow, Tables } from "./tables.js";
import { sql } from "kysely";
import { containing } from "./change-rows.js";
import { entryOf } from "./events.js";

/** Runs with their steps and outcomes, in the order of `rows`. */
export async function recordsOf(db: Db, rows: readonly RunRow[]): Promise<RunRecord[]> {
  if (rows.length === 0) return [];
  const numbers = rows.map(({ number }) => number);
  const steps = await db.selectFrom("steps").selectAll().where("run", "in", numbers).execute();
  const outcomes = await db
    .selectFrom("outcomes")
    .select(["run", "outcome", "count"])
    .where("run", "in", numbers)
    .execute();
  return rows.map((row) => ({
    ...recordOf(row),
    steps: steps
      .filter(({ run }) => run === row.number)
      .map(stepOf)
      .sort((a, b) => STEPS.indexOf(a.name) - STEPS.indexOf(b.name)),
    outcomes: outcomes
      .filter(({ run }) => run === row.number)
      .reduce<Partial<Record<ChangeReport["status"], number>>>(
        (sums, { outcome, count }) => ({ ...sums, [outcome]: (sums[outcome] ?? 0) + count }),
        {},
      ),
  }));
}

function recordOf(row: RunRow): Omit<RunRecord, "steps" | "outcomes"> {
  return {
    id: row.id,
    job: row.job,
    trigger: row.trigger,
    dryRun: row.dry_run === 1,
    requestedAt: row.requested_at,
    lane: row.lane,
    state: row.state,
    ...(row.requested_by !== null && { requestedBy: row.requested_by }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.not_before !== null && { notBefore: row.not_before }),
    ...(row.resumed_from !== null && { resumedFrom: row.resumed_from }),
    ...(row.started_at !== null && { startedAt: row.started_at }),
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.report !== null && { report: JSON.parse(row.report) as ReportHead }),
    ...(row.error !== null && { error: JSON.parse(row.error) as RunError }),
  };
}

function stepOf({ name, status, duration_ms, memory_final, memory_peak }: Tables["steps"]): StepReport {
  return {
    name,
    status,
    durationMs: duration_ms,
    ...(memory_final !== null &&
      memory_peak !== null && { memory: { final: memory_final, peak: memory_peak } }),
  };
}

export async function pageOfRuns(db: Db, { after, limit, ...wanted }: RunQuery): Promise<Page<RunRecord>> {
  let query = db
    .selectFrom("runs")
    .selectAll()
    .orderBy("number", "desc")
    .limit(limit + 1);
  if (after !== undefined) query = query.where("number", "<", after);
  for (const column of ["job", "state", "trigger"] as const) {
    const value = wanted[column];
    if (value !== undefined) query = query.where(column, "=", value);
  }
  if (wanted.dryRun !== undefined) query = query.where("dry_run", "=", wanted.dryRun ? 1 : 0);
  if (wanted.ended) query = query.where("ended_at", "is not", null);
  const rows = await query.execute();
  const next = rows.length > limit ? rows[limit - 1]?.number : undefined;
  return { items: await recordsOf(db, rows.slice(0, limit)), ...(next !== undefined && { next }) };
}

export async function pageOfLog(
  db: Db,
  run: number,
  { after = 0, limit, step, level, search }: LogQuery,
): Promise<Page<LogEntry>> {
  let query = db
    .selectFrom("logs")
    .selectAll()
    .where("run", "=", run)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit + 1);
  if (step !== undefined) query = query.where("step", "=", step);
  if (level !== undefined) query = query.where("level", "=", level);
  if (search !== undefined)
    query = query.where(sql<boolean>`lower(message) like ${containing(search)} escape '\\'`);
  const rows = await query.execute();
  const next = rows.length > limit ? rows[limit - 1]?.seq : undefined;
  return { items: rows.slice(0, limit).map(entryOf), ...(next !== undefined && { next }) };
}
