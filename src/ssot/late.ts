import { isDeepStrictEqual } from "node:util";
import type { Model } from "../diffsync/index.js";
import type { Binding, Values } from "./binding.js";
import { currentOf } from "./current.js";
import { endpointOf } from "./field-path.js";
import type { Column } from "./fields/column.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { writePatches } from "./patches.js";
import { patch } from "./update.js";

/** References that Nautobot takes only once something else is there: endpoints of that. */
const NEEDS: Readonly<Record<string, string>> = {
  primary_ip4: "/ipam/ip-address-to-interface/",
  primary_ip6: "/ipam/ip-address-to-interface/",
};

interface Postponed {
  binding: Binding;
  attrs: Values;
  /** The same fields as they were. */
  before: Values;
}

/**
 * References to what is created later in the same sync, such as a device's primary address: they are left out when
 * their object is written, and written once everything is there.
 */
export class Late {
  readonly #adapter: NautobotAdapter;
  readonly #fields = new Map<Binding, ReadonlySet<string>>();
  readonly #postponed = new Map<Model, Postponed>();

  constructor(adapter: NautobotAdapter) {
    this.#adapter = adapter;
  }

  /** Some values of a model, those that are written at once and those that have to wait. */
  split(binding: Binding, values: Values): { now: Record<string, unknown>; later: Record<string, unknown> } {
    const fields = this.fieldsOf(binding);
    const entries = Object.entries(values);
    return {
      now: Object.fromEntries(entries.filter(([field]) => !fields.has(field))),
      later: Object.fromEntries(entries.filter(([field]) => fields.has(field))),
    };
  }

  fieldsOf(binding: Binding): ReadonlySet<string> {
    let fields = this.#fields.get(binding);
    if (!fields) this.#fields.set(binding, (fields = lateFields(this.#adapter, binding)));
    return fields;
  }

  postpone(model: Model, postponed: Postponed): void {
    const due = Object.keys(postponed.attrs).some(
      (field) => !isDeepStrictEqual(postponed.attrs[field], postponed.before[field]),
    );
    if (due) this.#postponed.set(model, postponed);
  }

  isPending(model: Model): boolean {
    return this.#postponed.has(model);
  }

  /** @returns why, for each object whose references could not be written */
  async finish(signal: AbortSignal | undefined): Promise<Map<Model, string>> {
    const refused = new Map<Model, string>();
    const due = new Map(this.#postponed);
    this.#postponed.clear();
    for (const binding of new Set([...due.values()].map((each) => each.binding))) {
      const patches = [...due]
        .filter(([, each]) => each.binding === binding)
        .map(([model, { attrs }]) => ({
          model,
          id: this.#adapter.idOf(model),
          attrs: { ...attrs },
          body: patch(this.#adapter, binding, { model, attrs }),
        }));
      const check = (models: readonly Model[]) => this.#changed(binding, models, due);
      const unwritten = await writePatches(this.#adapter, binding, patches, check, { signal });
      for (const [{ model }, message] of [...unwritten.refused, ...unwritten.partly]) {
        const fields = Object.keys(due.get(model)?.attrs ?? {}).join(", ");
        refused.set(model, `written, but for ${fields}: ${message}`);
      }
    }
    return refused;
  }

  /** Which of these fields somebody else set meanwhile. */
  async #changed(
    binding: Binding,
    models: readonly Model[],
    due: ReadonlyMap<Model, Postponed>,
  ): Promise<Map<Model, string>> {
    const refused = new Map<Model, string>();
    if (this.#adapter.overwrite) return refused;
    for (const [model, { values }] of await currentOf(this.#adapter, binding, models)) {
      const { before = {}, attrs = {} } = due.get(model) ?? {};
      const fields = Object.keys(before).filter((field) =>
        [before[field], attrs[field]].every((value) => !isDeepStrictEqual(value, values[field])),
      );
      if (fields.length > 0)
        refused.set(model, `stale: ${fields.join(", ")} changed in Nautobot during the sync; run again`);
    }
    return refused;
  }
}

function lateFields(adapter: NautobotAdapter, binding: Binding): ReadonlySet<string> {
  const order = creationOrder(adapter);
  const place = order.indexOf(binding);
  const later = new Set<string>(order.slice(place + 1).map(({ path }) => path));
  later.delete(binding.path);
  const waits = ({ head, refersTo = "" }: Column): boolean =>
    later.has(refersTo) || later.has(NEEDS[head] ?? "");
  const optional = binding.columns.filter((column) => waits(column) && mayBeEmpty(adapter, binding, column));
  return new Set(optional.map(({ field }) => field));
}

/** Bindings in the order in which their objects are created. */
function creationOrder(adapter: NautobotAdapter): Binding[] {
  const { tree, models } = adapter;
  const bindings = new Map(models.map((model) => [model.modelName, adapter.bindingOf(model)]));
  const order: Binding[] = [];
  const met = new Set<string>();
  const visit = (types: readonly string[]): void => {
    for (const type of tree.inOrder(types.filter((each) => !met.has(each)))) {
      const binding = bindings.get(type);
      if (binding) order.push(binding);
      met.add(type);
      visit(tree.childTypes(type));
    }
  };
  visit(tree.topLevel);
  return order;
}

/** Whether an object can be there without this reference for a while. */
function mayBeEmpty(
  { client }: NautobotAdapter,
  { path, identifiers }: Binding,
  { field, head, relationship }: Column,
): boolean {
  if (identifiers.has(field)) return false;
  if (relationship) return true;
  const { required, fields } = endpointOf(client.endpoints, path);
  const info = fields[head];
  const needed = required.includes(head) || required.includes(`${head}_id`);
  return info !== undefined && !needed && (info.kind === "m2m" || info.nullable === true);
}
