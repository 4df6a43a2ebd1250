import { DiffSyncModelFlags, type Aside, type Model } from "../../diffsync/index.js";
import type { Call, Client } from "../../nautobot/index.js";
import type { Binding } from "../binding.js";
import { checkMarker, isMarked, readMarkings, readMarks, type NotedMark } from "./read.js";
import type { SafeDelete } from "./spec.js";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A type of which objects are marked before they are deleted. */
export interface SafeType {
  binding: Binding;
  safe: SafeDelete;
}

/** Which objects of one Nautobot are marked for deletion, since when, and what becomes of each. */
export class Retirement {
  /** Marked objects, whose marks go when the source has them again. */
  readonly restores = new Map<Model, Aside>();
  readonly #client: Client;
  readonly #now: () => Date;
  readonly #types = new Map<string, SafeType>();
  readonly #marks = new Map<Model, NotedMark>();
  readonly #graced = new Set<Model>();

  constructor(client: Client, now: () => Date) {
    this.#client = client;
    this.#now = now;
  }

  /** Objects of this type are marked from now on. */
  add(type: string, safe: SafeType): void {
    this.#types.set(type, safe);
  }

  typeOf(model: Model): SafeType | undefined {
    return this.#types.get(model.getType());
  }

  /** Looks up which of the loaded objects are marked. */
  async load(loaded: (id: string) => Model | undefined, call: Call): Promise<void> {
    if (this.#types.size === 0) return;
    for (const { binding, safe } of this.#types.values())
      await checkMarker(this.#client, binding, safe, call);
    const noted = await readMarks(this.#client, call);
    for (const [type, { binding, safe }] of this.#types) {
      const ids = [...noted.keys()].filter((id) => loaded(id)?.getType() === type);
      const markings = ids.length > 0 ? await readMarkings(this.#client, binding, safe, ids) : undefined;
      for (const [id, marking] of markings ?? []) {
        const [model, mark] = [loaded(id), noted.get(id)];
        if (model && mark && isMarked(marking, safe)) this.#know(model, mark);
      }
    }
  }

  #know(model: Model, mark: NotedMark): void {
    this.#marks.set(model, mark);
    this.restores.set(model, this.#asideOf(model, mark));
    if (this.#isOver(model, mark)) return;
    model.modelFlags |= DiffSyncModelFlags.SKIP_UNMATCHED_DST;
    this.#graced.add(model);
  }

  markOf(model: Model): NotedMark | undefined {
    return this.#marks.get(model);
  }

  /** What a delete leaves of the object; undefined when it is deleted for good. */
  leaves(model: Model): Aside | undefined {
    const type = this.typeOf(model);
    const mark = this.#marks.get(model);
    if (!type || (mark && this.#isOver(model, mark))) return undefined;
    const { status, tag } = type.safe;
    return { after: status === undefined ? { tag } : { status } };
  }

  /** To be called with what was just marked. */
  keep(model: Model): void {
    this.#graced.add(model);
  }

  /** Objects that wait for their deletion, and must not go with something above them. */
  get graced(): ReadonlySet<Model> {
    return this.#graced;
  }

  now(): string {
    return this.#now().toISOString();
  }

  #isOver(model: Model, { at }: NotedMark): boolean {
    const { graceDays = Infinity } = this.typeOf(model)?.safe ?? {};
    return this.#now().getTime() >= Date.parse(at) + graceDays * DAY_MS;
  }

  /** A status that the model has as a field is compared anyway. */
  #asideOf(model: Model, { was }: NotedMark): Aside {
    const { binding, safe } = this.typeOf(model) as SafeType;
    if (safe.status === undefined) return { before: { tag: safe.tag } };
    if (binding.columns.some(({ head }) => head === "status")) return {};
    return { before: { status: safe.status }, after: { status: was ?? safe.status } };
  }
}
