import { z } from "zod";
import { Adapter, defineModel, type AnyModelClass, type Model } from "../../src/diffsync/index.js";
import type { AdapterSpec, FieldSpec, Fields, ModelSpec, ObjectSpec } from "./case.js";

type Change = (model: AnyModelClass) => AnyModelClass;

/** An adapter as a vector describes it, empty. */
export class Net extends Adapter {
  override readonly topLevel: readonly AnyModelClass[];
  override readonly models: Readonly<Record<string, AnyModelClass>>;
  readonly spec: AdapterSpec;
  /** Calls of syncComplete. */
  readonly completed: { source: string; diff_len: number; flags: number }[] = [];

  private constructor(spec: AdapterSpec, compatible: boolean, change: Change) {
    const type = spec.type ?? spec.class_name ?? "Net";
    super(undefined, { type, name: spec.name ?? type });
    this.spec = spec;
    const classes = new Map(
      [...defineAll(spec.models, compatible)].map(([name, model]) => [name, change(model)]),
    );
    this.models = Object.fromEntries(classes);
    this.topLevel = spec.top_level.map((name) => classes.get(name) as AnyModelClass);
  }

  /** @param compatible whether objects are told apart as diffsync does */
  static of(spec: AdapterSpec, compatible: boolean, change: Change = (model) => model): Net {
    const Named = class extends Net {};
    Object.defineProperty(Named, "name", { value: spec.class_name ?? "Net" });
    return new Named(spec, compatible, change);
  }

  override syncComplete: NonNullable<Adapter["syncComplete"]> = (source, diff, flags) => {
    this.completed.push({ source: source.name, diff_len: diff.size, flags });
  };

  /** Makes an object without storing it. */
  make({ type, ids, attrs, children, extra, flags }: ObjectSpec): Model {
    const model = this.classOf(type);
    const fields = { ...ids, ...attrs, ...extra };
    const links: Record<string, string[]> = {};
    for (const [field, uids] of Object.entries(children ?? {})) {
      const child = Object.entries(this.spec.models[type]?.children ?? {}).find(([, name]) => name === field);
      if (child) links[child[0]] = uids;
      else fields[field] = uids;
    }
    return new model(fields as never, { children: links, flags });
  }

  fill(): this {
    for (const object of this.spec.objects ?? []) this.add(this.make(object));
    return this;
  }

  /** @throws DefinitionError when the declaration contradicts itself */
  checkModels(): void {
    this.tree.inOrder(this.tree.topLevel);
  }

  classOf(type: string): AnyModelClass {
    const found = this.tree.models.get(type);
    if (!found) throw new Error(`the case uses model ${type} without declaring it`);
    return found;
  }
}

function defineAll(specs: Record<string, ModelSpec>, compatible: boolean): Map<string, AnyModelClass> {
  const classes = new Map<string, AnyModelClass>();
  const begun = new Set<string>();
  const define = (name: string): AnyModelClass | string => {
    const known = classes.get(name);
    if (known) return known;
    // A model that is below itself is known by its name until it is defined.
    if (begun.has(name)) return name;
    begun.add(name);
    const spec = specs[name];
    // A child type without a model of its own is a name only: any model of that name will do.
    const model = spec
      ? defineOne(name, spec, define, compatible)
      : defineModel({ name, identifiers: { id: z.string() } });
    Object.defineProperty(model, "name", { value: `Model_${name}` });
    if (spec) classes.set(name, model);
    return model;
  };
  for (const name of Object.keys(specs)) define(name);
  return classes;
}

function defineOne(
  name: string,
  spec: ModelSpec,
  define: (name: string) => AnyModelClass | string,
  joinedIds: boolean,
): AnyModelClass {
  const childFields = new Set(Object.values(spec.children));
  const declared = spec.fields.map((field) => field.name);
  const named = new Set([...spec.identifiers, ...spec.attributes, ...childFields]);
  // diffsync lists attributes in the order of the fields.
  const attributes = [...spec.attributes].sort((a, b) => declared.indexOf(a) - declared.indexOf(b));
  // A field that was not declared keeps the hole, for the engine to refuse.
  const children = Object.entries(spec.children).map(
    ([type, field]) =>
      [field, declared.includes(field) ? define(type) : undefined] as [string, AnyModelClass | string],
  );
  return defineModel({
    name: spec.modelname ?? name,
    identifiers: shape(spec.fields, spec.identifiers),
    attributes: shape(spec.fields, attributes),
    extra: shape(
      spec.fields,
      declared.filter((field) => !named.has(field)),
    ),
    shortname: spec.shortname,
    children: Object.fromEntries(children),
    flags: spec.class_flags ?? 0,
    joinedIds,
  });
}

const given = z.custom((value) => value !== undefined, "is required");

/** Schemas for some fields; a name that is no field keeps the hole, for the engine to refuse. */
function shape(fields: readonly FieldSpec[], names: readonly string[]): Record<string, z.ZodType> {
  const entries = names.map((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    if (field?.default === undefined) return [name, field && given];
    const value = field.default;
    return [name, given.default(() => structuredClone(value) as Fields)];
  });
  return Object.fromEntries(entries) as Record<string, z.ZodType>;
}
