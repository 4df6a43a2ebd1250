import { setImmediate as breath } from "node:timers/promises";
import { sql } from "kysely";
import type { ChangeReport, ObjectLink } from "../jobs/report.js";
import type { ChangeQuery, Page } from "./port.js";
import type { Db, Tables } from "./tables.js";

type Kind = Tables["outcomes"];
/** How many rows one statement of a search looks at: some milliseconds' worth, since SQLite lets nothing else run meanwhile. */
const WINDOW = 20_000;

/** One page of a run's changes. However many there are, only those of the page are read into memory. */
export async function pageOfChanges(db: Db, run: number, query: ChangeQuery): Promise<Page<ChangeReport>> {
  const { after = 0, limit, search } = query;
  const kinds = await db.selectFrom("outcomes").selectAll().where("run", "=", run).execute();
  const wanted = kinds.filter(
    ({ type, action, outcome }) =>
      type === (query.type ?? type) &&
      action === (query.action ?? action) &&
      outcome === (query.outcome ?? outcome),
  );
  // one more than asked for tells whether there is a next page
  const asked = { run, after, limit: limit + 1 };
  const numbers = wanted.map(({ kind }) => kind);
  const last = kinds.reduce((sum, { count }) => sum + count, 0);
  const found = search
    ? await searched(db, asked, { numbers, last, search })
    : wanted.length < kinds.length
      ? await ofKinds(db, asked, numbers)
      : undefined;
  if (found?.length === 0) return { items: [] };
  const rows = await db
    .selectFrom("changes")
    .select(["seq", "kind", "uid", "message", "before", "after", "object"])
    .where("run", "=", run)
    .where((is) => (found ? is("seq", "in", found) : is("seq", ">", after)))
    .orderBy("seq")
    .limit(asked.limit)
    .execute();
  const byNumber = new Map(kinds.map((kind) => [kind.kind, kind]));
  const next = rows.length > limit ? rows[limit - 1]?.seq : undefined;
  return {
    items: rows.slice(0, limit).map((row) => changeOf(row, byNumber.get(row.kind))),
    ...(next !== undefined && { next }),
  };
}

interface Asked {
  run: number;
  after: number;
  limit: number;
}

/** Each kind's rows stand in order in the index: the first of each, put together, begin with the first of all. */
async function ofKinds(db: Db, { run, after, limit }: Asked, kinds: readonly number[]): Promise<number[]> {
  const pages = await Promise.all(
    kinds.map((kind) =>
      db
        .selectFrom("changes")
        .select("seq")
        .where("run", "=", run)
        .where("kind", "=", kind)
        .where("seq", ">", after)
        .orderBy("seq")
        .limit(limit)
        .execute(),
    ),
  );
  return pages
    .flat()
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
    .slice(0, limit);
}

async function searched(
  db: Db,
  { run, after, limit }: Asked,
  { numbers, last, search }: { numbers: readonly number[]; last: number; search: string },
): Promise<number[]> {
  const found: number[] = [];
  if (numbers.length === 0) return found;
  const pattern = containing(search);
  for (let from = after; from < last && found.length < limit; from += WINDOW) {
    const rows = await db
      .selectFrom("changes")
      .select("seq")
      .where("run", "=", run)
      .where("seq", ">", from)
      .where("seq", "<=", from + WINDOW)
      .where("kind", "in", numbers)
      .where(sql<boolean>`words like ${pattern} escape '\\'`)
      .orderBy("seq")
      .limit(limit - found.length)
      .execute();
    found.push(...rows.map(({ seq }) => seq));
    await breath();
  }
  return found;
}

type Row = Pick<Tables["changes"], "uid" | "message" | "before" | "after" | "object">;

function changeOf({ uid, message, before, after, object }: Row, kind: Kind | undefined): ChangeReport {
  if (kind === undefined) throw new Error("a change without its kind");
  return {
    action: kind.action,
    type: kind.type,
    uid,
    status: kind.outcome,
    message,
    ...(before !== null && { before: JSON.parse(before) as Record<string, unknown> }),
    ...(after !== null && { after: JSON.parse(after) as Record<string, unknown> }),
    ...(object !== null && { object: JSON.parse(object) as ObjectLink }),
  };
}

/** The columns of a change but its place. */
export function rowOf({ uid, message, before, after, object }: ChangeReport): Row & { words: string } {
  return {
    uid: storable(uid),
    message: storable(message),
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    object: object === undefined ? null : JSON.stringify(object),
    words: wordsOf([uid, message, ...valuesOf(before), ...valuesOf(after)]),
  };
}

const valuesOf = (values: Record<string, unknown> = {}): string[] =>
  Object.values(values).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));

/** What `like … escape '\\'` finds within a text in lower case. */
export const containing = (search: string): string => `%${wordsOf([search]).replace(/[\\%_]/g, "\\$&")}%`;

const wordsOf = (texts: readonly string[]): string => storable(texts.join("\n").toLowerCase());

/** PostgreSQL has no NUL in text. */
export const storable = (text: string): string => text.replaceAll("\0", "\uFFFD");
