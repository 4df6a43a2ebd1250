import { sql, type Kysely, type Migration } from "kysely";
import type { Flavour } from "./flavour.js";

const ACTIVE = sql.raw("('loading', 'planned', 'applying')");
const BEFORE = sql.raw("('requested', 'queued')");

/** What a run needs to wait its turn in the store, its events in order, and reports on their way to Nautobot. */
export const queue = ({ clustered, bytes }: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const name of ["sealed", "same", "idempotency_key", "requested_by", "reason"])
      await db.schema.alterTable("runs").addColumn(name, "text").execute();
    for (const name of ["not_before", "not_after", "resumed_from"])
      await db.schema.alterTable("runs").addColumn(name, "text").execute();
    for (const name of ["scoped", "local", "joinable", "attempts", "cancelling"])
      await db.schema
        .alterTable("runs")
        .addColumn(name, "integer", (column) => column.notNull().defaultTo(0))
        .execute();
    await db.schema
      .alterTable("runs")
      .addColumn("lane", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    await sql`update runs set lane = job, local = 1`.execute(db);
    await sql`update runs set state = 'interrupted' where state = 'running'`.execute(db);
    await sql`create unique index runs_lane on runs (lane) where state in ${ACTIVE}`.execute(db);
    await sql`create unique index runs_same on runs (same) where joinable = 1 and state in ${BEFORE}`.execute(
      db,
    );
    await sql`create unique index runs_key on runs (idempotency_key) where idempotency_key is not null`.execute(
      db,
    );
    await sql`create index runs_open on runs (state, lane, number)
      where state in ('requested', 'queued', 'loading', 'planned', 'applying')`.execute(db);
    await db.schema
      .createTable("events")
      .addColumn("run", "integer", (column) => column.notNull())
      .addColumn("seq", "integer", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("log", "integer")
      .addColumn("data", "text")
      .addPrimaryKeyConstraint("events_key", ["run", "seq"] as never)
      .modifyEnd(sql.raw(clustered))
      .execute();
    await db.schema
      .createTable("scopes")
      .addColumn("run", "integer", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("uid", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("scopes_key", ["run", "type", "uid"] as never)
      .modifyEnd(sql.raw(clustered))
      .execute();
    await db.schema
      .createTable("outbox")
      .addColumn("run", "integer", (column) => column.primaryKey())
      .addColumn("report", bytes, (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("due", "text", (column) => column.notNull())
      .addColumn("error", "text")
      .execute();
  },
});
