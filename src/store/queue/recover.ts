import { ACTIVE, type RunState } from "../../jobs/state.js";
import { ERRORS } from "../../lib/errors.js";
import { addEvents, countersOf } from "../events.js";
import { gone } from "../gone.js";
import { addLost } from "../outbox.js";
import { forgetChanges } from "../retention.js";
import { recordsOf } from "../records.js";
import type { RunError } from "../port.js";
import type { Engine, Db, RunRow } from "../tables.js";
import type { Orphan, Recovered } from "./port.js";

/** How often a run begins whose process ends before it has written anything. */
const ATTEMPTS = 3;
const LOST: RunError = {
  code: "RUN_INTERRUPTED",
  message: "The process that ran it ended before the run did.",
  fix: ERRORS.RUN_INTERRUPTED.fix,
};

/** Looks after the unfinished runs of processes that are gone; those of living ones are left alone. */
export async function recover(engine: Engine, at: string, known?: Orphan): Promise<Recovered> {
  const { db } = engine;
  const rows = await (known ? rowOf(db, known) : orphans(engine));
  const result: { requeued: RunRow[]; ended: RunRow[] } = { requeued: [], ended: [] };
  for (const row of rows) {
    const again = !known?.verdict && beginsAgain(row);
    const changed = await (again ? requeue(db, row, at) : end(db, row, at, known?.verdict));
    // told by whoever changes the row: of two that look at once, one
    if (changed) result[again ? "requeued" : "ended"].push(changed);
  }
  return { requeued: await recordsOf(db, result.requeued), ended: await recordsOf(db, result.ended) };
}

const held = (db: Db) =>
  db
    .selectFrom("runs")
    .where("owner", "<>", "")
    .where("state", "in", ["requested", "queued", ...ACTIVE]);

const rowOf = (db: Db, { id, owner }: Orphan): Promise<RunRow[]> =>
  held(db).selectAll().where("id", "=", id).where("owner", "=", owner).execute();

async function orphans(engine: Engine): Promise<RunRow[]> {
  const owners = await held(engine.db).select("owner").distinct().execute();
  const ended = await gone(
    engine,
    owners.map(({ owner }) => owner),
  );
  if (ended.length === 0) return [];
  return held(engine.db).selectAll().where("owner", "in", ended).execute();
}

/** From `applying` on, something may have been written. */
const beginsAgain = ({ state, local, attempts, cancelling }: RunRow): boolean =>
  local === 0 && cancelling === 0 && attempts < ATTEMPTS && (state === "loading" || state === "planned");

async function requeue(db: Db, row: RunRow, at: string): Promise<RunRow | undefined> {
  const { number, attempts } = row;
  await forgetChanges(db, number);
  const said = `Its process ended before anything was written: it begins again (${attempts + 1} of ${ATTEMPTS} times).`;
  return change(db, row, at, { state: "queued", owner: "", joinable: 0 }, said, async (tx) => {
    for (const table of ["outcomes", "branches", "branch_kinds", "steps"] as const)
      await tx.deleteFrom(table).where("run", "=", number).execute();
  });
}

function end(db: Db, row: RunRow, at: string, verdict?: Orphan["verdict"]): Promise<RunRow | undefined> {
  const { state, error } =
    verdict ??
    (row.cancelling === 1
      ? {
          state: "cancelled" as const,
          error: { ...LOST, code: "RUN_CANCELLED", message: `It was cancelled. ${LOST.message}` },
        }
      : { state: "interrupted" as const, error: LOST });
  const values = { state, owner: "", ended_at: at, error: JSON.stringify(error) } as const;
  return change(db, row, at, values, error.message, async (tx) => {
    // who ran it on the command line has seen how it ended, and may want no report
    if (row.local === 0) await addLost(tx, row.number, at);
  });
}

/** Changes the row if it is still as it was seen, and tells so in the run's events and log. */
function change(
  db: Db,
  row: RunRow,
  at: string,
  values: { state: RunState; owner: ""; joinable?: 0; ended_at?: string; error?: string },
  message: string,
  also?: (db: Db) => Promise<void>,
): Promise<RunRow | undefined> {
  return db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable("runs")
      .set(values)
      .where("number", "=", row.number)
      .where("owner", "=", row.owner)
      .where("state", "=", row.state)
      .returningAll()
      .executeTakeFirst();
    if (!changed) return undefined;
    await also?.(tx);
    const entry = { at, level: "warning" as const, message };
    const events = [
      { at, event: { type: "log" as const, entry } },
      { at, event: { type: "state" as const, state: values.state } },
    ];
    await addEvents(tx, row.number, events, await countersOf(tx, row.number));
    return changed;
  });
}
