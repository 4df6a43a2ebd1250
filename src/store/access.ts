import type { Selectable } from "kysely";
import type { AccessStore, AuditEntry, AuditQuery, TokenRecord } from "./access-port.js";
import type { AccessTables } from "./access-tables.js";
import type { Page } from "./port.js";
import type { Sql } from "./sql.js";
import type { Db } from "./tables.js";

export function sqlAccess({ db, named }: Sql): AccessStore {
  return {
    addToken: (token, hash) =>
      named(async () => {
        const insert = db.insertInto("tokens").values({ ...rowOf(token), hash });
        const { numInsertedOrUpdatedRows } = await insert
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      }),
    tokenByHash: (hash) =>
      named(async () => {
        const row = await db.selectFrom("tokens").selectAll().where("hash", "=", hash).executeTakeFirst();
        return row && tokenOf(row);
      }),
    tokens: () =>
      named(async () => {
        const rows = await db.selectFrom("tokens").selectAll().orderBy("number").execute();
        return rows.map(tokenOf);
      }),
    noteTokenUse: (id, at) =>
      named(async () => {
        await db.updateTable("tokens").set({ last_used_at: at }).where("id", "=", id).execute();
      }),
    revokeToken: (id, at) =>
      named(async () => {
        const row = await db
          .updateTable("tokens")
          .set({ revoked_at: at })
          .where("id", "=", id)
          .where("revoked_at", "is", null)
          .returningAll()
          .executeTakeFirst();
        return row && tokenOf(row);
      }),
    record: ({ reason, ...entry }) =>
      named(async () => {
        await db
          .insertInto("audit")
          .values({ ...entry, reason: reason ?? null })
          .execute();
      }),
    audit: (query) => named(() => pageOfAudit(db, query)),
  };
}

const rowOf = ({ createdAt, createdBy, expiresAt, id, name, role }: TokenRecord) => ({
  id,
  name,
  role,
  created_at: createdAt,
  created_by: createdBy,
  expires_at: expiresAt ?? null,
});

const tokenOf = (row: Selectable<AccessTables["tokens"]>): TokenRecord => ({
  id: row.id,
  name: row.name,
  role: row.role,
  createdAt: row.created_at,
  createdBy: row.created_by,
  ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
});

async function pageOfAudit(
  db: Db,
  { after, limit, since, until, ...wanted }: AuditQuery,
): Promise<Page<AuditEntry>> {
  let query = db
    .selectFrom("audit")
    .selectAll()
    .orderBy("number", "desc")
    .limit(limit + 1);
  if (after !== undefined) query = query.where("number", "<", after);
  if (since !== undefined) query = query.where("at", ">=", since);
  if (until !== undefined) query = query.where("at", "<", until);
  for (const column of ["actor", "action", "target"] as const) {
    const value = wanted[column];
    if (value !== undefined) query = query.where(column, "=", value);
  }
  const rows = await query.execute();
  const next = rows.length > limit ? rows[limit - 1]?.number : undefined;
  const items = rows
    .slice(0, limit)
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the number is the cursor
    .map(({ number, reason, ...entry }) => ({ ...entry, ...(reason !== null && { reason }) }));
  return { items, ...(next !== undefined && { next }) };
}
