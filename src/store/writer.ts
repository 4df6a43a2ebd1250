import type { Insertable } from "kysely";
import type { ChangeReport, StepReport } from "../jobs/report.js";
import { rowOf, storable } from "./changes.js";
import type { RunEnd, RunPart, RunWriter } from "./port.js";
import type { Db, Tables } from "./tables.js";

/** PostgreSQL takes 65,535 values in a statement, SQLite 32,766. */
const ROWS = 500;

/** Writes the rows of one run; the caller lets one call follow another. */
export class SqlRunWriter implements RunWriter {
  readonly #db: Db;
  readonly #run: number;
  readonly #kinds = new Map<string, number>();
  #changes = 0;
  #logs = 0;

  constructor(db: Db, run: number) {
    this.#db = db;
    this.#run = run;
  }

  async start(at: string): Promise<void> {
    await this.#update({ state: "loading", started_at: at });
  }

  async append({ changes, log, steps, state }: RunPart): Promise<void> {
    await this.#db.transaction().execute(async (db) => {
      await this.#addChanges(db, changes);
      const entries = log.map(({ at, level, step, message }, index) => ({
        run: this.#run,
        seq: this.#logs + index + 1,
        at,
        level,
        step: step ?? null,
        message: storable(message),
      }));
      for (const rows of parts(entries)) await db.insertInto("logs").values(rows).execute();
      await this.#putSteps(db, steps);
      if (state) await this.#update({ state }, db);
    });
    // counted only now: a transaction that failed left nothing behind
    this.#changes += changes.length;
    this.#logs += log.length;
  }

  async end({ state, endedAt, report, error }: RunEnd): Promise<void> {
    const { steps = [], ...head } = report ?? {};
    await this.#db.transaction().execute(async (db) => {
      await this.#putSteps(db, steps);
      await this.#update(
        {
          state,
          ended_at: endedAt,
          report: report ? JSON.stringify(head) : null,
          error: error ? JSON.stringify(error) : null,
        },
        db,
      );
    });
  }

  async #update(values: Partial<Insertable<Tables["runs"]>>, db = this.#db): Promise<void> {
    await db.updateTable("runs").set(values).where("number", "=", this.#run).execute();
  }

  async #addChanges(db: Db, changes: readonly ChangeReport[]): Promise<void> {
    const kinds = new Map<number, Tables["outcomes"]>();
    const rows = changes.map((change, index) => {
      const { type, action, status: outcome } = change;
      const kind = this.#kindOf(change);
      const counted = kinds.get(kind) ?? { run: this.#run, kind, type, action, outcome, count: 0 };
      kinds.set(kind, { ...counted, count: counted.count + 1 });
      return { run: this.#run, seq: this.#changes + index + 1, kind, ...rowOf(change) };
    });
    for (const some of parts(rows)) await db.insertInto("changes").values(some).execute();
    for (const counted of kinds.values()) {
      await db
        .insertInto("outcomes")
        .values(counted)
        .onConflict((conflict) =>
          conflict
            .columns(["run", "kind"])
            .doUpdateSet((is) => ({ count: is("outcomes.count", "+", counted.count) })),
        )
        .execute();
    }
  }

  #kindOf({ type, action, status }: ChangeReport): number {
    const key = `${action} ${status} ${type}`;
    const kind = this.#kinds.get(key) ?? this.#kinds.size + 1;
    this.#kinds.set(key, kind);
    return kind;
  }

  async #putSteps(db: Db, steps: readonly StepReport[]): Promise<void> {
    for (const { name, status, durationMs, memory } of steps) {
      const row = {
        run: this.#run,
        name,
        status,
        duration_ms: durationMs,
        memory_final: memory?.final ?? null,
        memory_peak: memory?.peak ?? null,
      };
      const insert = db.insertInto("steps").values(row);
      await insert.onConflict((conflict) => conflict.columns(["run", "name"]).doUpdateSet(row)).execute();
    }
  }
}

function parts<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS);
  return Array.from({ length: count }, (_, part) => rows.slice(part * ROWS, (part + 1) * ROWS));
}
