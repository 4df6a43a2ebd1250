import { setImmediate as breath } from "node:timers/promises";
import { sql, type RawBuilder, type Selectable } from "kysely";
import type { ChangeReport, ObjectLink } from "../jobs/report.js";
import type { ChangeQuery, Page } from "./port.js";
import type { Db, Tables } from "./tables.js";

type Kind = Tables["outcomes"];
/** How many rows one statement of a search looks at: some milliseconds' worth, since SQLite lets nothing else run meanwhile. */
const WINDOW = 20_000;
/** How many a search looks at for one page: the next goes on from there. */
const MOST_LOOKED_AT = 2 * WINDOW;

/** One page of a run's changes. However many there are, only those of the page are read into memory. */
export async function pageOfChanges(db: Db, run: number, query: ChangeQuery): Promise<Page<ChangeReport>> {
  const { after = 0, limit } = query;
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
  const conditions = conditionsOf(query);
  const { found, goesOn }: Found =
    conditions.length > 0
      ? await searched(db, asked, { numbers, last, conditions })
      : { found: wanted.length < kinds.length ? await ofKinds(db, asked, numbers) : undefined };
  if (found?.length === 0) return pageWith([], goesOn);
  const rows = await db
    .selectFrom("changes")
    .select(TOLD)
    .where("run", "=", run)
    .where((is) => (found ? is("seq", "in", found) : is("seq", ">", after)))
    .orderBy("seq")
    .limit(asked.limit)
    .execute();
  const byNumber = new Map(kinds.map((kind) => [kind.kind, kind]));
  return pageWith(
    rows.slice(0, limit).map((row) => changeOf(row, byNumber.get(row.kind))),
    rows.length > limit ? rows[limit - 1]?.seq : goesOn,
  );
}

const pageWith = (items: ChangeReport[], next: number | undefined): Page<ChangeReport> => ({
  items,
  ...(next !== undefined && { next }),
});

/** The numbers of changes that fit; undefined: all do. `goesOn`: how far was looked, where there is more. */
interface Found {
  found: number[] | undefined;
  goesOn?: number | undefined;
}

interface Asked {
  run: number;
  after: number;
  limit: number;
}

/**
 * The numbers of the first changes of a kind, or directly below a branch. An index has them in order; asked for more than
 * the numbers, SQLite would read the run's changes from `after` on instead.
 */
export const firstOf = (db: Db, { run, after, limit }: Asked, column: "kind" | "parent", value: number) =>
  db
    .selectFrom("changes")
    .select("seq")
    .where("run", "=", run)
    .where(column, "=", value)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit);

/** Each kind's rows stand in order in the index: the first of each, put together, begin with the first of all. */
async function ofKinds(db: Db, asked: Asked, kinds: readonly number[]): Promise<number[]> {
  const pages = await Promise.all(kinds.map((kind) => firstOf(db, asked, "kind", kind).execute()));
  return pages
    .flat()
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
    .slice(0, asked.limit);
}

type Condition = RawBuilder<boolean>;

/** What no index knows. */
function conditionsOf({ uid, search }: ChangeQuery): Condition[] {
  return [
    ...(uid === undefined ? [] : [sql<boolean>`uid = ${storable(uid)}`]),
    ...(search ? [sql<boolean>`words like ${containing(search)} escape '\\'`] : []),
  ];
}

async function searched(
  db: Db,
  { run, after, limit }: Asked,
  { numbers, last, conditions }: { numbers: readonly number[]; last: number; conditions: Condition[] },
): Promise<Found> {
  const found: number[] = [];
  if (numbers.length === 0) return { found };
  const until = Math.min(last, after + MOST_LOOKED_AT);
  let from = after;
  for (; from < until && found.length < limit; from += WINDOW) {
    const rows = await db
      .selectFrom("changes")
      .select("seq")
      .where("run", "=", run)
      .where("seq", ">", from)
      .where("seq", "<=", from + WINDOW)
      .where("kind", "in", numbers)
      .where((is) => is.and(conditions))
      .orderBy("seq")
      .limit(limit - found.length)
      .execute();
    found.push(...rows.map(({ seq }) => seq));
    await breath();
  }
  return { found, goesOn: from < last ? from : undefined };
}

/** What the change of a row is told by. */
export const TOLD = ["seq", "kind", "uid", "message", "before", "after", "object", "remote"] as const;
type Row = Pick<Selectable<Tables["changes"]>, "uid" | "message" | "before" | "after" | "object" | "remote">;

export function changeOf(
  { uid, message, before, after, object, remote }: Row,
  kind: Kind | undefined,
): ChangeReport {
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
    ...(remote !== null && { remote: JSON.parse(remote) as ObjectLink }),
  };
}

/** The columns of a change but its place. */
export function rowOf({
  uid,
  message,
  before,
  after,
  object,
  remote,
}: ChangeReport): Row & { words: string } {
  return {
    uid: storable(uid),
    message: storable(message),
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    object: object === undefined ? null : JSON.stringify(object),
    remote: remote === undefined ? null : JSON.stringify(remote),
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
