import type { Action, Diff, DiffElement } from "../diffsync/index.js";
import type { Call, Endpoint } from "../nautobot/index.js";
import { type Binding, createValues } from "./binding.js";
import { endpointOf } from "./field-path.js";
import { type Body, isLookup } from "./fields/column.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { countReferences, keyOf, type Reference } from "./references.js";
import { splitTreePath } from "./tree-path.js";
import { patch } from "./update.js";

/** A create or an update of a diff, and the body that it is going to send. */
export interface Planned {
  element: DiffElement;
  action: Action;
  binding: Binding;
  endpoint: Endpoint;
  body: Body;
}

export const plannedOf = (adapter: NautobotAdapter, diff: Diff): Planned[] =>
  [...diff.elements()].flatMap((element) => plan(adapter, element));

function plan(adapter: NautobotAdapter, element: DiffElement): Planned[] {
  const { action, type, target, after } = element;
  const model = adapter.models.find(({ modelName }) => modelName === type);
  if (!model || (action !== "create" && action !== "update")) return [];
  const binding = adapter.bindingOf(model);
  const endpoint = endpointOf(adapter.client.endpoints, binding.path);
  const body = target
    ? patch(adapter, binding, { model: target, attrs: after ?? {} })
    : createBody(binding, { ...element.keys, ...after });
  return [{ element, action, binding, endpoint, body }];
}

function createBody(binding: Binding, values: Body): Body {
  const body = createValues(binding, values);
  return binding.tree ? { ...body, name: splitTreePath(values[binding.tree.field] as string).name } : body;
}

/** How many objects references fit, those included that this sync is going to create, by `keyOf`. */
export async function countPlanned(
  { client }: NautobotAdapter,
  planned: readonly Planned[],
  references: readonly Reference[],
  call: Call,
): Promise<Map<string, number>> {
  const counts = await countReferences(client, references, call);
  for (const [key, reference] of new Map(references.map((each) => [keyOf(each), each])))
    if (!counts.get(key) && planned.some((each) => makes(each, reference))) counts.set(key, 1);
  return counts;
}

/** Whether the reference fits an object that is going to be created, as far as its body tells. */
function makes({ action, binding, body }: Planned, { target, lookup }: Reference): boolean {
  if (action !== "create" || (binding.path as string) !== target) return false;
  return Object.entries(lookup).every(([name, value]) => {
    const [head = "", ...rest] = name.split("__");
    const own = body[head];
    if (own === undefined) return true;
    if (rest.length === 0) return own === value;
    const step = rest.join("__");
    return !isLookup(own) || !(step in own) || own[step] === value;
  });
}
