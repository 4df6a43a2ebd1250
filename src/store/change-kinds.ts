import type { KindQuery } from "./port.js";
import type { Db, Tables } from "./tables.js";

type Kind = Tables["outcomes"];

/** All kinds of a run's changes, those of them that fit, and the number of the last change. */
export async function kindsOf(
  db: Db,
  run: number,
  query: KindQuery,
): Promise<{ kinds: Kind[]; wanted: Kind[]; last: number }> {
  const kinds = await db.selectFrom("outcomes").selectAll().where("run", "=", run).execute();
  const wanted = kinds.filter(
    ({ type, action, outcome }) =>
      type === (query.type ?? type) &&
      action === (query.action ?? action) &&
      outcome === (query.outcome ?? outcome),
  );
  return { kinds, wanted, last: sumOf(kinds) };
}

/** How many changes of these kinds there are. */
export const sumOf = (kinds: readonly Pick<Kind, "count">[]): number =>
  kinds.reduce((sum, { count }) => sum + count, 0);

export interface Bounded {
  run: number;
  after: number;
  /** The number of the last change when it was looked. */
  last: number;
  limit: number;
}

/**
 * The numbers of the first changes of some kinds, of the whole run or directly below a branch. Each kind's stand in order in
 * an index: the first of each, put together, begin with the first of all. A run that goes may add to a kind that was read
 * before another: `last` keeps them to what all of them had.
 */
export async function firstOf(
  db: Db,
  { run, after, last, limit }: Bounded,
  kinds: readonly number[],
  parent?: number,
): Promise<number[]> {
  // asked for more than the numbers, SQLite would read the run's changes from `after` on instead
  const numbers = db.selectFrom("changes").select("seq").where("run", "=", run);
  const placed = parent === undefined ? numbers : numbers.where("parent", "=", parent);
  const within = placed.where("seq", ">", after).where("seq", "<=", last).orderBy("seq").limit(limit);
  const pages = await Promise.all(kinds.map((kind) => within.where("kind", "=", kind).execute()));
  return pages
    .flat()
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
    .slice(0, limit);
}
