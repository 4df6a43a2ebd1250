import { setTimeout as wait } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteDialect,
  type SqliteDatabase,
} from "kysely";

/** For how long another process may keep the lock: it writes a batch, or forgets one. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 2;

/**
 * Waits for the lock of another process without holding up this one, where SQLite itself would stop the thread.
 * Transactions take the lock at once: one that had only read before could not wait for it. A full disk has SQLite roll
 * back by itself; that there is nothing left to roll back must not hide why.
 */
export class PatientDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor({ database }: { database: SqliteDatabase }) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    const release = driver.releaseConnection.bind(driver);
    const rollback = driver.rollbackTransaction.bind(driver);
    const impatient = new WeakMap<DatabaseConnection, DatabaseConnection>();
    driver.acquireConnection = async () => {
      const connection = await acquire();
      const patient: DatabaseConnection = {
        executeQuery: (query) => this.#execute(query),
        streamQuery: (query, chunk) => connection.streamQuery(query, chunk),
      };
      impatient.set(patient, connection);
      return patient;
    };
    driver.releaseConnection = (patient) => release(impatient.get(patient) ?? patient);
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw("begin immediate"));
    };
    driver.rollbackTransaction = (connection) => rollback(connection).catch(() => undefined);
    return driver;
  }

  /** The very statement is tried again, which resets it: one left as it failed would hold up every later commit. */
  async #execute<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#database.prepare(sql);
    if (statement.reader) return { rows: await unlocked(() => statement.all(parameters) as R[]) };
    const { changes, lastInsertRowid } = await unlocked(() => statement.run(parameters));
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}

/** A statement that did not get the lock has done nothing. */
async function unlocked<T>(work: () => T): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return work();
    } catch (thrown) {
      const { code = "" } = thrown as { code?: string };
      if (!code.startsWith("SQLITE_BUSY") || performance.now() > until) throw thrown;
      await wait(Math.random() * PAUSE_MS);
    }
  }
}
