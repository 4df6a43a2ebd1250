import type { Kysely, Migration } from "kysely";
import type { Flavour } from "./flavour.js";

/** What schedules and webhooks must remember. */
export const triggers = ({ number }: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const table = (name: string) => db.schema.createTable(name).ifNotExists();
    const numbered = (name: string) =>
      table(name).addColumn("number", number, (column) => column.primaryKey());
    await table("schedules")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("pattern", "text", (column) => column.notNull())
      .addColumn("next", "text", (column) => column.notNull())
      .addColumn("paused_at", "text")
      .addColumn("paused_by", "text")
      .addColumn("last_planned", "text")
      .addColumn("last_at", "text")
      .addColumn("last_run", "text")
      .addColumn("last_skipped", "text")
      .execute();
    await numbered("deliveries")
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("source", "text", (column) => column.notNull())
      .addColumn("verdict", "text", (column) => column.notNull())
      .addColumn("reason", "text")
      .addColumn("model", "text")
      .addColumn("event", "text")
      .addColumn("object", "text")
      .addColumn("username", "text")
      .addColumn("rules", "text", (column) => column.notNull())
      .addColumn("runs", "text", (column) => column.notNull())
      .addColumn("times", "integer", (column) => column.notNull())
      .addColumn("counted", "text", (column) => column.unique())
      .execute();
    await numbered("webhook_keys")
      .addColumn("key", "text", (column) => column.notNull().unique())
      .addColumn("at", "text", (column) => column.notNull())
      .execute();
  },
});
