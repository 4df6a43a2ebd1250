import { BridgeError } from "../../lib/errors.js";
import type { GuardVerdict } from "./verdict.js";

const SHOWN = 5;

/** @throws BridgeError GUARD_STOPPED naming the rules, their figures and the option that lets them through once */
export function stopUnless(verdicts: readonly GuardVerdict[]): void {
  const stopped = verdicts.filter(({ status }) => status === "stopped");
  if (stopped.length === 0) return;
  const rules = [...new Set(stopped.map(({ rule }) => rule))];
  const lines = stopped.slice(0, SHOWN).map(({ rule, message }) => `${rule}: ${message}`);
  const more = stopped.length > SHOWN ? [`and ${stopped.length - SHOWN} more`] : [];
  throw new BridgeError(
    "GUARD_STOPPED",
    `Stopped before the first write. ${[...lines, ...more].join("\n  ")}`,
    {
      fix:
        `Nothing was changed. If this is right, let it through once with ${rules.map((rule) => `--allow ${rule}`).join(" ")} ` +
        `(API: "allow": ${JSON.stringify(rules)}); what is right always belongs under "guards:" in the configuration.`,
    },
  );
}
