import type { Row } from "./column.js";

/** Ids of the objects at the end of steps from each row, each once. */
export function idsAt(rows: readonly Row[], steps: readonly string[]): string[] {
  const ids = new Set<string>();
  const walk = (value: unknown, [step, ...rest]: readonly string[]): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, step === undefined ? [] : [step, ...rest]);
    else if (value === null || value === undefined) return;
    else if (step === undefined) ids.add((value as { id: string }).id);
    else walk((value as Row)[step], rest);
  };
  for (const row of rows) walk(row, steps);
  return [...ids];
}

/** A row with more of the objects at the end of steps: what is known of them, by their ids. */
export function graft(value: unknown, steps: readonly string[], objects: ReadonlyMap<string, Row>): unknown {
  if (Array.isArray(value)) return value.map((each) => graft(each, steps, objects));
  if (value === null || value === undefined) return value;
  const [step, ...rest] = steps;
  const row = value as Row;
  if (step === undefined) return { ...row, ...objects.get(row["id"] as string) };
  return { ...row, [step]: graft(row[step], rest, objects) };
}

export const byId = (rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row["id"] as string, row]));
