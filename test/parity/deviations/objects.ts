import { pyStr } from "../../../src/diffsync/pytext.js";
import type { AdapterSpec, ApiStep, Case, Fields, Json, ObjectSpec } from "../case.js";

/** The adapters a case begins with. */
export function adaptersOf(test: Case): AdapterSpec[] {
  return test.kind === "sync" ? [test.source, test.target] : [test.adapter];
}

/** Every object a case mentions, with its unique id. */
export function objectsOf(test: Case): { object: ObjectSpec; uid: string; side: number }[] {
  const found = adaptersOf(test).flatMap((adapter, side) =>
    (adapter.objects ?? []).map((object) => ({ object, uid: uidOf(adapter, object.type, object.ids), side })),
  );
  if (test.kind !== "api") return found;
  for (const { type, ids } of test.steps.flatMap((step) => namedIn(test.adapter, step))) {
    found.push({ object: { type, ids, attrs: {} }, uid: uidOf(test.adapter, type, ids), side: 0 });
  }
  return found;
}

/** The objects an api step speaks of by their identifiers. */
function namedIn({ models }: AdapterSpec, step: ApiStep): { type: string; ids: Fields }[] {
  const { object, model, ids = step.id, data = {} } = step;
  const loaded = Object.entries(data).flatMap(([type, group]) =>
    Object.values(group).map((fields) => {
      const names = models[type]?.identifiers ?? [];
      return { type, ids: Object.fromEntries(names.map((name) => [name, fields[name] ?? null])) };
    }),
  );
  if (object) loaded.push(object);
  if (model && typeof ids === "object") loaded.push({ type: model, ids });
  return loaded;
}

export function uidOf(adapter: AdapterSpec, type: string, ids: Record<string, Json>): string {
  return (adapter.models[type]?.identifiers ?? []).map((name) => pyStr(ids[name])).join("__");
}
