import type { Kysely, Migration } from "kysely";

/** Entries of a time, or about one run, are found without reading all. */
export const audit = (): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const column of ["at", "target"])
      await db.schema.createIndex(`audit_${column}`).ifNotExists().on("audit").column(column).execute();
  },
});
