import type { Selectable } from "kysely";
import type { Sql } from "./sql.js";
import type { SchedulePatch, ScheduleState, TriggerStore } from "./trigger-port.js";
import type { TriggerTables } from "./trigger-tables.js";

type Row = Selectable<TriggerTables["schedules"]>;

const COLUMNS = {
  pattern: "pattern",
  next: "next",
  pausedAt: "paused_at",
  pausedBy: "paused_by",
  lastPlanned: "last_planned",
  lastAt: "last_at",
  lastRun: "last_run",
  lastSkipped: "last_skipped",
} as const satisfies Record<keyof SchedulePatch, keyof Row>;
const FIELDS = Object.entries(COLUMNS) as [keyof SchedulePatch, keyof Row][];

export const sqlSchedules = ({ db, named }: Sql): Pick<TriggerStore, "schedules" | "noteSchedule"> => ({
  schedules: () =>
    named(async () => {
      const rows = await db.selectFrom("schedules").selectAll().orderBy("name").execute();
      return rows.map(stateOf);
    }),
  noteSchedule: (name, patch) =>
    named(async () => {
      const changed = FIELDS.flatMap(([field, column]) => (field in patch ? [[column, patch[field]]] : []));
      const row = Object.fromEntries(changed) as Partial<Row>;
      const insert = db.insertInto("schedules").values({ pattern: "", next: "", ...row, name });
      await insert.onConflict((conflict) => conflict.column("name").doUpdateSet({ name, ...row })).execute();
    }),
});

const stateOf = (row: Row): ScheduleState => {
  const kept = FIELDS.filter(([, column]) => row[column] !== null);
  const fields = kept.map(([field, column]) => [field, row[column]]);
  return { name: row.name, ...(Object.fromEntries(fields) as Omit<ScheduleState, "name">) };
};
