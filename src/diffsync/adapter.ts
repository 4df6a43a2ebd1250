import type { Diff, Problem } from "./diff.js";
import { compare } from "./differ.js";
import type { Aside } from "./element.js";
import { DefinitionError, ObjectAlreadyExists, ObjectNotFound, type TreeProblem } from "./errors.js";
import { KEY, SCHEMA, STORE, VALUES } from "./internals.js";
import { link, peek, resolve } from "./links.js";
import { Model } from "./model.js";
import type { DiffOptions, Outcome, SyncOptions } from "./options.js";
import { placeOf } from "./places.js";
import { equal } from "./plain.js";
import { findProblems } from "./problems.js";
import { adapterDict, adapterText, loadFromDict, typeTree } from "./dump.js";
import { treeText } from "./render.js";
import { LocalStore, type Store } from "./store.js";
import { stream } from "./stream.js";
import { synchronize } from "./sync.js";
import { ModelTree } from "./tree.js";
import type { AnyModelClass, AttrsOf, Awaitable, FieldsOf, IdsOf, InstanceOf, ModelInit } from "./types.js";

export interface AdapterOptions {
  /** Shown wherever the side is named; the type unless given. */
  name?: string | undefined;
  /** The class's name unless given. */
  type?: string | undefined;
  store?: Store | undefined;
}

/** What a target is being made like, and how. */
export interface Current {
  source: Adapter<unknown>;
  diff: Diff;
  /** Bits of DiffSyncFlags. */
  flags: number;
}

type Ids = Readonly<Record<string, unknown>>;
type Named<M> = M extends string ? Model : InstanceOf<M>;

/** One side of a sync: loads a dataset into models, and can be compared with and made like another one. */
export abstract class Adapter<Client = undefined> {
  /** Models of the objects that have no parent, in the order they are dealt with. */
  abstract readonly topLevel: readonly AnyModelClass[];
  /** Classes to use in place of those that `topLevel` names among the children: a list, or a record by model name. */
  readonly models: readonly AnyModelClass[] | Readonly<Record<string, AnyModelClass>> = [];
  /** True: all creates and updates first, then all deletes in reverse order of being met. */
  readonly deletesLast: boolean = false;
  /** How many objects `load` will bring, when that is known. */
  expected?: number;
  readonly client: Client;
  readonly name: string;
  readonly type: string;
  readonly store: Store;
  /** Of the load or the checks in progress; the run sets it, and outside of a run it is never aborted. */
  signal: AbortSignal = new AbortController().signal;
  #current: Current | undefined;
  #tree: ModelTree | undefined;

  constructor(
    ...[client, options]: undefined extends Client
      ? [client?: Client, options?: AdapterOptions]
      : [client: Client, options?: AdapterOptions]
  ) {
    this.client = client as Client;
    this.type = options?.type ?? new.target.name;
    this.name = options?.name ?? this.type;
    this.store = options?.store ?? new LocalStore();
  }

  /** Of a target: objects that are updated whenever the source has them, and what that does beside their fields. */
  get restores(): ReadonlyMap<Model, Aside> | undefined {
    return undefined;
  }

  /** Fills the adapter; `this.signal` tells when to stop. Never called by the engine itself. */
  load(signal?: AbortSignal): Awaitable<void> {
    signal?.throwIfAborted();
  }

  /** The models of this adapter. @throws DefinitionError when two are named alike or one is none */
  get tree(): ModelTree {
    return (this.#tree ??= new ModelTree(this.topLevel, this.models, this.type));
  }

  /**
   * Makes an object and stores it, or stores one that is made already.
   * @throws ModelInvalid, ObjectAlreadyExists naming both places as far as they are known
   */
  add<M extends AnyModelClass>(ModelClass: M, fields: FieldsOf<M>, init?: ModelInit): InstanceOf<M>;
  add<T extends Model>(model: T): T;
  add(what: AnyModelClass | Model, fields?: object, init?: ModelInit): Model {
    const model = what instanceof Model ? what : new (this.classFor(what))(fields as never, init);
    return this.#store(model);
  }

  /** What a parent's own `add` does. */
  addUnder<M extends AnyModelClass>(
    parent: Model,
    what: M,
    fields: FieldsOf<M>,
    init?: ModelInit,
  ): InstanceOf<M> {
    const model = new (this.classFor(what))(fields as never, init);
    const i = parent[SCHEMA].childIndex.get(model.getType());
    if (i === undefined) parent.addChild(model);
    this.#store(model, parent);
    link(parent, i ?? -1, model);
    return model as InstanceOf<M>;
  }

  #store(model: Model, parent?: Model): Model {
    const stored = this.store.add(model, model[KEY]);
    if (stored !== model) {
      const place = parent ? `under ${parent.getType()} ${parent.getUniqueId()}` : placeOf(model);
      const places = [placeOf(stored), place].filter((text) => text !== undefined);
      const where = places.length > 0 ? `: ${places.join(", and again ")}` : "";
      throw new ObjectAlreadyExists(`Object ${model.getUniqueId()} already present${where}`, stored);
    }
    model[STORE] = this.store;
    if (!model.adapter || (model.adapter !== this && model.adapter.count() === 0)) model.adapter = this;
    return model;
  }

  /** The class this adapter uses for a model: its own, when it extends the given one. */
  classFor(model: AnyModelClass): AnyModelClass {
    const own = this.tree.models.get(model.modelName);
    return own && own !== model && own.prototype instanceof model ? own : model;
  }

  /** @throws ObjectNotFound */
  get<M extends AnyModelClass | string>(
    model: M,
    id: string | (M extends string ? Ids : IdsOf<M>),
  ): Named<M> {
    const found = this.getOrNull(model, id);
    if (found) return found;
    const type = typeName(model);
    const uid = typeof id === "string" ? id : this.#class(model, id).createUniqueId(id);
    throw new ObjectNotFound(`${type} ${uid} not present in ${this.store.name}`);
  }

  getOrNull<M extends AnyModelClass | string>(
    model: M,
    id: string | (M extends string ? Ids : IdsOf<M>),
  ): Named<M> | null {
    const type = typeName(model);
    if (typeof id === "string") return (this.store.byUid(type, id) ?? null) as Named<M> | null;
    const schema = this.#class(model, id).prototype[SCHEMA];
    return (this.store.bucket(type).get(schema.key(id)) ?? null) as Named<M> | null;
  }

  /** All objects of a model in the order they were stored. */
  getAll<M extends AnyModelClass | string>(model: M): Named<M>[] {
    return [...this.store.bucket(typeName(model)).values()] as Named<M>[];
  }

  /** @throws ObjectNotFound for the first that is missing */
  getByUids<M extends AnyModelClass | string>(model: M, uids: readonly string[]): Named<M>[] {
    return uids.map((uid) => this.get(model, uid));
  }

  getAllModelNames(): string[] {
    return this.store.types();
  }

  count(model?: AnyModelClass | string): number {
    return this.store.count(model === undefined ? undefined : typeName(model));
  }

  /** Stores an object in the place of another one with its identity. */
  update(model: Model): void {
    const before = this.store.put(model, model[KEY]);
    if (before) before[STORE] = undefined;
    model[STORE] = this.store;
  }

  /** Takes an object out; its parent goes on listing it. @throws ObjectNotFound */
  remove(model: Model, options: { children?: boolean } = {}): void {
    const stored = this.store.remove(model, model[KEY]);
    if (!stored) {
      throw new ObjectNotFound(`${model.getType()} ${model.getUniqueId()} not present in ${this.store.name}`);
    }
    stored[STORE] = undefined;
    model.adapter = undefined;
    if (!options.children) return;
    for (const i of model[SCHEMA].children.keys()) {
      const links = peek(model, i) && resolve(model, i, this.store);
      for (const child of links?.values() ?? [])
        if (child?.[STORE] === this.store) this.remove(child, options);
    }
  }

  /** An object that exists, or a new one; and whether it is new. */
  getOrInstantiate<M extends AnyModelClass>(
    model: M,
    ids: IdsOf<M>,
    attrs?: Partial<AttrsOf<M>>,
  ): [InstanceOf<M>, boolean] {
    const found = this.getOrNull(model, ids as never) as InstanceOf<M> | null;
    if (found) return [found, false];
    return [this.add(model, { ...(ids as object), ...attrs } as FieldsOf<M>), true];
  }

  updateOrInstantiate<M extends AnyModelClass>(
    model: M,
    ids: IdsOf<M>,
    attrs: Partial<AttrsOf<M>>,
  ): [InstanceOf<M>, boolean] {
    const [object, created] = this.getOrInstantiate(model, ids, attrs);
    const { [SCHEMA]: schema, [VALUES]: values } = object as Model;
    const due = Object.entries(attrs).filter(([name, value]) => {
      const i = schema.index.get(name);
      // Assigning the fields of a new object again would undo what its schemas made of them.
      return i === undefined || !(created || equal(values[i], value));
    });
    (object as Model).assign(Object.fromEntries(due));
    return [object, created];
  }

  getOrAddModelInstance<T extends Model>(model: T): [T, boolean] {
    const found = this.store.bucket(model.getType()).get(model[KEY]);
    return found ? [found as T, false] : [this.add(model), true];
  }

  updateOrAddModelInstance<T extends Model>(model: T): [T, boolean] {
    const [object, added] = this.getOrAddModelInstance(model);
    if (!added) object.assign(model.getAttrs());
    return [object, added];
  }

  /**
   * What is wrong with what was loaded: children that were never loaded, children of two parents (both end
   * a diff), and orphans, which no sync will reach. Each names the places concerned.
   */
  problems(): TreeProblem[] {
    return findProblems(this);
  }

  /** What the other side has and this one has not, and the other way round. @throws IllegalTree */
  async diffFrom(source: Adapter<unknown>, options: DiffOptions = {}): Promise<Diff> {
    return compare(source, this, options);
  }

  diffTo(target: Adapter<unknown>, options: DiffOptions = {}): Promise<Diff> {
    return target.diffFrom(this, options);
  }

  /** Makes this side like the source, or applies the given diff as it is. @returns the diff applied */
  syncFrom(source: Adapter<unknown>, options: SyncOptions = {}): Promise<Diff> {
    return synchronize(source, this, options);
  }

  syncTo(target: Adapter<unknown>, options: SyncOptions = {}): Promise<Diff> {
    return target.syncFrom(this, options);
  }

  /** `syncFrom` as a stream of outcomes; the sync goes no faster than they are taken. */
  outcomesFrom(
    source: Adapter<unknown>,
    options: Omit<SyncOptions, "onOutcome"> = {},
  ): AsyncGenerator<Outcome, Diff> {
    return stream(
      (onOutcome, signal) => this.syncFrom(source, { ...options, onOutcome, signal }),
      options.signal,
    );
  }

  /** Of a target: the diff that is checked or applied, for the hooks below. @throws DefinitionError outside of them */
  get current(): Current {
    if (this.#current) return this.#current;
    throw new DefinitionError(`${this.type}: nothing is synced to it yet`);
  }

  set current(current: Current) {
    this.#current = current;
  }

  /** Of a target: what of a diff its system would refuse, found without writing anything. */
  validate?(diff: Diff, signal: AbortSignal): Awaitable<readonly Problem[]>;

  /** Where a loaded or created object can be looked at, for a link beside its change: an http(s) address. */
  link?(type: string, uid: string): { name: string; url: string } | undefined;

  /** Of a target, just before a sync. @throws when its system will not let anybody make these changes. */
  authorize?(diff: Diff, signal: AbortSignal): Awaitable<void>;

  /** Of a target: what a delete leaves of the object, for one that is not taken away at once. */
  retires?(model: Model): Aside | undefined;

  /** Of a target: which one of all such systems it is, to be told from others. Undefined when it cannot be told. */
  identify?(signal: AbortSignal): Awaitable<string | undefined>;

  /** Of a target: whether a change that was made is not whole yet. Its outcome then waits for `finishPending`. */
  isPending?(object: Model): boolean;

  /**
   * Of a target, after all creates and updates and before deletes that wait: makes whole what is pending.
   * @returns why, for each object for which that failed
   */
  finishPending?(signal: AbortSignal | undefined): Awaitable<ReadonlyMap<Model, string>>;

  /** Called on the target after a sync that tried at least one change; `this.current` has the same. */
  syncComplete?(source: Adapter<unknown>, diff: Diff, flags: number): Awaitable<void>;

  /** `{type: {uid: fields}}` of everything stored. */
  dict(excludeDefaults = true): Record<string, Record<string, unknown>> {
    return adapterDict(this, excludeDefaults);
  }

  /** The reverse of `dict`; groups no model is named after are ignored. */
  loadFromDict(data: Readonly<Record<string, Readonly<Record<string, object>>>>): void {
    loadFromDict(this, data);
  }

  /** The top-level objects and everything below them as indented text. */
  str(indent = 0): string {
    return adapterText(this, indent);
  }

  /** The types, nested as their objects are. */
  getTree(): Record<string, unknown> {
    return typeTree(this.tree);
  }

  getTreeTraversal(): string {
    return treeText(this.getTree(), this.constructor.name);
  }

  toString(): string {
    return this.type === this.name ? this.type : `${this.type} "${this.name}"`;
  }

  #class(model: AnyModelClass | string, id: unknown): AnyModelClass {
    if (typeof model !== "string") return model;
    const found = this.tree.models.get(model);
    if (found) return found;
    throw new DefinitionError(
      `${this.type} has no model "${model}" to make a unique id of ${JSON.stringify(id)}`,
    );
  }
}

const typeName = (model: AnyModelClass | string): string =>
  typeof model === "string" ? model : model.modelName;
