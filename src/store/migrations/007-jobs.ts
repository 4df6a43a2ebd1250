import type { Kysely, Migration } from "kysely";

/** The last runs of each job, found without reading those of the others. */
export const jobs = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex("runs_job").ifNotExists().on("runs").columns(["job", "number"]).execute();
  },
});
