import type { Diff, Summary } from "./diff.js";
import type { Action } from "./flags.js";
import { SCHEMA, VALUES } from "./internals.js";
import { attrsOf, type Model } from "./model.js";
import { put } from "./plain.js";
import { pyStr } from "./pytext.js";

type Attrs = Record<string, unknown>;

const NOTHING = { create: 0, update: 0, delete: 0, "no-change": 0 };

/** What a change does to an object of the target beside its fields: how that is before and after. */
export interface Aside {
  readonly before?: Readonly<Attrs>;
  readonly after?: Readonly<Attrs>;
}

/** Everything a diff says about one object: pure data, as both sides stood when it was compared. */
export class DiffElement {
  /** Unique among its siblings of the same type; see `shortname`. */
  readonly name: string;
  readonly source: Model | undefined;
  readonly target: Model | undefined;
  /** What would make the target like the source; null when nothing need be done to this object itself. */
  readonly action: Action | null;
  /** Names of the attributes that differ, of an update. */
  readonly changed: readonly string[];
  /** True when an update also gives the object another parent. */
  readonly moved: boolean;
  /** What the change does beside its fields; it makes a pair an update, too. */
  readonly aside: Aside | undefined;
  /** The element of the object that it is below; undefined at the top. */
  parent: DiffElement | undefined = undefined;
  #childDiff: Diff | undefined = undefined;
  #source: readonly unknown[] | undefined;
  #target: readonly unknown[] | undefined;

  constructor(
    name: string,
    source: Model | undefined,
    target: Model | undefined,
    changed: readonly string[],
    moved = false,
    aside?: Aside,
  ) {
    this.name = name;
    this.source = source;
    this.target = target;
    this.changed = changed;
    this.moved = moved;
    this.aside = aside;
    this.#source = source?.[VALUES];
    this.#target = target?.[VALUES];
    if (!target) this.action = "create";
    else if (!source) this.action = "delete";
    else this.action = changed.length > 0 || moved || aside ? "update" : null;
  }

  /** The same element without what lies below it. */
  copy(): DiffElement {
    const copy = new DiffElement(this.name, this.source, this.target, this.changed, this.moved, this.aside);
    copy.#source = this.#source;
    copy.#target = this.#target;
    return copy;
  }

  /** The same object, to be left as it is: what remains of an element whose change was filtered out. */
  static context(element: DiffElement): DiffElement {
    const { name, source, target } = element;
    return new DiffElement(name, source ?? target, target ?? source, []);
  }

  /** The elements below; undefined while there are none. */
  get childDiff(): Diff | undefined {
    return this.#childDiff;
  }

  set childDiff(below: Diff | undefined) {
    this.#childDiff = below;
    below?.placeBelow(this);
  }

  get type(): string {
    return this.#model.getType();
  }

  get uid(): string {
    return this.#model.getUniqueId();
  }

  /** Its identifiers by name. */
  get keys(): Attrs {
    return this.#model.getIdentifiers();
  }

  /** All fields of the source's object as they were compared. */
  get sourceValues(): readonly unknown[] | undefined {
    return this.#source;
  }

  /** All compared attributes of the source's object; undefined when the source has none. */
  get sourceAttrs(): Attrs | undefined {
    return this.source && this.#source && attrsOf(this.source[SCHEMA], this.#source);
  }

  get targetAttrs(): Attrs | undefined {
    return this.target && this.#target && attrsOf(this.target[SCHEMA], this.#target);
  }

  /** What the target has now: all of it on a delete, what changes on an update. */
  get before(): Attrs | undefined {
    return this.source ? this.#only(this.target, this.#target) : this.targetAttrs;
  }

  /** What create and update are given: all attributes of a new object, else what changes. */
  get after(): Attrs | undefined {
    return this.target ? this.#only(this.source, this.#source) : this.sourceAttrs;
  }

  /** `before` and `after` together with what the change does beside the fields. */
  get shown(): { before?: Attrs; after?: Attrs } {
    const { before, after, aside } = this;
    return {
      ...((before ?? aside?.before) && { before: { ...before, ...aside?.before } }),
      ...((after ?? aside?.after) && { after: { ...after, ...aside?.after } }),
    };
  }

  /** Elements below, in the order of the diff. */
  getChildren(): Iterable<DiffElement> {
    return this.childDiff?.getChildren() ?? [];
  }

  /** This object and all below it, unchanged ones included. */
  get size(): number {
    return 1 + (this.childDiff?.size ?? 0);
  }

  /** What becomes of this object and of all below it, in numbers of objects. */
  summary(): Omit<Summary, "skip"> {
    const {
      create,
      update,
      delete: deleted,
      "no-change": same,
    } = { ...NOTHING, ...this.childDiff?.summary() };
    const totals = { create, update, delete: deleted, "no-change": same };
    totals[this.action ?? "no-change"]++;
    return totals;
  }

  hasDiffs(includeChildren = true): boolean {
    return this.action !== null || (includeChildren && this.childDiff?.hasDiffs() === true);
  }

  /** `{"-": before, "+": after}`, where an object on one side only has but one of them. */
  getAttrsDiffs(): { "-"?: Attrs; "+"?: Attrs } {
    const { before, after } = this.shown;
    return { ...(before && { "-": before }), ...(after && { "+": after }) };
  }

  dict(): Attrs {
    const dict: Attrs = this.getAttrsDiffs();
    for (const [type, entries] of Object.entries(this.childDiff?.dict() ?? {})) put(dict, type, entries);
    return dict;
  }

  str(names: { source: string; target: string }, indent: number): string {
    const margin = " ".repeat(indent);
    let text = `${margin}${this.type}: ${this.name}`;
    if (!this.target) text += ` MISSING in ${names.target}`;
    else if (!this.source) text += ` MISSING in ${names.source}`;
    else {
      const { before = {}, after = {} } = this.shown;
      for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
        const [now, then] = [pyStr(after[name]), pyStr(before[name])];
        text += `\n${margin}  ${name}    ${names.source}(${now})    ${names.target}(${then})`;
      }
    }
    return this.childDiff?.hasDiffs() ? `${text}\n${this.childDiff.str(indent + 2)}` : text;
  }

  get #model(): Model {
    return (this.source ?? this.target) as Model;
  }

  #only(model: Model | undefined, values: readonly unknown[] | undefined): Attrs | undefined {
    if (!model || !values) return undefined;
    const only: Attrs = {};
    for (const name of this.changed) put(only, name, values[model[SCHEMA].index.get(name) ?? -1]);
    return only;
  }
}
