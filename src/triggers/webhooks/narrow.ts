import type { ObjectName } from "../../jobs/request.js";
import type { Hint } from "./hint.js";
import { fill, pathsOf } from "./paths.js";
import type { Match, Rule } from "./rules.js";

/** What of the hint goes into the run: variables and scope, filled in; or which variable cannot be. */
export function narrow(rule: Rule, hint: Hint): Omit<Match, "rule"> | string {
  const variables: Record<string, unknown> = {};
  for (const [name, template] of Object.entries(rule.variables)) {
    const value =
      typeof template === "string" && pathsOf(template).length > 0 ? fill(template, hint.state) : template;
    if (value === undefined) return `the payload has no value for the variable ${name}, ${String(template)}`;
    variables[name] = value;
  }
  const objects = objectsOf(rule, hint);
  return { variables, ...(objects && { scope: { objects } }) };
}

/**
 * The objects as they are and as they were: one that got another name is there under both. Undefined, so everything,
 * where a name is not known.
 */
function objectsOf({ scope }: Rule, { event, state, before }: Hint): ObjectName[] | undefined {
  if (scope.length === 0 || (event === "updated" && before === undefined)) return undefined;
  const objects = new Map<string, ObjectName>();
  for (const { type, uid } of scope)
    for (const each of before === undefined ? [state] : [state, before]) {
      const name = fill(uid, each);
      if (name === undefined) return undefined;
      objects.set(`${type} ${name}`, { type, uid: String(name) });
    }
  return [...objects.values()];
}
