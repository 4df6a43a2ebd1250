import type { ReferenceField } from "../fields.js";
import { referred, type Filter } from "../filters.js";
import { parseNetwork } from "../network.js";
import type { Row } from "../store.js";

/** Objects of a tree that are one of these or below it. */
export function subtreeFilter(path: string): Filter {
  const field: ReferenceField = { kind: "fk", target: path, onDelete: "cascade", tree: true };
  const test: Filter["test"] = (store, values) => {
    const ids = new Set(values.flatMap((value) => [...referred(store, field, value)]));
    return (row) => ids.has(row.id);
  };
  return { type: "String", many: true, test };
}

/** Networks that lie in one of those given, as far as their lengths match too. */
export function networkFilter(
  textOf: (row: Row) => string,
  matches: (length: number, wanted: number) => boolean,
): Filter {
  return {
    type: "String",
    many: true,
    test: (_store, values) => {
      const wanted = values.flatMap((value) => parseNetwork(value) ?? []);
      return (row) => {
        const own = parseNetwork(textOf(row));
        return wanted.some(
          (net) =>
            own?.version === net.version &&
            own.first >= net.first &&
            own.last <= net.last &&
            matches(own.length, net.length),
        );
      };
    },
  };
}

export const ipVersionFilter: Filter = {
  type: "Int",
  many: false,
  test:
    (_store, [wanted]) =>
    (row) =>
      row["ip_version"] === Number(wanted),
};
