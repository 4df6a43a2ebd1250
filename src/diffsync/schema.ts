import type { z } from "zod";
import { acceptsAsIs } from "./accept.js";
import { DefinitionError, MissingIdentifier, ModelInvalid } from "./errors.js";
import { keyOf, uidOf } from "./identity.js";
import { impurity, put, read } from "./plain.js";
import type { Comparator, Shape } from "./types.js";

interface Field {
  name: string;
  zod: z.ZodType;
  accepts: (value: unknown) => boolean;
  /** The name exists on every object, so only an own property counts. */
  inherited: boolean;
}

export interface ChildField {
  type: string;
  field: string;
}

export interface SchemaInput {
  name: string;
  identifiers: Shape;
  attributes: Shape;
  extra: Shape;
  shortname: readonly string[];
  children: readonly ChildField[];
  compare: Readonly<Record<string, Comparator<never> | undefined>>;
  movable: boolean;
  joinedIds: boolean;
}

const CLASS_MEMBERS: ReadonlySet<string> = new Set(["constructor", "__proto__"]);

/** A model's declaration, checked once and laid out so that an object is one array of values. */
export class Schema {
  readonly name: string;
  readonly ids: readonly string[];
  readonly attrs: readonly string[];
  readonly fields: readonly Field[];
  /** Field name → its place in an object's values: identifiers, then attributes, then extra fields. */
  readonly index = new Map<string, number>();
  /** Places of fields in an object's values; below zero, `~place` of a list of children. */
  readonly shortname: readonly number[];
  readonly emptyIds: Readonly<Record<string, unknown>>;
  readonly emptyAttrs: Readonly<Record<string, unknown>>;
  /** Fields whose name every class uses itself: they are properties of the object, not of the class. */
  readonly shadowed: readonly string[];
  readonly children: readonly ChildField[];
  readonly childIndex = new Map<string, number>();
  readonly compare: Readonly<Record<string, Comparator<never> | undefined>>;
  readonly movable: boolean;
  readonly joinedIds: boolean;

  constructor(input: SchemaInput, reserved: (name: string) => boolean) {
    this.name = input.name;
    this.ids = Object.keys(input.identifiers);
    this.attrs = Object.keys(input.attributes);
    this.emptyIds = template(this.ids);
    this.emptyAttrs = template(this.attrs);
    this.children = input.children;
    this.compare = input.compare;
    this.movable = input.movable;
    this.joinedIds = input.joinedIds;
    this.fields = [input.identifiers, input.attributes, input.extra].flatMap((shape) =>
      Object.entries(shape).map(([name, zod]) => fieldOf(name, zod as z.ZodType)),
    );
    this.shadowed = this.fields.map(({ name }) => name).filter((name) => CLASS_MEMBERS.has(name));
    this.#refuse(input, reserved);
    for (const [i, field] of this.fields.entries()) this.index.set(field.name, i);
    for (const [i, child] of this.children.entries()) this.childIndex.set(child.type, i);
    this.shortname = input.shortname.map((name) => {
      const child = this.children.findIndex(({ field }) => field === name);
      return child < 0 ? this.#known(name, "shortname") : ~child;
    });
    for (const [name, comparator] of Object.entries(input.compare)) {
      this.#known(name, "compare");
      if (comparator === undefined || typeof comparator === "function") continue;
      throw new DefinitionError(`model "${this.name}": compare needs a function for "${name}"`);
    }
  }

  /**
   * Values in this schema's order, checked and with defaults filled in.
   * @param more looked into for what `input` lacks
   * @throws ModelInvalid naming the field
   */
  parse(input: object, more?: object): unknown[] {
    const values = new Array<unknown>(this.fields.length);
    for (let i = 0; i < values.length; i++) {
      const field = this.fields[i] as Field;
      let given = valueIn(input, field);
      if (given === undefined && more) given = valueIn(more, field);
      values[i] = field.accepts(given) ? given : this.#check(given, field);
    }
    return values;
  }

  /** These values if all are right as they are, else what `parse` makes of them. @throws ModelInvalid */
  check(values: readonly unknown[]): readonly unknown[] {
    for (let i = 0; i < values.length; i++) {
      if (!(this.fields[i] as Field).accepts(values[i])) return this.#checkEach(values);
    }
    return values;
  }

  #checkEach(values: readonly unknown[]): readonly unknown[] {
    return this.fields.map((field, i) => {
      const value = values[i];
      return field.accepts(value) ? value : this.#check(value, field);
    });
  }

  /** The identifiers among some values, in the order of the unique id. @throws MissingIdentifier */
  parts(ids: object): unknown[] {
    return this.ids.map((name) => {
      if (!Object.hasOwn(ids, name))
        throw new MissingIdentifier(`${this.name}: identifier "${name}" is missing`);
      return read(ids, name);
    });
  }

  /** The name of the field that holds children of a type. */
  childField(type: string): string | undefined {
    return this.children[this.childIndex.get(type) ?? -1]?.field;
  }

  key(ids: object): string {
    return this.keyOf(this.parts(ids));
  }

  /** What an object with these values is stored under; the identifiers come first. */
  keyOf(values: readonly unknown[]): string {
    return this.joinedIds ? uidOf(values, this.ids.length) : keyOf(values, this.ids.length);
  }

  uid(ids: object): string {
    return uidOf(this.parts(ids), this.ids.length);
  }

  #check(given: unknown, field: Field): unknown {
    const result = this.#parsed(given, field);
    if (!result.success) throw this.#invalid(field, result.error);
    const found = impurity(result.data, field.name);
    if (found) throw new ModelInvalid(this.name, ...found);
    return result.data;
  }

  /** @throws ModelInvalid when the schema itself fails, as a transform may that expects something else */
  #parsed(given: unknown, field: Field): z.ZodSafeParseResult<unknown> {
    try {
      return field.zod.safeParse(given);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw new ModelInvalid(this.name, field.name, problem, { cause: error });
    }
  }

  #invalid(field: Field, error: z.ZodError): ModelInvalid {
    const issue = error.issues[0];
    const steps = (issue?.path ?? []).map((step) =>
      typeof step === "number" ? `[${step}]` : `.${String(step)}`,
    );
    return new ModelInvalid(this.name, field.name + steps.join(""), issue?.message ?? error.message);
  }

  #known(name: string, group: string): number {
    const found = this.index.get(name);
    if (found === undefined) {
      throw new DefinitionError(`model "${this.name}": ${group} names "${name}", which is no field of it`);
    }
    return found;
  }

  #refuse(input: SchemaInput, reserved: (name: string) => boolean): void {
    if (this.name === "") throw new DefinitionError("a model needs a name");
    if (this.ids.length === 0) throw new DefinitionError(`model "${this.name}" has no identifiers`);
    const groups = new Map<string, string>();
    const claim = (name: string, group: string): void => {
      const other = groups.get(name);
      if (other !== undefined) {
        throw new DefinitionError(`model "${this.name}": field "${name}" is in both ${other} and ${group}`);
      }
      groups.set(name, group);
    };
    for (const group of ["identifiers", "attributes", "extra"] as const) {
      for (const name of Object.keys(input[group])) {
        if (reserved(name) && !CLASS_MEMBERS.has(name)) {
          throw new DefinitionError(
            `model "${this.name}": field "${name}" has the name of a model's own member`,
          );
        }
        if (typeof (input[group][name] as Partial<z.ZodType> | undefined)?.safeParse !== "function") {
          throw new DefinitionError(`model "${this.name}": field "${name}" needs a zod schema`);
        }
        claim(name, group);
      }
    }
    for (const { field } of input.children) claim(field, "children");
    const types = new Set<string>();
    for (const { type } of input.children) {
      if (types.has(type)) throw new DefinitionError(`model "${this.name}": two children named "${type}"`);
      types.add(type);
    }
  }
}

function fieldOf(name: string, zod: z.ZodType): Field {
  // A hole is refused a moment later, with the model's name.
  const accepts = (zod as z.ZodType | undefined) ? acceptsAsIs(zod) : () => false;
  return { name, zod, accepts, inherited: name in Object.prototype };
}

function valueIn(input: object, { name, inherited }: Field): unknown {
  return inherited ? read(input, name) : (input as Record<string, unknown>)[name];
}

/** An object of these names; objects made from it share one layout, which makes them cheap. */
function template(names: readonly string[]): Readonly<Record<string, unknown>> {
  const empty: Record<string, unknown> = {};
  for (const name of names) put(empty, name, undefined);
  return empty;
}
