import type { Selectable } from "kysely";
import { storable } from "./change-rows.js";
import type { Page } from "./port.js";
import type { Sql } from "./sql.js";
import type { Db } from "./tables.js";
import type { DeliveryQuery, DeliveryRecord, NewDelivery, TriggerStore } from "./trigger-port.js";
import type { TriggerTables } from "./trigger-tables.js";

/** How many deliveries are kept, and how many keys at the most, whatever their age. */
const DELIVERIES = 5000;
const KEYS = 500_000;
/** How many rows one statement deletes: SQLite lets nothing else run meanwhile. */
const ROWS = 10_000;

export const sqlDeliveries = ({ db, named }: Sql): Omit<TriggerStore, "schedules" | "noteSchedule"> => ({
  seen: (keys) =>
    named(async () => {
      if (keys.length === 0) return new Set();
      const rows = await db.selectFrom("webhook_keys").select("key").where("key", "in", keys).execute();
      return new Set(rows.map(({ key }) => key));
    }),
  keepDeliveries: (deliveries) =>
    named(() => db.transaction().execute((transaction) => keep(transaction, deliveries))),
  deliveries: (query) => named(() => pageOfDeliveries(db, query)),
  pruneDeliveries: (keysBefore) =>
    named(async () => {
      await pruneKeys(db, keysBefore);
      const last = db
        .selectFrom("deliveries")
        .select("number")
        .orderBy("number", "desc")
        .offset(DELIVERIES)
        .limit(1);
      const beyond = (await last.executeTakeFirst())?.number;
      if (beyond !== undefined) await db.deleteFrom("deliveries").where("number", "<=", beyond).execute();
    }),
});

async function keep(db: Db, deliveries: readonly NewDelivery[]): Promise<void> {
  // in one order everywhere: two machines that keep the same keys do not wait for each other
  const keys = deliveries
    .flatMap(({ key, at }) => (key === undefined ? [] : [{ key, at }]))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  if (keys.length > 0) {
    const insert = db.insertInto("webhook_keys").values(keys);
    await insert.onConflict((conflict) => conflict.column("key").doNothing()).execute();
  }
  const [refused, others] = [true, false].map((wanted) =>
    deliveries.filter(({ verdict }) => (verdict === "refused") === wanted).map(rowOf),
  ) as [ReturnType<typeof rowOf>[], ReturnType<typeof rowOf>[]];
  if (others.length > 0) await db.insertInto("deliveries").values(others).execute();
  for (const row of refused)
    await db
      .insertInto("deliveries")
      .values(row)
      .onConflict((conflict) =>
        conflict
          .column("counted")
          .doUpdateSet((is) => ({ at: row.at, times: is("deliveries.times", "+", row.times) })),
      )
      .execute();
}

const text = (given: string | undefined): string | null => (given === undefined ? null : storable(given));

const rowOf = ({
  at,
  source,
  verdict,
  reason,
  model,
  event,
  object,
  user,
  rules,
  runs,
  times,
}: NewDelivery) => ({
  at,
  source,
  verdict,
  reason: text(reason),
  model: text(model),
  event: text(event),
  object: text(object),
  username: text(user),
  rules: JSON.stringify(rules),
  runs: JSON.stringify(runs),
  times,
  counted:
    verdict === "refused" ? `${source} ${at.slice(0, "2026-01-01T00:00".length)} ${reason ?? ""}` : null,
});

async function pageOfDeliveries(
  db: Db,
  { after, limit, source, verdict }: DeliveryQuery,
): Promise<Page<DeliveryRecord>> {
  let query = db
    .selectFrom("deliveries")
    .selectAll()
    .orderBy("number", "desc")
    .limit(limit + 1);
  if (after !== undefined) query = query.where("number", "<", after);
  if (source !== undefined) query = query.where("source", "=", source);
  if (verdict !== undefined) query = query.where("verdict", "=", verdict);
  const rows = await query.execute();
  const next = rows.length > limit ? rows[limit - 1]?.number : undefined;
  return { items: rows.slice(0, limit).map(recordOf), ...(next !== undefined && { next }) };
}

function recordOf(row: Selectable<TriggerTables["deliveries"]>): DeliveryRecord {
  const { at, source, verdict, reason, model, event, object, username, rules, runs, times } = row;
  return {
    at,
    source,
    verdict,
    ...(reason !== null && { reason }),
    ...(model !== null && { model }),
    ...(event !== null && { event }),
    ...(object !== null && { object }),
    ...(username !== null && { user: username }),
    rules: JSON.parse(rules) as string[],
    runs: JSON.parse(runs) as string[],
    times,
  };
}

/** From the oldest on, a slice at a time, until one has a key to be kept. */
async function pruneKeys(db: Db, before: string): Promise<void> {
  const newest = db.selectFrom("webhook_keys").select("number").orderBy("number", "desc").limit(1);
  const beyond = ((await newest.executeTakeFirst())?.number ?? 0) - KEYS;
  for (;;) {
    const oldest = db.selectFrom("webhook_keys").select("number").orderBy("number").limit(ROWS);
    const { numDeletedRows } = await db
      .deleteFrom("webhook_keys")
      .where("number", "in", oldest)
      .where((is) => is.or([is("at", "<", before), is("number", "<=", beyond)]))
      .executeTakeFirstOrThrow();
    if (numDeletedRows < BigInt(ROWS)) return;
  }
}
