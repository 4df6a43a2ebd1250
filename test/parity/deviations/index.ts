import type { Deviation } from "./deviation.js";
import { childFieldNames } from "./child-field-names.js";
import { cycleNamed } from "./cycle-named.js";
import { danglingChild } from "./dangling-child.js";
import { duplicatesNamed } from "./duplicates-named.js";
import { emptyDiffRespected } from "./empty-diff-respected.js";
import { idsPartByPart } from "./ids-part-by-part.js";
import { naturalLog } from "./natural-log.js";
import { nestedTopLevel } from "./nested-top-level.js";
import { twoParents } from "./two-parents.js";
import { validationFailure } from "./validation-failure.js";

export const DEVIATIONS: readonly Deviation[] = [
  childFieldNames,
  cycleNamed,
  danglingChild,
  duplicatesNamed,
  emptyDiffRespected,
  idsPartByPart,
  naturalLog,
  nestedTopLevel,
  twoParents,
  validationFailure,
];
