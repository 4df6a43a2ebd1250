import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";

/**
 * Tells living processes from dead ones: each holds the lock of a file of its own, which the system gives free when the
 * process ends, however it ends. SQLite's lock is the one at hand. Process ids would be taken again, heartbeats late.
 */
export class FileClaims {
  readonly #directory: string;
  #held: { owner: string; lock: Database.Database } | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  claim(): Promise<string> {
    while (this.#held === undefined) {
      mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
      const owner = randomUUID();
      const lock = lockOf(this.#file(owner));
      if (lock) this.#held = { owner, lock };
    }
    return Promise.resolve(this.#held.owner);
  }

  isAlive(owner: string): Promise<boolean> {
    const file = this.#file(owner);
    if (!existsSync(file)) return Promise.resolve(false);
    const lock = lockOf(file);
    if (lock) this.#remove(owner, lock);
    return Promise.resolve(lock === undefined);
  }

  release(): void {
    if (this.#held) this.#remove(this.#held.owner, this.#held.lock);
    this.#held = undefined;
  }

  #file(owner: string): string {
    return join(this.#directory, owner);
  }

  #remove(owner: string, lock: Database.Database): void {
    lock.close();
    for (const ending of ["", "-journal"]) rmSync(this.#file(owner) + ending, { force: true });
  }
}

/** The lock of this file, unless another has it. */
function lockOf(file: string): Database.Database | undefined {
  const lock = new Database(file);
  try {
    lock.exec("begin exclusive");
    return lock;
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === "SQLITE_BUSY") return undefined;
    throw error;
  }
}
