import { setImmediate as breath } from "node:timers/promises";
import { sql, type RawBuilder } from "kysely";
import type { ChangeReport } from "../jobs/report.js";
import { firstOf, kindsOf, type Bounded } from "./change-kinds.js";
import { changeOf, containing, storable, TOLD } from "./change-rows.js";
import type { ChangeQuery, Page } from "./port.js";
import { afterSkipped } from "./skipped.js";
import type { Db } from "./tables.js";

/** How many rows one statement of a search looks at: some milliseconds' worth, since SQLite lets nothing else run meanwhile. */
const WINDOW = 20_000;
/** How many a search looks at for one page: the next goes on from there. */
const MOST_LOOKED_AT = 2 * WINDOW;

/** One page of a run's changes. However many there are, only those of the page are read into memory. */
export async function pageOfChanges(db: Db, run: number, query: ChangeQuery): Promise<Page<ChangeReport>> {
  const { skip = 0, limit } = query;
  const { kinds, wanted, last } = await kindsOf(db, run, query);
  if (wanted.length === 0) return { items: [] };
  const { after: start = 0 } = query;
  const after = await afterSkipped(db, { run, after: start, skip, wanted, kinds, last });
  // one more than asked for tells whether there is a next page
  const asked = { run, after, last, limit: limit + 1 };
  const numbers = wanted.map(({ kind }) => kind);
  const conditions = conditionsOf(query);
  const { found, goesOn }: Found =
    conditions.length > 0
      ? await searched(db, asked, { numbers, conditions })
      : { found: wanted.length < kinds.length ? await firstOf(db, asked, numbers) : undefined };
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
  { run, after, last, limit }: Bounded,
  { numbers, conditions }: { numbers: readonly number[]; conditions: Condition[] },
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
