import type { RunRequest, RunScope } from "../../jobs/request.js";
import { mergeScopes } from "../../jobs/scope.js";
import { BridgeError } from "../../lib/errors.js";
import type { Match, Rule } from "./rules.js";

/** Asks for a run; resolves to its id once it is kept. */
export type Ask = (request: RunRequest) => Promise<{ id: string }>;

/** A match with what became of it. */
export interface Asked {
  readonly rule: string;
  readonly run?: string;
  /** Why the run was not possible. */
  readonly problem?: string;
}

interface Group {
  rule: Rule;
  variables: Match["variables"];
  scope: RunScope | undefined;
  reason: string;
}

/** However long the hints go on, a run begins after so many times the quiet that it waits for. */
const PATIENCE = 10;

/** Has matches for one run ask for it once, for all of their objects. Returns what became of each match. */
export async function askFor(
  matches: readonly { match: Match; reason: string }[],
  ask: Ask,
  now: Date,
): Promise<(match: Match) => Asked> {
  const groups = new Map<string, Group>();
  for (const { match, reason } of matches) {
    const { rule, variables, scope } = match;
    const known = groups.get(keyOf(match));
    const merged = known ? mergeScopes(known.scope, scope) : scope;
    groups.set(keyOf(match), { rule, variables, scope: merged, reason });
  }
  const asked = new Map<string, Asked>();
  for (const [key, group] of groups) {
    const rule = group.rule.name;
    try {
      asked.set(key, { rule, run: (await ask(requestOf(group, now))).id });
    } catch (thrown) {
      // what a payload brings into a variable may be wrong; the other webhooks are not to suffer
      if (!(thrown instanceof BridgeError) || thrown.code !== "VARIABLE_INVALID") throw thrown;
      asked.set(key, { rule, problem: thrown.message });
    }
  }
  return (match) => asked.get(keyOf(match)) ?? { rule: match.rule.name };
}

const keyOf = ({ rule, variables }: Match): string => JSON.stringify([rule.name, variables]);

function requestOf({ rule, variables, scope, reason }: Group, now: Date): RunRequest {
  const after = (seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();
  return {
    job: rule.job,
    variables,
    dryRun: rule.dryRun,
    memory: false,
    trigger: "webhook",
    ...(scope && { scope }),
    requestedBy: `webhook ${rule.name}`,
    reason,
    ...(rule.quiet > 0 && { notBefore: after(rule.quiet), notAfter: after(rule.quiet * PATIENCE) }),
  };
}
