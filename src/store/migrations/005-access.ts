import { sql, type Kysely, type Migration } from "kysely";
import type { Flavour } from "./flavour.js";

/** Tokens, and the audit log, of which the database itself lets no row be changed or deleted. */
export const access = ({ number }: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const table = (name: string) =>
      db.schema
        .createTable(name)
        .ifNotExists()
        .addColumn("number", number, (column) => column.primaryKey());
    await table("tokens")
      .addColumn("id", "text", (column) => column.notNull().unique())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull().unique())
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("created_by", "text", (column) => column.notNull())
      .addColumn("expires_at", "text")
      .addColumn("last_used_at", "text")
      .addColumn("revoked_at", "text")
      .execute();
    await sql`create unique index if not exists tokens_name on tokens (name) where revoked_at is null`.execute(
      db,
    );
    await table("audit")
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("actor", "text", (column) => column.notNull())
      .addColumn("action", "text", (column) => column.notNull())
      .addColumn("target", "text", (column) => column.notNull())
      .addColumn("origin", "text", (column) => column.notNull())
      .addColumn("reason", "text")
      .execute();
    for (const statement of number === "integer" ? SQLITE : POSTGRES) await sql.raw(statement).execute(db);
  },
});

const MESSAGE = "the audit log is only added to";
const SQLITE = ["update", "delete"].map(
  (what) =>
    `create trigger if not exists audit_no_${what} before ${what} on audit begin select raise(abort, '${MESSAGE}'); end`,
);
const POSTGRES = [
  `create or replace function audit_only_added() returns trigger language plpgsql as $$ begin raise exception '${MESSAGE}'; end $$`,
  "create or replace trigger audit_only_added before update or delete or truncate on audit for each statement execute function audit_only_added()",
];
