import { pyStr } from "../../../src/diffsync/pytext.js";
import type { AdapterSpec, Case, Json, ObjectSpec } from "../case.js";

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
  for (const { object, model, ids } of test.steps) {
    const given = object ?? (model && ids && { type: model, ids, attrs: {} });
    if (given) found.push({ object: given, uid: uidOf(test.adapter, given.type, given.ids), side: 0 });
  }
  return found;
}

function uidOf(adapter: AdapterSpec, type: string, ids: Record<string, Json>): string {
  return (adapter.models[type]?.identifiers ?? []).map((name) => pyStr(ids[name])).join("__");
}
