import { isDeepStrictEqual } from "node:util";
import type { RunScope } from "../../jobs/request.js";
import type { Hint, HintEvent } from "./hint.js";
import { narrow } from "./narrow.js";
import { valueAt, type Scalar } from "./paths.js";

/** Which hints ask for which run. Lists that are empty rule nothing out. */
export interface Rule {
  readonly name: string;
  readonly source: string;
  /** Content types of Nautobot. */
  readonly models: readonly string[];
  readonly events: readonly HintEvent[];
  /** An update counts when one of these changed. */
  readonly fields: readonly string[];
  /** By path, the values of which one must be there. */
  readonly match: Readonly<Record<string, readonly Scalar[]>>;
  /** Whether changes that the bridge itself made count. */
  readonly ownChanges: boolean;
  /** The job's full id. */
  readonly job: string;
  readonly dryRun: boolean;
  /** Texts are templates over the payload. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The objects that the run is limited to; `uid` is a template over the payload. */
  readonly scope: readonly { readonly type: string; readonly uid: string }[];
  /** Seconds without a further hint before the run begins. */
  readonly quiet: number;
}

/** A rule that wants a run, with what it takes from the hint. No scope: everything. */
export interface Match {
  readonly rule: Rule;
  readonly variables: Record<string, unknown>;
  readonly scope?: RunScope;
}

/** The runs that a hint asks for; when there is none, why. `own` is the user whose token the bridge has. */
export function evaluate(
  rules: readonly Rule[],
  hint: Hint,
  own: string | undefined,
): { matches: Match[]; reason?: string } {
  const results = rules.map((rule) => ({ rule, result: apply(rule, hint, own) }));
  const matches = results.flatMap(({ rule, result }) =>
    typeof result === "string" || !result ? [] : [{ rule, ...result }],
  );
  if (matches.length > 0) return { matches };
  const reasons = results.flatMap(({ rule: { name }, result }) =>
    typeof result === "string" ? [`rule ${name}: ${result}`] : [],
  );
  return { matches, reason: reasons.join("; ") || `no rule is about ${hint.model ?? hint.source}` };
}

/** What the rule makes of the hint, or why nothing; undefined when the rule is about something else. */
function apply(rule: Rule, hint: Hint, own: string | undefined): Omit<Match, "rule"> | string | undefined {
  if (rule.source !== hint.source || !isAbout(rule, hint)) return undefined;
  const { events, fields, match, ownChanges } = rule;
  if (events.length > 0 && hint.event && !events.includes(hint.event))
    return `is not about objects being ${hint.event}`;
  if (!ownChanges && own !== undefined && hint.user === own)
    return `the bridge's own user, ${own}, made the change`;
  if (fields.length > 0 && hint.event === "updated" && !fields.some((field) => hasChanged(hint, field)))
    return `none of ${fields.join(", ")} changed`;
  for (const [path, values] of Object.entries(match))
    if (![hint.state, hint.before].some((state) => values.includes(valueAt(state, path) as Scalar)))
      return `${path} is not ${values.join(" or ")}`;
  return narrow(rule, hint);
}

function isAbout({ models }: Rule, { model = "" }: Hint): boolean {
  if (models.length === 0) return true;
  // without its app, when the object did not tell
  return models.some((name) => name === model || (!model.includes(".") && name.endsWith(`.${model}`)));
}

/** What is not known to be the same counts as changed. */
function hasChanged({ changed, state, before }: Hint, field: string): boolean {
  if (!changed) return true;
  if (!changed.has(field.split(".")[0] ?? "")) return false;
  return (
    !field.includes(".") ||
    before === undefined ||
    !isDeepStrictEqual(valueAt(state, field), valueAt(before, field))
  );
}
