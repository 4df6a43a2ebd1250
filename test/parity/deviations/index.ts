import type { Deviation } from "./deviation.js";
import { childFieldNames } from "./child-field-names.js";
import { danglingChild } from "./dangling-child.js";
import { duplicatesNamed } from "./duplicates-named.js";
import { emptyDiffRespected } from "./empty-diff-respected.js";
import { idsPartByPart } from "./ids-part-by-part.js";
import { naturalLog } from "./natural-log.js";
import { twoParents } from "./two-parents.js";
import { validationFailure } from "./validation-failure.js";

export const DEVIATIONS: readonly Deviation[] = [
  childFieldNames,
  danglingChild,
  duplicatesNamed,
  emptyDiffRespected,
  idsPartByPart,
  naturalLog,
  twoParents,
  validationFailure,
];
