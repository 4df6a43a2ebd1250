import type { Adapter } from "./adapter.js";
import { UnknownName } from "./errors.js";
import { SCHEMA } from "./internals.js";
import type { DiffOptions } from "./options.js";
import type { AnyModelClass } from "./types.js";

/** The only types that may change; undefined for all. @throws UnknownName for one that neither side has */
export function limitedTypes(
  { types, attributes = {} }: DiffOptions,
  sides: readonly Adapter<unknown>[],
): ReadonlySet<string> | undefined {
  for (const [type, fields] of Object.entries(attributes)) {
    const known = new Set(
      modelsOf(type, "attributes", sides).flatMap((model) => model.prototype[SCHEMA].attrs),
    );
    for (const field of fields) {
      if (known.has(field)) continue;
      throw new UnknownName(
        `attributes: ${type} has no attribute "${field}"; it has ${[...known].join(", ")}`,
      );
    }
  }
  if (!types) return undefined;
  const names = types.map((type) => (typeof type === "string" ? type : type.modelName));
  for (const name of names) modelsOf(name, "types", sides);
  return new Set(names);
}

function modelsOf(type: string, option: string, sides: readonly Adapter<unknown>[]): AnyModelClass[] {
  const models = sides.map(({ tree }) => tree.models.get(type)).filter((model) => model !== undefined);
  if (models.length > 0) return models;
  const known = new Set(sides.flatMap(({ tree }) => [...tree.models.keys()]));
  throw new UnknownName(`${option}: there is no model "${type}"; there are ${[...known].join(", ")}`);
}
