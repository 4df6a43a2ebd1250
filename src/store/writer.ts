import type { NumberedEvent } from "../jobs/events.js";
import type { ChangeReport, StepReport } from "../jobs/report.js";
import { ACTIVE } from "../jobs/state.js";
import { BridgeError } from "../lib/errors.js";
import { addBranches, Branches } from "./branches.js";
import { rowOf } from "./change-rows.js";
import { addEvents, type Counters } from "./events.js";
import { parts } from "./parts.js";
import type { PlacedChange, RunEnd, RunPart, RunWriter, TimedEvent } from "./port.js";
import type { Db, Tables } from "./tables.js";

/** Writes the rows of one run as long as it is its owner's; the caller lets one call follow another. */
export class SqlRunWriter implements RunWriter {
  readonly #db: Db;
  readonly #run: number;
  readonly #owner: string;
  readonly #kinds = new Map<string, number>();
  readonly #branches: Branches;
  #counters: Counters;

  constructor(db: Db, run: number, owner: string, counters: Counters) {
    this.#db = db;
    this.#run = run;
    this.#branches = new Branches(run);
    this.#owner = owner;
    this.#counters = counters;
  }

  append({ at, changes, events }: RunPart): Promise<NumberedEvent[]> {
    return this.#write(async (db) => {
      const state = events.flatMap(({ event }) => (event.type === "state" ? [event.state] : [])).at(-1);
      const run = db.updateTable("runs").where("number", "=", this.#run).where("owner", "=", this.#owner);
      const held = await run
        .where("state", "in", ACTIVE)
        .set(state ? { state } : { owner: this.#owner })
        .executeTakeFirst();
      if (held.numUpdatedRows === 0n) throw lost();
      await this.#addChanges(db, changes);
      await this.#putSteps(
        db,
        events.flatMap(({ event }) => (event.type === "step-finished" ? [event.step] : [])),
      );
      const [from, to] = [this.#counters.changes + 1, this.#counters.changes + changes.length];
      return [
        ...events,
        ...(changes.length > 0 ? [{ at, event: { type: "changes" as const, from, to } }] : []),
      ];
    }, changes.length);
  }

  end({ state, endedAt, report, error, undelivered }: RunEnd): Promise<NumberedEvent[]> {
    const { steps = [], ...head } = report ?? {};
    return this.#write(async (db) => {
      const run = db.updateTable("runs").where("number", "=", this.#run).where("owner", "=", this.#owner);
      const held = await run
        .where("state", "in", ["queued", ...ACTIVE])
        .set({
          state,
          owner: "",
          ended_at: endedAt ?? null,
          report: report ? JSON.stringify(head) : null,
          error: error ? JSON.stringify(error) : null,
        })
        .executeTakeFirst();
      if (held.numUpdatedRows === 0n) throw lost();
      await this.#putSteps(db, steps);
      if (undelivered) {
        const { report: bytes, due } = undelivered;
        // SQLite's driver takes no other array of bytes
        const row = { run: this.#run, attempts: 0, report: Buffer.from(bytes), due, sender: this.#owner };
        await db.insertInto("outbox").values(row).execute();
      }
      const at = endedAt ?? new Date().toISOString();
      const last: TimedEvent = { at, event: { type: "state", state } };
      return report
        ? [{ at, event: { type: "run-finished" as const, report: head as typeof report } }, last]
        : [last];
    }, 0);
  }

  /** Does the work and adds the events it returns; numbers count on only then: what failed left nothing behind. */
  async #write(
    work: (db: Db) => Promise<Parameters<typeof addEvents>[2]>,
    changes: number,
  ): Promise<NumberedEvent[]> {
    const added = await this.#db
      .transaction()
      .execute(async (db) => addEvents(db, this.#run, await work(db), this.#counters));
    const logs = added.filter(({ event }) => event.type === "log").length;
    const { changes: before, logs: logged, events } = this.#counters;
    this.#counters = { changes: before + changes, logs: logged + logs, events: events + added.length };
    return added;
  }

  async #addChanges(db: Db, changes: readonly PlacedChange[]): Promise<void> {
    const first = this.#counters.changes + 1;
    const kindOf = changes.map((change) => this.#kindOf(change));
    const { parents, rows: branches, counts } = this.#branches.take(changes, first, kindOf);
    const kinds = new Map<number, Tables["outcomes"]>();
    const rows = changes.map((change, index) => {
      const { type, action, status: outcome } = change;
      const kind = kindOf[index] ?? 0;
      const counted = kinds.get(kind) ?? { run: this.#run, kind, type, action, outcome, count: 0 };
      kinds.set(kind, { ...counted, count: counted.count + 1 });
      return { run: this.#run, seq: first + index, kind, parent: parents[index] ?? 0, ...rowOf(change) };
    });
    for (const some of parts(rows)) await db.insertInto("changes").values(some).execute();
    await addBranches(db, branches, counts);
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

const lost = (): BridgeError =>
  new BridgeError("RUN_INTERRUPTED", "Another process looks after this run: this one was taken for gone.");
