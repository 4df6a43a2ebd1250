import { sql, type Kysely, type Migration } from "kysely";
import type { Flavour } from "./flavour.js";

/** Which changes are below which objects. Those of older versions are all at the top. */
export const tree = ({ clustered }: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("changes")
      .addColumn("parent", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.createIndex("changes_parent").on("changes").columns(["run", "parent", "seq"]).execute();
    await db.schema
      .createTable("branches")
      .addColumn("run", "integer", (column) => column.notNull())
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("parent", "integer", (column) => column.notNull())
      .addColumn("place", "integer", (column) => column.notNull())
      .addColumn("object", "text", (column) => column.notNull())
      .addColumn("creates", "integer", (column) => column.notNull())
      .addColumn("updates", "integer", (column) => column.notNull())
      .addColumn("deletes", "integer", (column) => column.notNull())
      .addColumn("failed", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("branches_key", ["run", "number"] as never)
      .modifyEnd(sql.raw(clustered))
      .execute();
    await db.schema
      .createIndex("branches_parent")
      .on("branches")
      .columns(["run", "parent", "place"])
      .execute();
  },
});
