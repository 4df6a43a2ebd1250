import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import pg from "pg";
import { openStore, type Store, type StoreOptions } from "../../../src/store/index.js";

/** One database of the suite: where a test's store is, and how all of it is taken away. */
export interface TestDatabase {
  options: StoreOptions;
  /** Does statements of SQL past the store. */
  execute(statements: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

export function sqliteDatabase(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), "bridge-store-"));
  const remove = (): Promise<void> => {
    rmSync(directory, { recursive: true });
    return Promise.resolve();
  };
  const execute = async (statements: readonly string[]): Promise<void> => {
    const runs = new Database(join(directory, "runs.db"));
    try {
      for (const statement of statements) runs.exec(statement);
    } finally {
      runs.close();
    }
    await Promise.resolve();
  };
  return Promise.resolve({ options: { directory }, execute, remove });
}

const NAMED = process.env["BRIDGE_TEST_POSTGRES"];
export const POSTGRES = NAMED ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Whether PostgreSQL is to be tested: always where it is named, otherwise where one answers. */
export async function postgresIsHere(): Promise<boolean> {
  if (NAMED !== undefined) return true;
  const client = new pg.Client({ connectionString: POSTGRES, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** A schema of its own in the test server. */
export function postgresDatabase(): Promise<TestDatabase> {
  const schema = `bridge_test_${randomBytes(6).toString("hex")}`;
  const execute = async (statements: readonly string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: POSTGRES, options: `-c search_path=${schema}` });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return Promise.resolve({
    options: { directory: "unused", url: POSTGRES, schema },
    execute,
    remove: () => execute([`drop schema if exists ${schema} cascade`]),
  });
}

/** For each test of a suite a store in a database of its own, if the engine is here. */
export function eachWithStore(
  database: () => Promise<TestDatabase>,
  isHere: () => Promise<boolean>,
  begin: (opened: { at: TestDatabase; store: Store }) => void,
): { reopen: () => Promise<void> } {
  let at: TestDatabase;
  let store: Store;
  const open = async (): Promise<void> => {
    store = await openStore(at.options);
    begin({ at, store });
  };
  before(async function () {
    if (!(await isHere())) this.skip();
  });
  beforeEach(async () => {
    at = await database();
    await open();
  });
  afterEach(async () => {
    await store.close();
    await at.remove();
  });
  return {
    async reopen() {
      await store.close();
      await open();
    },
  };
}
