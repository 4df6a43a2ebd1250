import type { Row, Table } from "./store.js";

/** The rows above a row, from its parent to the root. */
export function ancestors(table: Table, row: Row): Row[] {
  const above: Row[] = [];
  let parent = typeof row["parent"] === "string" ? table.get(row["parent"]) : undefined;
  while (parent && parent.id !== row.id && !above.includes(parent)) {
    above.push(parent);
    parent = typeof parent["parent"] === "string" ? table.get(parent["parent"]) : undefined;
  }
  return above;
}

/** The ids of a row and of everything below it. */
export function subtree(table: Table, id: string): Set<string> {
  const ids = new Set([id]);
  for (const member of ids) for (const child of table.find({ parent: member })) ids.add(child.id);
  return ids;
}

/** How many levels the deepest row stands below its root. */
export function depth(table: Table): number {
  return table.all().reduce((deepest, row) => Math.max(deepest, ancestors(table, row).length), 0);
}
