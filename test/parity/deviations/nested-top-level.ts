import type { AdapterSpec } from "../case.js";
import type { Deviation } from "./deviation.js";
import { adaptersOf } from "./objects.js";

export const nestedTopLevel: Deviation = {
  name: "an object of a top-level type that is below another one is dealt with there, and only there",
  reason: "diffsync deals with it at the top as well, and so creates or deletes it twice, which fails.",
  optOut: true,
  applies: (test) => test.kind === "sync" && adaptersOf(test).some(nests),
  explains: () => true,
};

/** Some object of a top-level type is listed by another object. */
const nests = ({ top_level, models, objects = [] }: AdapterSpec): boolean =>
  objects.some(({ type, children = {} }) =>
    Object.entries(models[type]?.children ?? {}).some(
      ([child, field]) => top_level.includes(child) && (children[field]?.length ?? 0) > 0,
    ),
  );
