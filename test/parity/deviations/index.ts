import type { Deviation } from "./deviation.js";
import { childFieldNames } from "./child-field-names.js";
import { emptyDiffRespected } from "./empty-diff-respected.js";
import { idsPartByPart } from "./ids-part-by-part.js";
import { memberNames } from "./member-names.js";
import { twoParents } from "./two-parents.js";
import { validationFailure } from "./validation-failure.js";

export const DEVIATIONS: readonly Deviation[] = [
  childFieldNames,
  emptyDiffRespected,
  idsPartByPart,
  memberNames,
  twoParents,
  validationFailure,
];
