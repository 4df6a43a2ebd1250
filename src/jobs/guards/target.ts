import type { GuardSettings } from "./settings.js";
import type { Baseline, GuardVerdict } from "./verdict.js";

const rule = "target";
const passed = (message: string, figures = {}): GuardVerdict => ({
  rule,
  status: "passed",
  message,
  figures,
});

/** Whether the target is the system that is expected: the one pinned, or the one of the last good run. */
export function judgeTarget(
  identity: string | undefined,
  baseline: Baseline | undefined,
  { target: setting }: GuardSettings,
): GuardVerdict {
  if (setting === "off") return passed("Switched off.");
  const expected = setting === "remember" ? baseline?.target : setting;
  const found = identity ?? "unknown";
  if (expected === undefined) {
    return identity === undefined
      ? passed("The target's system does not say which one it is.")
      : passed("No earlier run to compare with; remembered from now on.", { found });
  }
  if (identity !== undefined && (identity === expected || identity.endsWith(`#${expected}`)))
    return passed("The target is the one expected.", { found });
  const since = setting === "remember" ? `the one of the last good run (${baseline?.at ?? ""})` : "pinned";
  const message = `The target is ${found}; expected is ${expected}, ${since}.`;
  return { rule, status: "stopped", message, figures: { found, expected } };
}
