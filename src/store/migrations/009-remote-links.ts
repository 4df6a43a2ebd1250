import type { Kysely, Migration } from "kysely";

/** Where the object of a change is in the other system, and which change an entry of the log is about. */
export const remoteLinks = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("changes").addColumn("remote", "text").execute();
    await db.schema.alterTable("logs").addColumn("change", "text").execute();
  },
});
