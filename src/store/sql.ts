import { storeFailure } from "./failure.js";
import type { Db, Engine } from "./tables.js";

/** What each port over a database works with. */
export interface Sql {
  readonly db: Db;
  readonly engine: Engine;
  /** Has whatever the work throws name the database and the fix, as STORE_FAILED. */
  readonly named: <T>(work: () => Promise<T>) => Promise<T>;
  /** By which the other tables know a run; 0 when there is no such run. */
  readonly numberOf: (id: string) => Promise<number>;
}

export function sqlOf(engine: Engine): Sql {
  const { db } = engine;
  return {
    db,
    engine,
    async named(work) {
      try {
        return await work();
      } catch (thrown) {
        throw storeFailure(thrown, engine);
      }
    },
    async numberOf(id) {
      const run = db.selectFrom("runs").select("number").where("id", "=", id);
      return (await run.executeTakeFirst())?.number ?? 0;
    },
  };
}
