import type { AdapterSpec, Case, Json } from "../case.js";
import type { Deviation } from "./deviation.js";
import { adaptersOf } from "./objects.js";

export const twoParents: Deviation = {
  name: "a child of two parents is reported with both named",
  reason: "diffsync processes it twice and fails, or writes twice, in the middle of the sync.",
  optOut: true,
  applies: (test, actual) =>
    (adaptersOf(test).some(sharesChild) || addsChild(test)) &&
    [actual.diff, actual.sync, actual.rediff].some(refused),
  explains: () => true,
};

const refused = (part: Json | undefined): boolean =>
  ((part as { exception?: { class?: string } } | undefined)?.exception ?? {}).class === "IllegalTree";

const addsChild = (test: Case): boolean =>
  test.kind === "sync" && (test.precomputed?.then ?? []).some((step) => step.do === "add_child");

function sharesChild(adapter: AdapterSpec): boolean {
  const listed = new Set<string>();
  for (const { type, children = {} } of adapter.objects ?? []) {
    for (const [childType, field] of Object.entries(adapter.models[type]?.children ?? {})) {
      for (const uid of new Set(children[field])) {
        const name = `${childType} ${uid}`;
        if (listed.has(name)) return true;
        listed.add(name);
      }
    }
  }
  return false;
}
