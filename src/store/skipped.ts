import { setImmediate as breath } from "node:timers/promises";
import { sumOf } from "./change-kinds.js";
import type { Db, Tables } from "./tables.js";

type Kind = Pick<Tables["outcomes"], "kind" | "count">;
/** How many numbers one statement counts among: some milliseconds' worth, since SQLite lets nothing else run meanwhile. */
const WINDOW = 50_000;

interface Skipping {
  run: number;
  /** Where counting begins. */
  after: number;
  /** How many that fit are left out. */
  skip: number;
  /** The kinds that fit, of `kinds`: all there are. */
  wanted: readonly Kind[];
  kinds: readonly Kind[];
  /** The number of the last change. */
  last: number;
}

/**
 * The number of a change after which those of some kinds go on when the first `skip` of them are left out. Read from the
 * index of kinds alone, window after window: an offset would have the database read the rows that it leaves out.
 */
export async function afterSkipped(
  db: Db,
  { run, after, skip, wanted, kinds, last }: Skipping,
): Promise<number> {
  if (wanted.length === kinds.length) return after + skip;
  const fitting = counting(db, { run, wanted, kinds });
  let at = after;
  let left = skip;
  let size = Math.min(skip, WINDOW);
  let beyond = false;
  while (left > 0 && at < last) {
    const end = Math.min(at + size, last);
    const found = await fitting(at, end);
    if (found <= left) [at, left] = [end, left - found];
    else beyond = true;
    size = beyond ? Math.ceil(size / 2) : Math.min(size * 2, WINDOW);
    await breath();
  }
  return at;
}

/** Counts those that fit between two numbers, or those that do not, whichever are fewer. */
function counting(db: Db, { run, wanted, kinds }: Pick<Skipping, "run" | "wanted" | "kinds">) {
  const others = kinds.filter((kind) => !wanted.includes(kind));
  const inverse = sumOf(others) < sumOf(wanted);
  const numbers = (inverse ? others : wanted).map(({ kind }) => kind);
  return async (after: number, last: number): Promise<number> => {
    const { found } = await db
      .selectFrom("changes")
      .select((is) => is.fn.countAll().as("found"))
      .where("run", "=", run)
      .where("kind", "in", numbers)
      .where("seq", ">", after)
      .where("seq", "<=", last)
      .executeTakeFirstOrThrow();
    return inverse ? last - after - Number(found) : Number(found);
  };
}
