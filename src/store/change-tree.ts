import { changeOf, firstOf, TOLD } from "./changes.js";
import type { Page, TreeNode, TreeQuery } from "./port.js";
import type { Db, Tables } from "./tables.js";

/**
 * One page of what is directly below a branch. Changes and branches stand in one order: a branch with a change of its
 * own has that one's place, and is shown in its stead.
 */
export async function pageOfTree(
  db: Db,
  run: number,
  { under = 0, after = 0, limit }: TreeQuery,
): Promise<Page<TreeNode>> {
  const branches = await db
    .selectFrom("branches")
    .selectAll()
    .where("run", "=", run)
    .where("parent", "=", under)
    .where("place", ">", after)
    .orderBy("place")
    .limit(limit + 1)
    .execute();
  const changes = await db
    .selectFrom("changes")
    .select(TOLD)
    .where("run", "=", run)
    .where("seq", "in", firstOf(db, { run, after, limit: limit + 1 }, "parent", under))
    .orderBy("seq")
    .execute();
  const kinds = await db.selectFrom("outcomes").selectAll().where("run", "=", run).execute();
  const kindOf = new Map(kinds.map((kind) => [kind.kind, kind]));
  const nodes = new Map<number, TreeNode>();
  for (const row of changes) {
    const change = changeOf(row, kindOf.get(row.kind));
    nodes.set(row.seq, { type: change.type, uid: change.uid, change });
  }
  for (const row of branches) nodes.set(row.place, { ...branchOf(row), ...nodes.get(row.place) });
  const places = [...nodes.keys()].sort((a, b) => a - b).slice(0, limit);
  const next = nodes.size > limit ? places.at(-1) : undefined;
  return {
    items: places.flatMap((place) => nodes.get(place) ?? []),
    ...(next !== undefined && { next }),
  };
}

function branchOf({ number, object, creates, updates, deletes, failed }: Tables["branches"]): TreeNode {
  const [type, uid] = JSON.parse(object) as [string, string];
  return { type, uid, below: { branch: number, create: creates, update: updates, delete: deletes, failed } };
}
