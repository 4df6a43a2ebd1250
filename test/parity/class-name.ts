import type { Json } from "./case.js";
import { describeError } from "./python-errors.js";

/** Python's name for what was thrown. */
export const classNameOf = (error: unknown): string =>
  (describeError(error, undefined) as { class: string } & Json).class;
