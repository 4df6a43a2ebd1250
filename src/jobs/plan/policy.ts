import { withDependents, type Action, type Diff, type DiffElement } from "../../diffsync/index.js";

/** Who lets changes of each kind through: nobody has to, or a person. */
export type ApprovalPolicy = Readonly<Record<Action, "auto" | "person">>;

export const NO_APPROVAL: ApprovalPolicy = { create: "auto", update: "auto", delete: "auto" };

/** The changes that wait for a person, and with them those that cannot be made without one that waits. */
export function waitingOf(diff: Diff, policy: ApprovalPolicy): ReadonlySet<DiffElement> {
  const waiting = new Set<DiffElement>();
  if (Object.values(policy).every((who) => who === "auto")) return waiting;
  for (const element of diff.elements())
    if (element.action && policy[element.action] === "person") waiting.add(element);
  return withDependents(waiting, diff);
}
