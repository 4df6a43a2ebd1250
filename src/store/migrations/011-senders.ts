import type { Kysely, Migration } from "kysely";

/** Which process sends a report just now: none that is gone keeps it. */
export const senders = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("outbox")
      .addColumn("sender", "text", (column) => column.notNull().defaultTo(""))
      .execute();
  },
});
