import type { Adapter } from "./adapter.js";
import { SCHEMA } from "./internals.js";
import { put, read } from "./plain.js";
import type { ModelTree } from "./tree.js";
import type { AnyModelClass } from "./types.js";

export function adapterDict(
  adapter: Adapter<unknown>,
  excludeDefaults: boolean,
): Record<string, Record<string, unknown>> {
  const dict: Record<string, Record<string, unknown>> = {};
  for (const type of adapter.store.types()) {
    const objects: Record<string, unknown> = {};
    for (const model of adapter.store.bucket(type).values()) {
      put(objects, model.getUniqueId(), model.dict(excludeDefaults));
    }
    put(dict, type, objects);
  }
  return dict;
}

export function adapterText(adapter: Adapter<unknown>, indent: number): string {
  const margin = " ".repeat(indent);
  const lines = adapter.tree.topLevel.map((type) => {
    const models = adapter.getAll(type);
    if (models.length === 0) return `${margin}${type}: []`;
    return [margin + type, ...models.map((model) => model.str(true, indent + 2))].join("\n");
  });
  return lines.join("\n");
}

/** Top-level models first, then the others by name. */
export function loadFromDict(
  adapter: Adapter<unknown>,
  data: Readonly<Record<string, Readonly<Record<string, object>>>>,
): void {
  const { models, topLevel } = adapter.tree;
  const others = [...models.keys()].filter((type) => !topLevel.includes(type)).sort();
  for (const type of [...topLevel, ...others]) {
    const model = models.get(type);
    const objects = read(data, type) as Readonly<Record<string, object>> | undefined;
    if (model) for (const fields of Object.values(objects ?? {})) adapter.add(fromDict(model, fields));
  }
}

function fromDict(ModelClass: AnyModelClass, fields: object) {
  const named = ModelClass.prototype[SCHEMA].children.map(({ type, field }) => [type, read(fields, field)]);
  const children = Object.fromEntries(named.filter(([, uids]) => uids !== undefined)) as Record<
    string,
    string[]
  >;
  const flags = read(fields, "model_flags") as number | undefined;
  return new ModelClass(fields as never, { children, flags });
}

type Types = Map<string, Types>;

/** Types below the types whose objects hold theirs; one that was named before its parent stands by itself too. */
export function typeTree(tree: ModelTree): Record<string, unknown> {
  const others = [...tree.models.keys()].filter((type) => !tree.topLevel.includes(type));
  const root: Types = new Map();
  for (const type of [...tree.topLevel, ...others.sort()]) {
    let node = find(root, type);
    if (!node) root.set(type, (node = new Map<string, Types>()));
    for (const child of tree.childTypes(type)) if (!node.has(child)) node.set(child, new Map());
  }
  return plain(root);
}

function find(types: Types, type: string): Types | undefined {
  for (const [name, below] of types) {
    const found = name === type ? below : find(below, type);
    if (found) return found;
  }
  return undefined;
}

const plain = (types: Types): Record<string, unknown> =>
  Object.fromEntries([...types].map(([type, below]) => [type, plain(below)]));
