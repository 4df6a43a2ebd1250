import { BridgeError } from "../lib/errors.js";
import { interpolate } from "./interpolate.js";
import type { Problem } from "./problems.js";

/**
 * Variables of a command line with `${env:NAME}` and `${file:path}` replaced, so that a secret need not be written
 * where every user of the machine can read it. Throws VARIABLE_INVALID naming what cannot be replaced.
 */
export function resolveReferences(
  variables: Readonly<Record<string, string>>,
  env = process.env,
  directory = process.cwd(),
): Record<string, unknown> {
  const problems: Problem[] = [];
  const resolved = interpolate(variables, { env, directory }, problems) as Record<string, unknown>;
  if (problems.length === 0) return resolved;
  const lines = problems.map(({ path, what, fix }) => `${path.join(".")}: ${what}; ${fix}`);
  throw new BridgeError("VARIABLE_INVALID", lines.join("\n  "), { fix: "Correct the named references." });
}
