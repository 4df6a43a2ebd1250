import type { Adapter } from "./adapter.js";
import type { Pauses } from "./breath.js";
import { label, type TreeProblem } from "./errors.js";
import { SCHEMA } from "./internals.js";
import { peek, resolving } from "./links.js";
import type { Model } from "./model.js";

interface Open {
  model: Model;
  children: Iterator<Model>;
}

/** Finds objects that are below themselves: going down from one would never end. Only models that may nest can be. */
export function* findCycles(adapter: Adapter<unknown>, problems: TreeProblem[]): Pauses {
  const types = adapter.tree.recursive;
  const done = new Set<Model>();
  const above = new Set<Model>();
  for (const type of types) {
    for (const start of adapter.store.bucket(type).values()) {
      const path: Open[] = [];
      yield* descend(start, path);
      for (let top = path.at(-1); top; top = path.at(-1)) {
        yield;
        const next = done.has(top.model) ? undefined : top.children.next();
        if (!next || next.done) {
          done.add(top.model);
          above.delete(top.model);
          path.pop();
        } else if (above.has(next.value)) problems.push(problem(adapter, top.model, next.value));
        else yield* descend(next.value, path);
      }
    }
  }

  function* descend(model: Model, path: Open[]): Pauses {
    above.add(model);
    const nesting = [...model[SCHEMA].children.keys()].filter((i) =>
      types.has(model[SCHEMA].children[i]?.type ?? ""),
    );
    for (const i of nesting) yield* resolving(model, i, adapter.store);
    path.push({ model, children: childrenOf(model, nesting) });
  }
}

function* childrenOf(model: Model, lists: readonly number[]): Generator<Model> {
  for (const i of lists) for (const child of peek(model, i)?.values() ?? []) if (child) yield child;
}

function problem({ name }: Adapter<unknown>, parent: Model, child: Model): TreeProblem {
  const places = [`${label(parent)} in ${name}`, `${label(child)} in ${name}`];
  const message = `${places[0] ?? ""} lists ${label(child)}, which it is itself below`;
  return { kind: "cycle", type: child.getType(), uid: child.getUniqueId(), places, message };
}
