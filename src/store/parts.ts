/** PostgreSQL takes 65,535 values in a statement, SQLite 32,766. */
const ROWS = 500;

/** Rows in portions that one statement can insert. */
export function parts<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS);
  return Array.from({ length: count }, (_, part) => rows.slice(part * ROWS, (part + 1) * ROWS));
}
