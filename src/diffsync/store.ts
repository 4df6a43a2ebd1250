import { KEY } from "./internals.js";
import { isMarked } from "./identity.js";
import type { Model } from "./model.js";

/** Where an adapter keeps its objects: by type and key, in the order they came. The adapter gives the keys. */
export interface Store {
  /** As messages call it. */
  readonly name: string;
  /** Objects of one type by key; empty for a type that was never stored. */
  bucket(type: string): ReadonlyMap<string, Model>;
  /** The first object whose unique id reads like this. */
  byUid(type: string, uid: string): Model | undefined;
  /** Puts an object in unless its key is taken. @returns what is stored under the key now */
  add(model: Model, key: string): Model;
  /** Puts an object in, in the place of one with the same key. @returns the one that was there */
  put(model: Model, key: string): Model | undefined;
  /** @returns what was taken out */
  remove(model: Model, key: string): Model | undefined;
  types(): string[];
  count(type?: string): number;
}

interface Bucket {
  byKey: Map<string, Model>;
  /** Unique id → object, for keys that differ from it; built when first asked for. */
  byUid: Map<string, Model> | undefined;
}

const NONE: ReadonlyMap<string, Model> = new Map();

/** The default store: plain memory. */
export class LocalStore implements Store {
  readonly name = "LocalStore";
  readonly #buckets = new Map<string, Bucket>();
  #type: string | undefined;
  #last: Bucket | undefined;

  bucket(type: string): ReadonlyMap<string, Model> {
    return this.#find(type)?.byKey ?? NONE;
  }

  /** Nearly always the one of the call before. */
  #find(type: string): Bucket | undefined {
    if (type !== this.#type) {
      this.#last = this.#buckets.get(type);
      this.#type = type;
    }
    return this.#last;
  }

  byUid(type: string, uid: string): Model | undefined {
    const bucket = this.#buckets.get(type);
    if (!bucket) return undefined;
    return bucket.byKey.get(uid) ?? (bucket.byUid ??= marked(bucket.byKey)).get(uid);
  }

  add(model: Model, key: string): Model {
    const bucket = this.#bucketFor(model);
    const known = bucket.byKey.get(key);
    if (known) return known;
    set(bucket, model, key);
    return model;
  }

  put(model: Model, key: string): Model | undefined {
    const bucket = this.#bucketFor(model);
    const before = bucket.byKey.get(key);
    set(bucket, model, key);
    return before;
  }

  #bucketFor(model: Model): Bucket {
    const type = model.getType();
    const known = this.#find(type);
    if (known) return known;
    const bucket: Bucket = { byKey: new Map(), byUid: undefined };
    this.#buckets.set(type, bucket);
    return (this.#last = bucket);
  }

  remove(model: Model, key: string): Model | undefined {
    const bucket = this.#buckets.get(model.getType());
    const stored = bucket?.byKey.get(key);
    if (!bucket || !stored) return undefined;
    bucket.byKey.delete(key);
    if (isMarked(key)) bucket.byUid = undefined;
    return stored;
  }

  types(): string[] {
    return [...this.#buckets.keys()];
  }

  count(type?: string): number {
    if (type !== undefined) return this.bucket(type).size;
    let total = 0;
    for (const { byKey } of this.#buckets.values()) total += byKey.size;
    return total;
  }
}

function set(bucket: Bucket, model: Model, key: string): void {
  bucket.byKey.set(key, model);
  if (bucket.byUid && isMarked(key)) index(bucket.byUid, model);
}

function marked(models: ReadonlyMap<string, Model>): Map<string, Model> {
  const found = new Map<string, Model>();
  for (const [key, model] of models) if (isMarked(key)) index(found, model);
  return found;
}

function index(byUid: Map<string, Model>, model: Model): void {
  const uid = model.getUniqueId();
  const known = byUid.get(uid);
  if (known === undefined || known[KEY] === model[KEY]) byUid.set(uid, model);
}
