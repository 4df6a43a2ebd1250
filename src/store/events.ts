import type { KeptEvent, NumberedEvent } from "../jobs/events.js";
import type { LogEntry } from "../jobs/report.js";
import type { Page, PageQuery } from "./port.js";
import { storable } from "./change-rows.js";
import { parts } from "./parts.js";
import type { Db, Tables } from "./tables.js";

/** The last numbers that a run's rows have got. */
export interface Counters {
  changes: number;
  logs: number;
  events: number;
}

export async function countersOf(db: Db, run: number): Promise<Counters> {
  const last = async (table: "changes" | "logs" | "events"): Promise<number> => {
    const rows = db.selectFrom(table).select("seq").where("run", "=", run);
    return (await rows.orderBy("seq", "desc").limit(1).executeTakeFirst())?.seq ?? 0;
  };
  return { changes: await last("changes"), logs: await last("logs"), events: await last("events") };
}

/** Adds events at the end; an entry of the log stands in the log only. */
export async function addEvents(
  db: Db,
  run: number,
  events: readonly { at: string; event: KeptEvent }[],
  { logs, events: last }: Counters,
): Promise<NumberedEvent[]> {
  const numbered = events.map((each, index) => ({ seq: last + index + 1, ...each }));
  let entries = logs;
  const rows = numbered.map(({ seq, at, event }) =>
    event.type === "log"
      ? { run, seq, at, log: ++entries, data: null }
      : { run, seq, at, log: null, data: storable(JSON.stringify(event)) },
  );
  const log = numbered
    .flatMap(({ event }) => (event.type === "log" ? [event.entry] : []))
    .map(({ at, level, step, message, change }, index) => ({
      run,
      seq: logs + index + 1,
      at,
      level,
      step: step ?? null,
      message: storable(message),
      change: change ? JSON.stringify(change) : null,
    }));
  for (const some of parts(log)) await db.insertInto("logs").values(some).execute();
  for (const some of parts(rows)) await db.insertInto("events").values(some).execute();
  return numbered;
}

type LogRow = Pick<Tables["logs"], "at" | "level" | "step" | "message" | "change">;

/** An entry of the log, of its row. */
export function entryOf({ at, level, step, message, change }: LogRow): LogEntry {
  return {
    at,
    level,
    ...(step !== null && { step }),
    message,
    ...(change !== null && { change: JSON.parse(change) as NonNullable<LogEntry["change"]> }),
  };
}

export async function pageOfEvents(
  db: Db,
  run: number,
  { after = 0, limit }: PageQuery,
): Promise<Page<NumberedEvent>> {
  const rows = await db
    .selectFrom("events")
    .leftJoin("logs", (join) =>
      join.onRef("logs.run", "=", "events.run").onRef("logs.seq", "=", "events.log"),
    )
    .select([
      "events.seq",
      "events.at",
      "events.data",
      "logs.at as said",
      "level",
      "step",
      "message",
      "change",
    ])
    .where("events.run", "=", run)
    .where("events.seq", ">", after)
    .orderBy("events.seq")
    .limit(limit + 1)
    .execute();
  const next = rows.length > limit ? rows[limit - 1]?.seq : undefined;
  const items = rows.slice(0, limit).map(({ seq, at, data, said, ...row }) => {
    if (data !== null) return { seq, at, event: JSON.parse(data) as KeptEvent };
    return { seq, at, event: { type: "log" as const, entry: entryOf({ ...row, at: said } as LogRow) } };
  });
  return { items, ...(next !== undefined && { next }) };
}
