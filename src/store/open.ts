import { sqlStore } from "./sql-store.js";
import type { Store } from "./store.js";

export interface StoreOptions {
  /** Where the SQLite file is. */
  directory: string;
  /** `postgres://…`: PostgreSQL instead. */
  url?: string | undefined;
  /** PostgreSQL's schema for the tables; `nautobot_bridge` when absent. */
  schema?: string;
}

/**
 * Opens the store, made or brought up to date where needed. Only the database that is asked for is loaded.
 *
 * @throws BridgeError STORE_FAILED
 */
export async function openStore({ directory, url, schema }: StoreOptions): Promise<Store> {
  if (url === undefined) {
    const { sqliteEngine } = await import("./sqlite.js");
    return sqlStore(await sqliteEngine(directory));
  }
  const { postgresEngine } = await import("./postgres.js");
  return sqlStore(await postgresEngine(url, schema));
}
