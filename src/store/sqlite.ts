import { chmodSync, constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { Kysely } from "kysely";
import Database from "libsql";
import { makeDirectory } from "../lib/make-directory.js";
import { storeFailure } from "./failure.js";
import { migrate } from "./migrations/index.js";
import { tryToWrite } from "./room.js";
import { PatientDialect } from "./sqlite-dialect.js";
import { FileClaims } from "./sqlite-claims.js";
import type { Engine, Tables } from "./tables.js";

const FIX = "Look at the disk and at the named file; moved away, a new one is made at the next start.";

/**
 * SQLite in `directory`, which is made when it is not there, for its owner's eyes only.
 *
 * @throws BridgeError STORE_FAILED
 */
export async function sqliteEngine(directory: string): Promise<Engine> {
  const file = join(directory, "runs.db");
  const named = { place: file, fix: FIX };
  let db: Kysely<Tables> | undefined;
  try {
    await makeDirectory(directory);
    await access(directory, constants.W_OK);
    const database = new Database(file);
    db = new Kysely<Tables>({ dialect: new PatientDialect({ database }) });
    chmodSync(file, 0o600);
    database.pragma("busy_timeout = 5000");
    // readers do not wait for a writer; after a crash of the process nothing is lost, of the machine the last moments
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
    // from now on the dialect waits, which does not hold up the event loop
    database.pragma("busy_timeout = 0");
    await migrate(db, { number: "integer", bytes: "blob", clustered: "without rowid" });
  } catch (thrown) {
    await db?.destroy();
    throw storeFailure(thrown, named);
  }
  const claims = new FileClaims(join(directory, "alive"));
  const opened = db;
  return {
    db: opened,
    ...named,
    claim: () => claims.claim(),
    isAlive: (owner) => claims.isAlive(owner),
    tryToWrite: () => tryToWrite(directory),
    async close() {
      claims.release();
      await opened.destroy();
    },
  };
}
