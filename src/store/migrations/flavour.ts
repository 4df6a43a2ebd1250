/** What the two databases want written differently in a table's definition. */
export interface Flavour {
  /** The column type that numbers rows by itself. */
  readonly number: "integer" | "serial";
  readonly bytes: "blob" | "bytea";
  /** What keeps the rows of a table in the order of its key. */
  readonly clustered: string;
  /** Where the tables are; without it the migrator takes those of another schema for its own. */
  readonly schema?: string;
}
