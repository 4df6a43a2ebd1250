import type { NewDelivery, Verdict } from "../../store/index.js";
import type { Asked } from "./asks.js";
import type { Hint } from "./hint.js";

type LetIn = Exclude<Verdict, "refused">;

/** What happened, as the reason of a run. */
export const inWords = ({ source, model, event, object, user }: Hint): string =>
  model === undefined
    ? `a webhook of ${source}`
    : [model, object, "was", event, user === undefined ? undefined : `by ${user}`].filter(Boolean).join(" ");

/** What is kept of a webhook. One of which nothing came is not known again: the next may find it possible. */
export function recordOf(
  { source, model, event, object, user, key }: Hint,
  now: Date,
  given: LetIn,
  asked: readonly Asked[],
  why?: string,
): NewDelivery & { verdict: LetIn } {
  const runs = [...new Set(asked.flatMap(({ run }) => run ?? []))];
  const problems = asked.flatMap(({ rule, problem }) =>
    problem === undefined ? [] : [`rule ${rule}: ${problem}`],
  );
  const reason = why ?? (problems.length > 0 ? problems.join("; ") : undefined);
  const verdict = given === "accepted" && runs.length === 0 ? "ignored" : given;
  return {
    at: now.toISOString(),
    source,
    verdict,
    ...(reason !== undefined && { reason }),
    ...(model !== undefined && { model }),
    ...(event !== undefined && { event }),
    ...(object !== undefined && { object }),
    ...(user !== undefined && { user }),
    rules: asked.flatMap(({ rule, run }) => (run === undefined ? [] : [rule])),
    runs,
    times: 1,
    ...(verdict === "accepted" && { key }),
  };
}
