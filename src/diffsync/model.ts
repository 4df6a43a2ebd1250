import { inspect } from "node:util";
import type { Adapter } from "./adapter.js";
import { ObjectAlreadyExists, ObjectNotFound, ObjectStoreWrongType, UnknownName } from "./errors.js";
import type { Status } from "./flags.js";
import { uidOf } from "./identity.js";
import { KEY, LINKS, MESSAGE, ORIGIN, PARENT, SCHEMA, STATUS, STORE, VALUES } from "./internals.js";
import { classOf } from "./class-of.js";
import { Parts, Twin } from "./given.js";
import { link, nameChildren, namesIn, peek, resolve, unlink } from "./links.js";
import { pyStr } from "./pytext.js";
import { modelDict, modelText } from "./render.js";
import type { Schema } from "./schema.js";
import type { Store } from "./store.js";
import type {
  AnyModelClass,
  Child,
  ChildOf,
  Children,
  Done,
  FieldsOf,
  InstanceOf,
  ModelInit,
  Operations,
  Shape,
  Values,
} from "./types.js";

/** One object of a dataset. Made with defineModel's classes only; its fields are properties of the same names. */
export class Model<I extends Shape = Shape, A extends Shape = Shape, C extends Children = Children> {
  static modelName: string = "";
  static identifiers: Shape = {};
  static attributes: Shape = {};
  static extra: Shape = {};
  static shortname: readonly string[] = [];
  static children: readonly Child[] = [];
  static dependsOn: readonly AnyModelClass[] = [];
  static modelFlags: number = 0;
  static concurrency: number = 1;
  static batchSize: number = 1000;

  declare readonly [SCHEMA]: Schema;
  /** Never changed in place: a diff keeps the array it saw. */
  [VALUES]: readonly unknown[];
  [KEY]: string;
  [LINKS]: (Map<string, Model | undefined> | undefined)[] | undefined = undefined;
  [PARENT]: Model | undefined = undefined;
  [STORE]: Store | undefined = undefined;
  [STATUS]: Status = "success";
  [MESSAGE] = "";
  /** Where it came from, as far as anybody said. */
  [ORIGIN]: string | undefined = undefined;
  /** The adapter that holds this object, or is about to. */
  adapter: Adapter<unknown> | undefined = undefined;
  /** Bits of DiffSyncModelFlags; the class's unless set on the object. */
  modelFlags: number;

  constructor(fields: object, init?: ModelInit) {
    const schema = this[SCHEMA];
    if (fields instanceof Twin) this[VALUES] = schema.check(fields.values);
    else if (fields instanceof Parts) this[VALUES] = schema.parse(fields.ids, fields.attrs);
    else this[VALUES] = schema.parse(fields);
    const same = fields instanceof Twin && fields.values === this[VALUES];
    this[KEY] = same ? fields.key : schema.keyOf(this[VALUES]);
    this.modelFlags = init?.flags ?? new.target.modelFlags;
    for (const name of schema.shadowed) Object.defineProperty(this, name, accessor(schema, name));
    if (init) this.#init(init);
  }

  #init(init: ModelInit): void {
    this[ORIGIN] = init.origin;
    for (const [type, uids] of Object.entries(init.children ?? {})) this.setChildIds(type, uids);
  }

  static createUniqueId(ids: Readonly<Record<string, unknown>>): string {
    return (this.prototype as Model)[SCHEMA].uid(ids);
  }

  /** Makes the model without touching any system; what `create` does unless overridden. @throws ModelInvalid */
  static createBase(adapter: Adapter<unknown>, ids: object, attrs: object): Model {
    return created(new this(new Parts(ids, attrs)), adapter);
  }

  static create(adapter: Adapter<unknown>, ids: object, attrs: object): Done {
    return this.createBase(adapter, ids, attrs);
  }

  static implement(operations: Operations<Adapter<unknown>, Shape, Shape, Shape, Children>): unknown {
    const Implemented = class extends this {};
    for (const [name, operation] of Object.entries(operations)) {
      const onObject = name === "update" || name === "delete" || name === "move";
      Object.defineProperty(onObject ? Implemented.prototype : Implemented, name, { value: operation });
    }
    return Implemented;
  }

  getType(): string {
    return this[SCHEMA].name;
  }

  /** diffsync's unique id: the identifiers as Python's text, joined by "__". */
  getUniqueId(): string {
    const key = this[KEY];
    return key.includes("\0") ? uidOf(this[VALUES], this[SCHEMA].ids.length) : key;
  }

  /** What a diff calls the object; the unique id unless the model names shorter fields. */
  getShortname(): string {
    const { shortname } = this[SCHEMA];
    if (shortname.length === 0) return this.getUniqueId();
    if (shortname.length === 1) return textOf(this, shortname[0] as number);
    return shortname.map((i) => textOf(this, i)).join("__");
  }

  getIdentifiers(): Values<I> {
    return identifiersOf(this[SCHEMA], this[VALUES]) as Values<I>;
  }

  getAttrs(): Values<A> {
    return attrsOf(this[SCHEMA], this[VALUES]) as Values<A>;
  }

  getStatus(): { status: Status; message: string } {
    return { status: this[STATUS], message: this[MESSAGE] };
  }

  setStatus(status: Status, message = ""): this {
    this[STATUS] = status;
    this[MESSAGE] = message;
    return this;
  }

  /**
   * Makes a child, stores it in this object's adapter and links it here.
   * @throws ModelInvalid, ObjectAlreadyExists naming both places
   */
  add<M extends ChildOf<C> & AnyModelClass>(
    ChildModel: M,
    fields: FieldsOf<M>,
    init?: ModelInit,
  ): InstanceOf<M> {
    if (!this.adapter)
      throw new ObjectNotFound(`${this.getType()} ${this.getUniqueId()} is in no adapter yet`);
    return this.adapter.addUnder(this, ChildModel, fields, init);
  }

  /** @throws ObjectStoreWrongType, ObjectAlreadyExists */
  addChild(child: Model): void {
    const i = this.#childIndex(child, "store");
    if (!link(this, i, child)) {
      const what = `${child.getType()} with unique_id ${child.getUniqueId()}`;
      throw new ObjectAlreadyExists(`Already storing a ${what}`, child);
    }
  }

  /** @throws ObjectStoreWrongType, ObjectNotFound */
  removeChild(child: Model): void {
    const i = this.#childIndex(child, "find and delete");
    if (!unlink(this, i, child)) {
      const field = this[SCHEMA].children[i]?.field ?? "";
      throw new ObjectNotFound(`${child.getUniqueId()} was not found as a child in ${field}`);
    }
  }

  /** The stored children of one model, in order. */
  getChildren<M extends ChildOf<C> & AnyModelClass>(ChildModel: M): InstanceOf<M>[] {
    const i = this[SCHEMA].childIndex.get(ChildModel.modelName);
    if (i === undefined || !this.adapter) return [];
    const links = resolve(this, i, this.adapter.store) ?? new Map<string, undefined>();
    return [...links.values()].filter((child) => child !== undefined) as InstanceOf<M>[];
  }

  /** Unique ids of the children of one type, in order, stored or not. */
  getChildIds(type: string): string[] {
    return namesIn(peek(this, this[SCHEMA].childIndex.get(type) ?? -1));
  }

  /** Lists these children instead, by unique id; they are looked up in the adapter when needed. */
  setChildIds(type: string, uids: readonly string[]): void {
    const i = this[SCHEMA].childIndex.get(type);
    if (i === undefined) throw new ObjectStoreWrongType(`${this.getType()} has no children of type ${type}`);
    nameChildren(this, i, uids);
  }

  /** Sets fields of this object. @throws UnknownName */
  assign(attrs: Partial<Values<A>>): void {
    for (const [name, value] of Object.entries(attrs)) {
      const i = this[SCHEMA].index.get(name);
      if (i === undefined) throw new UnknownName(`"${classOf(this).name}" object has no field "${name}"`);
      setValue(this, i, value);
    }
  }

  /** What `update` does unless overridden: sets the fields without touching any system. @throws UnknownName */
  updateBase(attrs: Partial<Values<A>>): this {
    this.assign(attrs);
    return this.setStatus("success", "Updated successfully");
  }

  /** Writes changed attributes. Return the model, or null when it failed; or throw ObjectNotUpdated. */
  update(attrs: Partial<Values<A>>): Done {
    return this.updateBase(attrs);
  }

  deleteBase(): this {
    return this.setStatus("success", "Deleted successfully");
  }

  /** Deletes the object in the system behind the adapter; the engine removes it from the adapter afterwards. */
  delete(): Done {
    return this.deleteBase();
  }

  /** A change of parent, of models declared `movable`: called before the engine links it to `parent`. */
  move(_parent: Model | undefined, attrs: Partial<Values<A>>): Done {
    return this.update(attrs);
  }

  /** All fields, flags and child ids. @param excludeDefaults leave out what equals its default */
  dict(excludeDefaults = false): Record<string, unknown> {
    return modelDict(this, excludeDefaults);
  }

  /** The object and, unless told otherwise, everything below it, as indented text. */
  str(includeChildren = true, indent = 0): string {
    return modelText(this, includeChildren, indent);
  }

  toString(): string {
    return this.getUniqueId();
  }

  toJSON(): Record<string, unknown> {
    return modelDict(this, true);
  }

  [inspect.custom](): string {
    return `${this.getType()} "${this.getUniqueId()}"`;
  }

  #childIndex(child: Model, verb: string): number {
    const i = this[SCHEMA].childIndex.get(child.getType());
    if (i !== undefined) return i;
    const valid = [...this[SCHEMA].childIndex.keys()].sort().map((type) => `'${type}'`);
    throw new ObjectStoreWrongType(
      `Unable to ${verb} ${child.getType()} as a child of ${this.getType()}; valid types are [${valid.join(", ")}]`,
    );
  }
}

/**
 * `create` of a model that leaves it to the engine: nobody sees the fields, so none are laid out.
 * @returns undefined when the model has a `create` of its own, or fields that no create is given
 * @throws ModelInvalid
 */
export function createTwin(
  model: AnyModelClass,
  adapter: Adapter<unknown>,
  values: readonly unknown[],
  key: string,
): Model | undefined {
  const Made = model as unknown as typeof Model;
  if (Made.create !== Model.create || Made.createBase !== Model.createBase) return undefined;
  const { fields, ids, attrs } = model.prototype[SCHEMA];
  if (fields.length > ids.length + attrs.length) return undefined;
  return created(new Made(new Twin(values, key)), adapter);
}

/** Python's text of a field, or of a list of children. */
function textOf(model: Model, i: number): string {
  return pyStr(i < 0 ? model.getChildIds(model[SCHEMA].children[~i]?.type ?? "") : model[VALUES][i]);
}

function created(model: Model, adapter: Adapter<unknown>): Model {
  model.adapter = adapter;
  return model.setStatus("success", "Created successfully");
}

function setValue(model: Model, i: number, value: unknown): void {
  model[VALUES] = model[VALUES].with(i, value);
}

/** A field as a property; identifiers can only be read. */
export function accessor(schema: Schema, name: string): PropertyDescriptor {
  const i = schema.index.get(name) ?? -1;
  return {
    configurable: true,
    enumerable: false,
    get(this: Model) {
      return this[VALUES][i];
    },
    ...(i >= schema.ids.length && {
      set(this: Model, value: unknown) {
        setValue(this, i, value);
      },
    }),
  };
}

function identifiersOf(schema: Schema, values: readonly unknown[]): Record<string, unknown> {
  return fill({ ...schema.emptyIds }, schema.ids, values, 0);
}

export function attrsOf(schema: Schema, values: readonly unknown[]): Record<string, unknown> {
  return fill({ ...schema.emptyAttrs }, schema.attrs, values, schema.ids.length);
}

function fill(
  object: Record<string, unknown>,
  names: readonly string[],
  values: readonly unknown[],
  offset: number,
): Record<string, unknown> {
  for (let i = 0; i < names.length; i++) object[names[i] as string] = values[offset + i];
  return object;
}
