import { isDeepStrictEqual } from "node:util";
import type { AnyModelClass, Model } from "../diffsync/index.js";
import { type Binding, keeperOf, type TreeColumn, type Values } from "./binding.js";
import { type Row, referred } from "./fields/column.js";
import { byId } from "./fields/graft.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { Reader } from "./reader.js";
import { splitTreePath } from "./tree-path.js";

const ADVICE = "run again to compare with what it is now, or let the adapter overwrite it (overwrite: true)";

/** What Nautobot has now of a loaded object. */
export interface Current {
  /** By field of the model. */
  values: Values;
  /** The id of the object it hangs below, where the binding names a parent. */
  parent: string | null;
}

/** Loaded objects as Nautobot has them now; those that are gone are missing. One request. */
export async function currentOf(
  adapter: NautobotAdapter,
  binding: Binding,
  models: readonly Model[],
): Promise<Map<Model, Current>> {
  const rows = await rowsOf(adapter, binding, models);
  return new Map(
    [...rows].map(([model, row]) => [
      model,
      { values: valuesOf(adapter, binding, model, row), parent: referred(row, binding.parent) },
    ]),
  );
}

/**
 * Which of these are no longer what was loaded, in any field of the model, and why they are left alone.
 * @param harmless - fields that may have lost what they referred to
 */
export async function stale(
  adapter: NautobotAdapter,
  binding: Binding,
  models: readonly Model[],
  harmless: ReadonlySet<string> = new Set(),
): Promise<Map<Model, string>> {
  const refused = new Map<Model, string>();
  if (adapter.overwrite) return refused;
  const keep = keeperOf(binding);
  for (const [model, row] of await rowsOf(adapter, binding, models)) {
    const [loaded, now] = [fieldsOf(model), valuesOf(adapter, binding, model, row)];
    const fields = [
      ...different(loaded, now).filter(
        (field) => !(harmless.has(field) && isLess(now[field], loaded[field])),
      ),
      ...different(adapter.keptOf(model) ?? {}, keep?.(row) ?? {}),
      ...(adapter.parentIdOf(model) === referred(row, binding.parent) ? [] : [binding.parent]),
    ];
    if (fields.length > 0)
      refused.set(model, `stale: ${fields.join(", ")} changed in Nautobot after it was loaded; ${ADVICE}`);
  }
  return refused;
}

/** Whether nothing is left of a reference, or only some of many. */
const isLess = (now: unknown, loaded: unknown): boolean =>
  Array.isArray(now) && Array.isArray(loaded)
    ? now.every((item) => loaded.some((each) => isDeepStrictEqual(each, item)))
    : now === null;

const different = (loaded: Values, now: Values): string[] =>
  Object.keys(loaded).filter((field) => !isDeepStrictEqual(loaded[field], now[field]));

async function rowsOf(
  adapter: NautobotAdapter,
  binding: Binding,
  models: readonly Model[],
): Promise<Map<Model, Row>> {
  if (models.length === 0) return new Map();
  const ids = models.map((model) => adapter.idOf(model));
  const found = await new Reader(adapter.client).byId(binding, ids);
  const rows = byId(await adapter.outside.beside(binding, [...found.values()], {}, ids));
  return new Map(models.flatMap((model, at) => entry(model, rows.get(ids[at] ?? ""))));
}

const entry = (model: Model, row: Row | undefined): [Model, Row][] => (row ? [[model, row]] : []);

/** What the row holds as the model itself would hold it. */
function valuesOf(adapter: NautobotAdapter, binding: Binding, model: Model, row: Row): Values {
  const fields: Record<string, unknown> = fieldsOf(model);
  for (const { field, read } of binding.columns) fields[field] = read(row);
  if (binding.tree) fields[binding.tree.field] = placeOf(adapter, binding.tree, binding, model, row);
  const ModelClass = model.constructor as AnyModelClass;
  try {
    return fieldsOf(new ModelClass(fields as never));
  } catch {
    return fields; // not even acceptable to the model any more: different from what was loaded
  }
}

function fieldsOf(model: Model): Record<string, unknown> {
  return { ...model.getIdentifiers(), ...model.getAttrs() };
}

/** Its path in the tree, if it is still there; any other text when it is not. */
function placeOf(
  adapter: NautobotAdapter,
  { field, head }: TreeColumn,
  binding: Binding,
  model: Model,
  row: Row,
): string {
  const path = fieldsOf(model)[field] as string;
  const { parent, name } = splitTreePath(path);
  const stays = parent === null || adapter.idAt(binding, parent) === referred(row, head);
  return stays && row["name"] === name ? path : "";
}
