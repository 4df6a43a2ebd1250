import { randomInt } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { storeFailure } from "./failure.js";
import { migrate } from "./migrations/index.js";
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
    options: `-c search_path=${schema}`,
  };
  const pool = new pg.Pool({ ...settings, max: 5 });
  // an idle connection that breaks is replaced by the next one asked for
  pool.on("error", () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
    await migrate(db, { number: "serial", clustered: "", schema });
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

/** Tells living processes from dead ones by an advisory lock of each, which lasts as long as its connection. */
class LockClaims {
  readonly #settings: pg.ClientConfig;
  readonly #db: Kysely<Tables>;
  readonly #owner = String(randomInt(2 ** 47));
  #holder: Promise<pg.Client> | undefined;

  constructor(settings: pg.ClientConfig, db: Kysely<Tables>) {
    this.#settings = settings;
    this.#db = db;
  }

  async claim(): Promise<string> {
    this.#holder ??= this.#hold();
    await this.#holder;
    return this.#owner;
  }

  async isAlive(owner: string): Promise<boolean> {
    const query = sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${owner}::bigint) as free`;
    return (await query.execute(this.#db)).rows[0]?.free !== true;
  }

  async release(): Promise<void> {
    const holder = await this.#holder?.catch(() => undefined);
    await holder?.end();
  }

  async #hold(): Promise<pg.Client> {
    const lost = (): void => (this.#holder = undefined);
    const client = new pg.Client(this.#settings);
    client.on("error", lost);
    try {
      await client.connect();
      await client.query("select pg_advisory_lock($1::bigint)", [this.#owner]);
      return client;
    } catch (thrown) {
      lost();
      await client.end();
      throw thrown;
    }
  }
}
