import type { Diff, Model } from "../../src/diffsync/index.js";
import type { Net } from "./build.js";
import type { Fields, Json } from "./case.js";

/** One object, the way the vectors write it. */
export function snap(net: Net, model: Model, withStatus = false): Json {
  const spec = net.spec.models[model.getType()];
  if (!spec) throw new Error(`no model ${model.getType()} in the case`);
  const children = Object.entries(spec.children).map(
    ([type, field]) => [field, model.getChildIds(type)] as const,
  );
  const named = new Set([...spec.identifiers, ...spec.attributes, ...Object.values(spec.children)]);
  const extra = spec.fields.map(({ name }) => name).filter((name) => !named.has(name));
  const { status, message } = model.getStatus();
  const fields = model as unknown as Fields;
  return {
    uid: model.getUniqueId(),
    ids: model.getIdentifiers() as Fields,
    attrs: model.getAttrs() as Fields,
    ...(children.length > 0 && { children: Object.fromEntries(children) }),
    ...(model.modelFlags !== 0 && { flags: model.modelFlags }),
    ...(extra.length > 0 && { extra: Object.fromEntries(extra.map((name) => [name, fields[name] ?? null])) }),
    ...(withStatus && { status: [status, message] }),
  };
}

/** Everything stored, by type; empty types left out. */
export function state(net: Net, withStatus = false): Json {
  const types = net.getAllModelNames().filter((type) => net.count(type) > 0);
  return Object.fromEntries(
    types.map((type) => [type, net.getAll(type).map((model) => snap(net, model, withStatus))]),
  );
}

export function dictOf(net: Net, excludeDefaults = true): Json {
  const groups = Object.entries(net.dict(excludeDefaults)).filter(
    ([, group]) => Object.keys(group).length > 0,
  );
  return Object.fromEntries(groups) as Json;
}

export function describeDiff(diff: Diff): Record<string, Json> {
  const elements: Json[] = [];
  const walk = (level: Diff, depth: number): void => {
    for (const element of level.getChildren()) {
      elements.push([depth, element.type, element.name, element.action]);
      if (element.childDiff) walk(element.childDiff, depth + 1);
    }
  };
  walk(diff, 0);
  return {
    dict: diff.dict() as Json,
    summary: { ...diff.summary() },
    len: diff.size,
    has_diffs: diff.hasDiffs(),
    groups: diff.groups(),
    models_processed: diff.modelsProcessed,
    elements,
    str: diff.str(),
  };
}
