import { sql, type Kysely, type Migration } from "kysely";
import type { Flavour } from "./flavour.js";

/** How many changes of each kind are below which objects, so that the tree can be limited to some kinds. */
export const treeKinds = ({ clustered }: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("branch_kinds")
      .addColumn("run", "integer", (column) => column.notNull())
      .addColumn("branch", "integer", (column) => column.notNull())
      .addColumn("kind", "integer", (column) => column.notNull())
      .addColumn("count", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("branch_kinds_key", ["run", "branch", "kind"] as never)
      .modifyEnd(sql.raw(clustered))
      .execute();
    await sql`
      insert into branch_kinds (run, branch, kind, count)
      with recursive below (run, branch, kind, found) as (
        select run, parent, kind, count(*) from changes where parent > 0 group by run, parent, kind
        union all
        select below.run, branches.parent, below.kind, below.found
        from below join branches on branches.run = below.run and branches.number = below.branch
        where branches.parent > 0
      )
      select run, branch, kind, sum(found) from below group by run, branch, kind`.execute(db);
    for (const column of ["creates", "updates", "deletes", "failed"])
      await db.schema.alterTable("branches").dropColumn(column).execute();
    const columns = ["run", "parent", "kind", "seq"];
    await db.schema.createIndex("changes_parent_kind").on("changes").columns(columns).execute();
    await db.schema.dropIndex("changes_parent").execute();
  },
});
