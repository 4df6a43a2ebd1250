import { type Row, referred } from "./fields/column.js";

/** Rows of objects that nest, each after the one it is below. */
export function parentsFirst(rows: readonly Row[], head: string): Row[] {
  const below = new Map<string | null, Row[]>();
  const known = new Set(rows.map(idOf));
  for (const row of rows) {
    const parent = referred(row, head);
    const place = parent !== null && known.has(parent) ? parent : null;
    const siblings = below.get(place);
    if (siblings) siblings.push(row);
    else below.set(place, [row]);
  }
  const ordered = [...(below.get(null) ?? [])];
  // Grows while it is walked.
  for (const row of ordered) for (const child of below.get(idOf(row)) ?? []) ordered.push(child);
  return ordered;
}

const idOf = (row: Row): string => row["id"] as string;
