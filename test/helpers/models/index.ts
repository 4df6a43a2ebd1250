import { byRest } from "./by-rest.js";
import { hardware } from "./hardware.js";
import { kinds } from "./kinds.js";
import { network } from "./network.js";
import { organization } from "./organization.js";
import { others } from "./others.js";
import type { ModelRow } from "./row.js";

export const MODELS: readonly ModelRow[] = [
  ...organization,
  ...hardware,
  ...network,
  ...others,
  ...byRest,
  ...kinds,
];
