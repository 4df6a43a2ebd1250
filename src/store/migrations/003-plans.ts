import type { Kysely, Migration } from "kysely";

/** What guards compare a run with, and what was decided about changes that wait for approval. */
export const plans = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("baselines")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("baseline", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("approvals")
      .addColumn("run", "integer", (column) => column.primaryKey())
      .addColumn("decision", "text", (column) => column.notNull())
      .execute();
  },
});
