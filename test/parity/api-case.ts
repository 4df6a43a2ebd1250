import { inspect } from "node:util";
import type { Model } from "../../src/diffsync/index.js";
import { Net } from "./build.js";
import type { ApiCase, ApiStep, Fields, Json } from "./case.js";
import { describeError } from "./python-errors.js";
import { dictOf, snap, state } from "./state.js";

/** What the engine makes of an api case, in the vectors' words. */
export async function runApiCase(test: ApiCase, compatible: boolean): Promise<Record<string, Json>> {
  const net = Net.of(test.adapter, compatible).fill();
  const results: Json[] = [];
  for (const [i, step] of test.steps.entries()) {
    const expected = (test.expect.results as { raises?: Json }[])[i]?.raises;
    try {
      results.push({ returns: await runStep(net, step) });
    } catch (error) {
      results.push({ raises: describeError(error, expected) });
    }
  }
  return { results, final: state(net) };
}

type Run = (net: Net, step: Required<ApiStep>) => unknown;

const RUN: Record<string, Run> = {
  get: (net, step) => snap(net, net.get(modelOf(net, step), step.id)),
  get_or_none: (net, step) => {
    const found = net.getOrNull(modelOf(net, step), step.id);
    return found && snap(net, found);
  },
  get_all: (net, step) => net.getAll(modelOf(net, step)).map(uidOf),
  get_by_uids: (net, step) => net.getByUids(modelOf(net, step), step.uids).map(uidOf),
  count: (net, step) => net.count(step.model ?? undefined),
  len: (net) => net.count(),
  add: (net, step) => {
    net.add(net.make(step.object));
  },
  add_again: (net, step) => {
    net.add(at(net, step.ref));
  },
  store_update: (net, step) => {
    net.update(net.make(step.object));
  },
  remove: (net, step) => {
    net.remove(at(net, step.ref), { children: step.remove_children });
  },
  remove_unstored: (net, step) => {
    net.remove(net.make(step.object));
  },
  get_or_instantiate: (net, step) =>
    answer(net, net.getOrInstantiate(net.classOf(step.model ?? ""), step.ids, step.attrs)),
  update_or_instantiate: (net, step) =>
    answer(net, net.updateOrInstantiate(net.classOf(step.model ?? ""), step.ids, step.attrs)),
  get_or_add_model_instance: (net, step) => answer(net, net.getOrAddModelInstance(net.make(step.object))),
  update_or_add_model_instance: (net, step) =>
    answer(net, net.updateOrAddModelInstance(net.make(step.object))),
  add_child: (net, step) => {
    at(net, step.parent).addChild(at(net, step.child));
  },
  remove_child: (net, step) => {
    at(net, step.parent).removeChild(at(net, step.child));
  },
  set_attrs: (net, step) => setAttrs(net, step.ref, step.attrs),
  crud_update: async (net, step) => {
    const model = at(net, step.ref);
    return [(await model.update(step.attrs)) === model, statusOf(model), snap(net, model)];
  },
  crud_delete: async (net, step) => {
    const model = at(net, step.ref);
    return [(await model.delete()) === model, statusOf(model), net.count()];
  },
  crud_create: async (net, step) => {
    const model = await net.classOf(step.model ?? "").create(net, step.ids, step.attrs);
    if (!model) return null;
    return [[model.getType(), model.getUniqueId()], statusOf(model), net.count(), snap(net, model)];
  },
  create_unique_id: (net, step) => net.classOf(step.model ?? "").createUniqueId(step.ids),
  describe: (net, step) => describe(net, at(net, step.ref)),
  adapter_str: (net) => net.str(),
  adapter_to_string: (net) => [String(net), `<${String(net)}>`, net.name, net.type],
  adapter_dict: (net) => dictOf(net),
  adapter_dict_full: (net) => dictOf(net, false),
  tree: (net) => [net.getTreeTraversal(), net.getTree() as Json],
  load_from_dict: (net, step) => {
    net.loadFromDict(step.data);
  },
  snapshot: (net) => state(net),
};

export async function runStep(net: Net, step: ApiStep): Promise<Json> {
  const run = RUN[step.do];
  if (!run) throw new Error(`unknown step ${step.do}`);
  return ((await run(net, step as Required<ApiStep>)) ?? null) as Json;
}

function setAttrs(net: Net, ref: [string, string], attrs: Fields): null {
  const model = at(net, ref);
  const children = Object.entries(net.spec.models[ref[0]]?.children ?? {});
  for (const [name, value] of Object.entries(attrs)) {
    const child = children.find(([, field]) => field === name);
    if (child) model.setChildIds(child[0], value as string[]);
    else (model as unknown as Fields)[name] = value;
  }
  return null;
}

function describe(net: Net, model: Model): Json {
  return {
    type: model.getType(),
    unique_id: model.getUniqueId(),
    shortname: model.getShortname(),
    identifiers: model.getIdentifiers() as Fields,
    attrs: model.getAttrs() as Fields,
    children_mapping: net.spec.models[model.getType()]?.children ?? {},
    dict: model.dict() as Json,
    dict_exclude_defaults: model.dict(true) as Json,
    to_string: String(model),
    repr: inspect(model),
    str: model.str(),
    str_no_children: model.str(false),
    status: statusOf(model),
  };
}

const modelOf = (net: Net, step: ApiStep) =>
  step.by === "class" ? net.classOf(step.model ?? "") : (step.model ?? "");
const at = (net: Net, [type, uid]: [string, string]): Model => net.get(type, uid);
const uidOf = (model: Model): string => model.getUniqueId();
const answer = (net: Net, [model, made]: [Model, boolean]): Json => [snap(net, model), made];
const statusOf = (model: Model): Json => {
  const { status, message } = model.getStatus();
  return [status, message];
};
