import type { ChangeReport } from "../jobs/report.js";
import { firstOf, kindsOf, type Bounded } from "./change-kinds.js";
import { changeOf, TOLD } from "./change-rows.js";
import type { Below, Page, TreeNode, TreeQuery } from "./port.js";
import type { Db, Tables } from "./tables.js";

type Kind = Tables["outcomes"];
const FAILED: readonly ChangeReport["status"][] = ["failure", "error"];

/**
 * One page of what is directly below a branch. Changes and branches stand in one order: a branch with a change of its
 * own has that one's place, and is shown in its stead.
 */
export async function pageOfTree(db: Db, run: number, query: TreeQuery): Promise<Page<TreeNode>> {
  const { under = 0, after = 0, limit } = query;
  const { kinds, wanted, last } = await kindsOf(db, run, query);
  if (wanted.length === 0) return { items: [] };
  const asked = { run, after, last, limit: limit + 1 };
  const byNumber = new Map(wanted.map((kind) => [kind.kind, kind]));
  const numbers = [...byNumber.keys()];
  // a branch below which nothing has changed so far fits only where everything does
  const branches = await branchesOf(db, asked, under, wanted.length < kinds.length ? numbers : undefined);
  const counts = await countsOf(db, run, branches, byNumber);
  const first = await firstOf(db, asked, numbers, under);
  const changes =
    first.length === 0
      ? []
      : await db
          .selectFrom("changes")
          .select(TOLD)
          .where("run", "=", run)
          .where("seq", "in", first)
          .execute();
  const nodes = new Map<number, TreeNode>();
  for (const row of changes) {
    const change = changeOf(row, byNumber.get(row.kind));
    nodes.set(row.seq, { type: change.type, uid: change.uid, change });
  }
  for (const { number, object, place } of branches) {
    const [type, uid] = JSON.parse(object) as [string, string];
    nodes.set(place, { type, uid, below: belowOf(number, counts.get(number)), ...nodes.get(place) });
  }
  const places = [...nodes.keys()].sort((a, b) => a - b).slice(0, limit);
  const next = nodes.size > limit ? places.at(-1) : undefined;
  return {
    items: places.flatMap((place) => nodes.get(place) ?? []),
    ...(next !== undefined && { next }),
  };
}

type Branch = Tables["branches"];

/** The first branches directly below another, with `kinds` only those with one of them below. */
function branchesOf(
  db: Db,
  { run, after, limit }: Bounded,
  under: number,
  kinds: readonly number[] | undefined,
): Promise<Branch[]> {
  const branches = db
    .selectFrom("branches")
    .selectAll()
    .where("run", "=", run)
    .where("parent", "=", under)
    .where("place", ">", after)
    .orderBy("place")
    .limit(limit);
  if (!kinds) return branches.execute();
  return branches
    .where((is) =>
      is.exists(
        is
          .selectFrom("branch_kinds")
          .select("kind")
          .where("branch_kinds.run", "=", run)
          .whereRef("branch_kinds.branch", "=", "branches.number")
          .where("branch_kinds.kind", "in", kinds),
      ),
    )
    .execute();
}

type Counts = Omit<Below, "branch">;

async function countsOf(
  db: Db,
  run: number,
  branches: readonly Branch[],
  kinds: ReadonlyMap<number, Kind>,
): Promise<Map<number, Counts>> {
  const counts = new Map<number, Counts>();
  if (branches.length === 0) return counts;
  const rows = await db
    .selectFrom("branch_kinds")
    .select(["branch", "kind", "count"])
    .where("run", "=", run)
    .where(
      "branch",
      "in",
      branches.map(({ number }) => number),
    )
    .execute();
  for (const { branch, kind, count } of rows) {
    const { action, outcome } = kinds.get(kind) ?? {};
    if (action === undefined || outcome === undefined) continue;
    const sum = counts.get(branch) ?? NOTHING;
    const failed = sum.failed + (FAILED.includes(outcome) ? count : 0);
    counts.set(branch, { ...sum, [action]: sum[action] + count, failed });
  }
  return counts;
}

const NOTHING: Counts = { create: 0, update: 0, delete: 0, failed: 0 };
const belowOf = (branch: number, counts = NOTHING): Below => ({ branch, ...counts });
