import { sql, type Kysely, type Migration } from "kysely";
import type { Flavour } from "./flavour.js";

/** Runs with their steps, changes, outcomes and log. */
export const runs = ({ number, clustered }: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const table = (name: string) => db.schema.createTable(name).ifNotExists();
    const ofRun = (name: string, key: "name" | "kind" | "seq") =>
      table(name)
        .addColumn("run", "integer", (column) => column.notNull())
        .addColumn(key, key === "name" ? "text" : "integer", (column) => column.notNull())
        .addPrimaryKeyConstraint(`${name}_key`, ["run", key] as never)
        .modifyEnd(sql.raw(clustered));
    await table("runs")
      .addColumn("number", number, (column) => column.primaryKey())
      .addColumn("id", "text", (column) => column.notNull().unique())
      .addColumn("job", "text", (column) => column.notNull())
      .addColumn("trigger", "text", (column) => column.notNull())
      .addColumn("dry_run", "integer", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("requested_at", "text", (column) => column.notNull())
      .addColumn("started_at", "text")
      .addColumn("ended_at", "text")
      .addColumn("owner", "text", (column) => column.notNull())
      .addColumn("report", "text")
      .addColumn("error", "text")
      .execute();
    await ofRun("steps", "name")
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("duration_ms", "double precision", (column) => column.notNull())
      .addColumn("memory_final", "double precision")
      .addColumn("memory_peak", "double precision")
      .execute();
    await ofRun("outcomes", "kind")
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("action", "text", (column) => column.notNull())
      .addColumn("outcome", "text", (column) => column.notNull())
      .addColumn("count", "integer", (column) => column.notNull())
      .execute();
    await ofRun("changes", "seq")
      .addColumn("kind", "integer", (column) => column.notNull())
      .addColumn("uid", "text", (column) => column.notNull())
      .addColumn("message", "text", (column) => column.notNull())
      .addColumn("before", "text")
      .addColumn("after", "text")
      .addColumn("words", "text", (column) => column.notNull())
      .execute();
    const index = db.schema.createIndex("changes_kind").ifNotExists();
    await index.on("changes").columns(["run", "kind", "seq"]).execute();
    await ofRun("logs", "seq")
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("level", "text", (column) => column.notNull())
      .addColumn("step", "text")
      .addColumn("message", "text", (column) => column.notNull())
      .execute();
  },
});
