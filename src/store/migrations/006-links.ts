import type { Kysely, Migration } from "kysely";

/** Where the object of a change can be looked at. */
export const links = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("changes").addColumn("object", "text").execute();
  },
});
