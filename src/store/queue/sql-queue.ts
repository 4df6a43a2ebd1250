import { ACTIVE } from "../../jobs/state.js";
import { addEvents, countersOf } from "../events.js";
import type { Sql } from "../sql.js";
import type { Db } from "../tables.js";
import { SqlRunWriter } from "../writer.js";
import { namedWriter } from "../named-writer.js";
import { later } from "../later.js";
import { addRun, scopeOf } from "./add.js";
import type { QueueStore } from "./port.js";
import { recover } from "./recover.js";

/** By how much the clocks of two machines may differ. */
const SKEW_MS = 60_000;

export function sqlQueue({ db, engine, named }: Sql): QueueStore {
  const take = async (at: string, which: { lane: string } | { id: string }) => {
    const owner = await engine.claim();
    const queued = db.selectFrom("runs").select(["number", "lane"]).where("state", "=", "queued");
    const next = await (
      "lane" in which
        ? queued.where("lane", "=", which.lane).where("local", "=", 0)
        : queued.where("id", "=", which.id).where("owner", "=", owner)
    )
      .orderBy("number")
      .limit(1)
      .executeTakeFirst();
    if (!next) return undefined;
    return unlessTaken(() =>
      db.transaction().execute(async (tx) => {
        const taken = await tx
          .updateTable("runs")
          .set((is) => ({
            state: "loading",
            owner,
            started_at: is.fn.coalesce("started_at", is.val(at)),
            attempts: is("attempts", "+", 1),
          }))
          .where("number", "=", next.number)
          .where("state", "=", "queued")
          .where((is) => is.not(is.exists(activeOf(tx, next.lane))))
          .returning(["id", "job"])
          .executeTakeFirst();
        if (taken) await tell(tx, next.number, at, "loading");
        return taken;
      }),
    );
  };
  return {
    add: (run) => named(async () => addRun(db, run, run.local ? await engine.claim() : "")),
    take: (lane, at) => named(() => take(at, { lane })),
    takeLocal: (id, at) => named(async () => (await take(at, { id })) !== undefined),
    owner: () => named(() => engine.claim()),
    open: (id, from) =>
      named(async () => {
        const owner = await engine.claim();
        const run = await db
          .updateTable("runs")
          .set({ owner })
          .where("id", "=", id)
          .where("owner", "=", from)
          .where("state", "in", ACTIVE)
          .returningAll()
          .executeTakeFirst();
        if (!run?.sealed) return undefined;
        const { number, job, sealed } = run;
        const writer = new SqlRunWriter(db, number, owner, await countersOf(db, number));
        const scope = run.scoped === 1 ? { scope: await scopeOf(db, number) } : {};
        return { id, job, sealed, ...scope, writer: namedWriter(writer, named) };
      }),
    request: (id) =>
      named(async () => {
        const run = await db
          .selectFrom("runs")
          .select(["number", "sealed", "scoped"])
          .where("id", "=", id)
          .executeTakeFirst();
        if (!run?.sealed) return undefined;
        return { sealed: run.sealed, ...(run.scoped === 1 && { scope: await scopeOf(db, run.number) }) };
      }),
    due: (at) => named(() => due(db, at)),
    lanes: () =>
      named(async () => {
        const rows = await db
          .selectFrom("runs")
          .select(["lane", (is) => is.fn.min("number").as("first")])
          .where("state", "=", "queued")
          .where("local", "=", 0)
          .where("lane", "not in", db.selectFrom("runs").select("lane").where("state", "in", ACTIVE))
          .groupBy("lane")
          .orderBy("first")
          .execute();
        return rows.map(({ lane }) => lane);
      }),
    waiting: () =>
      named(async () => {
        const count = db.selectFrom("runs").select((is) => is.fn.countAll().as("count"));
        const row = await count.where("state", "in", ["requested", "queued"]).executeTakeFirstOrThrow();
        return Number(row.count);
      }),
    cancel: (id, at) => named(() => db.transaction().execute((tx) => cancel(tx, id, at))),
    cancelling: (ids) =>
      named(async () => {
        if (ids.length === 0) return [];
        const rows = db.selectFrom("runs").select("id").where("id", "in", ids);
        return (await rows.where("cancelling", "=", 1).execute()).map((row) => row.id);
      }),
    recover: (at, which) => named(() => recover(engine, at, which)),
  };
}

const activeOf = (db: Db, lane: string) =>
  db.selectFrom("runs").select("number").where("lane", "=", lane).where("state", "in", ACTIVE);

/** Of two that take a lane at once the index lets one: to the other it is as if it had come later. */
async function unlessTaken<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    const { code } = thrown as { code?: string };
    if (code === "23505" || code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT")
      return undefined;
    throw thrown;
  }
}

async function tell(
  db: Db,
  run: number,
  at: string,
  state: "loading" | "queued" | "cancelled",
): Promise<void> {
  await addEvents(db, run, [{ at, event: { type: "state", state } }], await countersOf(db, run));
}

async function due(db: Db, at: string): Promise<string | undefined> {
  await db.transaction().execute(async (tx) => {
    const rows = await tx
      .updateTable("runs")
      .set({ state: "queued" })
      .where("state", "=", "requested")
      .where((is) =>
        is.or([
          is("not_before", "<=", at),
          // asked for in a time to come: the clock was ahead, and what waits a moment by it would wait for years
          is.and([is("trigger", "in", ["schedule", "webhook"]), is("requested_at", ">", later(at, SKEW_MS))]),
        ]),
      )
      .returning("number")
      .execute();
    for (const { number } of rows) await tell(tx, number, at, "queued");
  });
  const next = db.selectFrom("runs").select((is) => is.fn.min("not_before").as("at"));
  return (await next.where("state", "=", "requested").executeTakeFirst())?.at ?? undefined;
}

async function cancel(db: Db, id: string, at: string): Promise<"cancelled" | "asked" | undefined> {
  const run = db.updateTable("runs").where("id", "=", id);
  const ended = await run
    .set({ state: "cancelled", ended_at: at, owner: "" })
    .where("state", "in", ["requested", "queued", "waiting"])
    .returning("number")
    .executeTakeFirst();
  if (ended) {
    await tell(db, ended.number, at, "cancelled");
    return "cancelled";
  }
  const asked = await run.set({ cancelling: 1 }).where("state", "in", ACTIVE).executeTakeFirst();
  return asked.numUpdatedRows > 0n ? "asked" : undefined;
}
