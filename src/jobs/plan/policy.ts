import { withDependents, type Action, type Diff, type DiffElement } from "../../diffsync/index.js";

/** Who lets changes of each kind through: nobody has to, or a person. */
export type ApprovalPolicy = Readonly<Record<Action, "auto" | "person">> & {
  /** For how long they wait; 7 days unless given. */
  readonly days?: number;
};

export const NO_APPROVAL: ApprovalPolicy = { create: "auto", update: "auto", delete: "auto" };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Until when changes that were planned at this time wait for approval. */
export const approveBy = ({ days = 7 }: ApprovalPolicy, from: Date): string =>
  new Date(from.getTime() + days * DAY_MS).toISOString();

/** The changes that wait for a person, and with them those that cannot be made without one that waits. */
export function waitingOf(diff: Diff, policy: ApprovalPolicy): ReadonlySet<DiffElement> {
  const waiting = new Set<DiffElement>();
  for (const element of diff.elements())
    if (element.action && policy[element.action] === "person") waiting.add(element);
  return withDependents(waiting, diff);
}
