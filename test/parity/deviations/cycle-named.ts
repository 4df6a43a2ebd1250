import { equal } from "../../../src/diffsync/plain.js";
import type { Case, Json } from "../case.js";
import type { Deviation } from "./deviation.js";
import { adaptersOf, uidOf } from "./objects.js";

export const cycleNamed: Deviation = {
  name: "objects that are below themselves are named",
  reason:
    "diffsync goes down until Python's recursion limit, or passes over them when nothing leads to them.",
  optOut: false,
  applies: (test, actual) =>
    adaptersOf(test).some((_, side) => hasCycle(test, side)) &&
    (test.kind === "api" || PARTS.some((part) => refused(actual[part]))),
  explains: ({ path, expected, actual }) => path !== "results" || sameButForRecursion(expected, actual),
};

const PARTS = ["diff", "sync", "rediff"];

const refused = (part: Json | undefined): boolean => {
  const { exception } = (part ?? {}) as { exception?: { message?: string } | null };
  return exception?.message?.includes("which it is itself below") === true;
};

function sameButForRecursion(expected: Json | undefined, actual: Json | undefined): boolean {
  const [theirs, ours] = [expected, actual] as [{ raises?: { class: string } }[], Json[]];
  return theirs.every((result, i) => result.raises?.class === "RecursionError" || equal(result, ours[i]));
}

/** Some object of a side is listed, or comes to be, below itself. */
function hasCycle(test: Case, side: number): boolean {
  const below = childrenOf(test, side);
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    [...(below.get(from) ?? [])].some((child) => {
      if (child === to) return true;
      if (seen.has(child)) return false;
      return reaches(child, to, seen.add(child));
    });
  return [...below.keys()].some((name) => reaches(name, name, new Set()));
}

function childrenOf(test: Case, side: number): Map<string, Set<string>> {
  const below = new Map<string, Set<string>>();
  const list = (parent: string, child: string): unknown =>
    below.set(parent, (below.get(parent) ?? new Set()).add(child));
  const adapter = adaptersOf(test)[side];
  for (const { type, ids, children = {} } of adapter?.objects ?? []) {
    for (const [child, field] of Object.entries(adapter?.models[type]?.children ?? {})) {
      for (const uid of children[field] ?? [])
        list(`${type} ${adapter ? uidOf(adapter, type, ids) : ""}`, `${child} ${uid}`);
    }
  }
  const steps = test.kind === "api" ? test.steps : test.kind === "sync" ? (test.precomputed?.then ?? []) : [];
  for (const { parent, child, side: where } of steps) {
    if (parent && child && (where === "source" ? 0 : test.kind === "sync" ? 1 : 0) === side)
      list(parent.join(" "), child.join(" "));
  }
  return below;
}
