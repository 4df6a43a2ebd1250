import { BridgeError } from "../../lib/errors.js";
import type { Column } from "./column.js";
import type { Converted } from "./markers.js";

/** The same column, with what a plugin makes of its values; what fails there names the field and the value. */
export function convertedColumn(column: Column, marker: Converted): Column {
  const asNautobots = guarded(column, "write", (value) => marker.write(value));
  const asModels = guarded(column, "load", (value) => marker.load(value as never));
  return {
    ...column,
    asNautobots,
    read: (row) => asModels(column.read(row)),
    write: (body, value, kept) => {
      column.write(body, asNautobots(value), kept);
    },
  };
}

function guarded({ field }: Column, hook: "load" | "write", convert: (value: unknown) => unknown) {
  return (value: unknown): unknown => {
    try {
      return convert(value);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      const message = `${field}: ${hook} of converted(…) failed for ${JSON.stringify(value)}: ${cause}`;
      throw new BridgeError("PLUGIN_INVALID", message, { cause: error });
    }
  };
}
