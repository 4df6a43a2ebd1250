import type { RunWriter } from "./port.js";
import type { Sql } from "./sql.js";

/** A writer whose failures name the database. */
export const namedWriter = (writer: RunWriter, named: Sql["named"]): RunWriter => ({
  append: (part) => named(() => writer.append(part)),
  end: (end) => named(() => writer.end(end)),
});
