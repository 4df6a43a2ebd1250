import type { Action, Diff, DiffElement, Problem } from "../diffsync/index.js";
import type { Endpoint } from "../nautobot/index.js";
import { type Binding, createValues } from "./binding.js";
import { endpointOf } from "./field-path.js";
import { type Body, isLookup } from "./fields/column.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { countReferences, keyOf, type Reference, referencesOf, shownReference } from "./references.js";
import { splitTreePath } from "./tree-path.js";
import { patch } from "./update.js";
import { schemaProblems } from "./validate-body.js";

interface Planned {
  element: DiffElement;
  action: Action;
  binding: Binding;
  endpoint: Endpoint;
  body: Body;
}

/** What of a diff Nautobot would refuse, as far as its schema and what it holds tell. */
export async function validate(
  adapter: NautobotAdapter,
  diff: Diff,
  signal: AbortSignal,
): Promise<Problem[]> {
  const planned = [...diff.elements()].flatMap((element) => plan(adapter, element));
  const references = planned.flatMap(({ endpoint, binding, body }) =>
    referencesOf(endpoint, body).filter(({ head }) => !binding.createMissing.includes(head)),
  );
  const counts = await countReferences(adapter.client, references, { signal });
  const missing = new Set(references.filter((each) => !counts.get(keyOf(each))).map(keyOf));
  for (const reference of references)
    if (missing.has(keyOf(reference)) && planned.some((each) => makes(each, reference)))
      missing.delete(keyOf(reference));
  return planned.flatMap(({ element, action, endpoint, binding, body }) => {
    const required = action === "create" ? requiredOf(endpoint, binding) : [];
    const messages = [
      ...schemaProblems(endpoint, body, required),
      ...referencesOf(endpoint, body).flatMap((reference) => {
        const key = keyOf(reference);
        if (missing.has(key)) return [`${shownReference(reference)} does not exist`];
        const count = counts.get(key) ?? 0;
        return count > 1 ? [`${shownReference(reference)} fits ${count} objects`] : [];
      }),
    ];
    const { type, uid } = element;
    return messages.length > 0 ? [{ action, type, uid, message: messages.join("; ") }] : [];
  });
}

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

/** The parent's and the tree's keys are filled in when the object is written. */
const requiredOf = ({ required }: Endpoint, { parent, tree }: Binding): string[] =>
  required.filter((name) => name !== parent && name !== tree?.head);

/** Whether the reference fits an object that this sync is going to create, as far as its body tells. */
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
