import type { Diff, Problem } from "../diffsync/index.js";
import type { Endpoint } from "../nautobot/index.js";
import type { Binding } from "./binding.js";
import { ambiguities, settled } from "./fields/resolve-generics.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { countPlanned, plannedOf } from "./planned.js";
import {
  keyOf,
  namedReferences,
  outsideReferences,
  type Reference,
  referencesOf,
  shownReference,
} from "./references.js";
import { schemaProblems } from "./validate-body.js";

/** What of a diff Nautobot would refuse, as far as its schema and what it holds tell. */
export async function validate(
  adapter: NautobotAdapter,
  diff: Diff,
  signal: AbortSignal,
): Promise<Problem[]> {
  const { endpoints } = adapter.client;
  const planned = plannedOf(adapter, diff).map((each) => ({
    ...each,
    named: namedReferences(endpoints, each.endpoint, each.body),
    references: [
      ...referencesOf(each.endpoint, each.body),
      ...outsideReferences(each.binding, each.body),
    ].filter(({ head }) => !each.binding.createMissing.includes(head)),
  }));
  const all = planned.flatMap(({ references, named }) => [...references, ...named]);
  const counts = await countPlanned(adapter, planned, all, { signal });
  return planned.flatMap(({ element, action, endpoint, binding, body, references, named }) => {
    const required = action === "create" ? requiredOf(endpoint, binding) : [];
    const messages = [
      ...schemaProblems(endpoint, settled(binding, body), required),
      ...ambiguities(binding, body),
      ...references.flatMap((reference) => problemOf(reference, counts.get(keyOf(reference)) ?? 0)),
      // of several of one name, Nautobot knows which is meant
      ...named.flatMap((reference) => problemOf(reference, Math.min(1, counts.get(keyOf(reference)) ?? 0))),
    ];
    const { type, uid } = element;
    return messages.length > 0 ? [{ action, type, uid, message: messages.join("; ") }] : [];
  });
}

function problemOf(reference: Reference, count: number): string[] {
  if (count === 0) return [`${shownReference(reference)} does not exist`];
  return count > 1 ? [`${shownReference(reference)} fits ${count} objects`] : [];
}

/** The parent's and the tree's keys are filled in when the object is written. */
const requiredOf = ({ required }: Endpoint, { parent, tree }: Binding): string[] =>
  required.filter((name) => name !== parent && name !== tree?.head);
