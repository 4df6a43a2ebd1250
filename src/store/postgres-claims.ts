import { randomInt } from "node:crypto";
import { type Kysely, sql } from "kysely";
import pg from "pg";
import type { Tables } from "./tables.js";

/** How long a lock must be free before its process counts as gone: one that was cut off takes its lock again sooner. */
const GRACE_MS = 5000;
const AGAIN_MS = 500;

/** Tells living processes from dead ones by an advisory lock of each, which lasts as long as its connection. */
export class LockClaims {
  readonly #settings: pg.ClientConfig;
  readonly #db: Kysely<Tables>;
  readonly #owner = String(randomInt(2 ** 47));
  readonly #freeSince = new Map<string, number>();
  #holder: Promise<pg.Client> | undefined;
  #again: NodeJS.Timeout | undefined;
  #released = false;

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
    const free = (await query.execute(this.#db)).rows[0]?.free === true;
    if (!free) {
      this.#freeSince.delete(owner);
      return true;
    }
    const now = performance.now();
    const since = this.#freeSince.get(owner) ?? now;
    this.#freeSince.set(owner, since);
    return now - since < GRACE_MS;
  }

  async release(): Promise<void> {
    this.#released = true;
    clearTimeout(this.#again);
    const holder = await this.#holder?.catch(() => undefined);
    await holder?.end();
  }

  async #hold(): Promise<pg.Client> {
    const client = new pg.Client(this.#settings);
    client.on("error", () => this.#lost());
    try {
      await client.connect();
      await client.query("select pg_advisory_lock($1::bigint)", [this.#owner]);
      return client;
    } catch (thrown) {
      this.#lost();
      await client.end();
      throw thrown;
    }
  }

  /** Takes the lock again as soon as the database is back, before others count this process as gone. */
  #lost(): void {
    this.#holder = undefined;
    clearTimeout(this.#again);
    if (this.#released) return;
    this.#again = setTimeout(() => {
      this.#holder ??= this.#hold();
      this.#holder.catch(() => undefined);
    }, AGAIN_MS);
    this.#again.unref();
  }
}
