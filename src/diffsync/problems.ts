import type { Adapter } from "./adapter.js";
import { findCycles } from "./cycles.js";
import { label, type TreeProblem } from "./errors.js";
import { SCHEMA } from "./internals.js";
import { resolve } from "./links.js";
import type { Model } from "./model.js";
import { placeOf } from "./places.js";

/** What is wrong with a loaded tree, without comparing it to anything: call it after a load. */
export function findProblems(adapter: Adapter<unknown>): TreeProblem[] {
  const problems: TreeProblem[] = [];
  const search = findCycles(adapter, problems);
  while (!search.next().done);
  const parents = new Map<Model, Model>();
  for (const parent of objectsOf(adapter)) {
    for (const [i, { type }] of parent[SCHEMA].children.entries()) {
      for (const [uid, child] of resolve(parent, i, adapter.store) ?? []) {
        const here = `${label(parent)} in ${adapter.name}`;
        const other = child && parents.get(child);
        if (!child) {
          const message = `${here} lists ${type} ${uid}, which was never loaded`;
          problems.push({ kind: "dangling", type, uid, places: [here], message });
        } else if (other) {
          const places = [`${label(other)} in ${adapter.name}`, here];
          const message = `${label(child)} is listed by ${places.join(" and by ")}`;
          problems.push({ kind: "two-parents", type, uid: child.getUniqueId(), places, message });
        } else parents.set(child, parent);
      }
    }
  }
  for (const model of objectsOf(adapter)) {
    const type = model.getType();
    if (parents.has(model) || adapter.tree.topLevel.includes(type)) continue;
    const place = placeOf(model) ?? adapter.name;
    const message = `${label(model)} (${place}) has no parent, so no sync will reach it`;
    problems.push({ kind: "orphan", type, uid: model.getUniqueId(), places: [place], message });
  }
  return problems;
}

function* objectsOf(adapter: Adapter<unknown>): Generator<Model> {
  for (const type of adapter.store.types()) yield* adapter.store.bucket(type).values();
}
