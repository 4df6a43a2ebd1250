import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { storeFailure } from "./failure.js";
import { migrate } from "./migrations/index.js";
import { LockClaims } from "./postgres-claims.js";
import type { Engine, Tables } from "./tables.js";

const FIX = "Check that PostgreSQL is running and that store.url in the configuration is right.";

/**
 * PostgreSQL at `url`, in a schema of its own.
 *
 * @throws BridgeError STORE_FAILED
 */
export async function postgresEngine(url: string, schema = "nautobot_bridge"): Promise<Engine> {
  const { host, pathname } = new URL(url);
  const named = { place: `PostgreSQL ${host}${pathname}`, fix: FIX };
  const settings = {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    // a machine that vanishes is noticed within half a minute
    options: `-c search_path=${schema} -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3`,
  };
  const pool = new pg.Pool({ ...settings, max: 5 });
  // an idle connection that breaks is replaced by the next one asked for; of one at work, the query says so as well
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
    await migrate(db, { number: "serial", bytes: "bytea", clustered: "", schema });
  } catch (thrown) {
    await db.destroy();
    throw storeFailure(thrown, named);
  }
  const claims = new LockClaims(settings, db);
  return {
    db,
    ...named,
    claim: () => claims.claim(),
    isAlive: (owner) => claims.isAlive(owner),
    async close() {
      await claims.release();
      await db.destroy();
    },
  };
}
