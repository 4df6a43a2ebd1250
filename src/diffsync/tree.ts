import type { Adapter } from "./adapter.js";
import { DefinitionError } from "./errors.js";
import { SCHEMA } from "./internals.js";
import { Model } from "./model.js";
import type { AnyModelClass } from "./types.js";

/** The models of one adapter, by name and in the order their objects are dealt with. */
export class ModelTree {
  readonly models = new Map<string, AnyModelClass>();
  /** Names of the top-level models as declared. */
  readonly topLevel: readonly string[];

  constructor(topLevel: readonly AnyModelClass[], models: Adapter["models"], owner: string) {
    for (const [name, model] of Object.entries<AnyModelClass>(models)) {
      this.#take(model, owner);
      if (!Array.isArray(models) && name !== model.modelName) {
        throw new DefinitionError(`${owner}: its models call "${name}" what is named "${model.modelName}"`);
      }
    }
    for (const model of topLevel) this.#take(model, owner);
    this.topLevel = topLevel.map(({ modelName }) => modelName);
  }

  #take(model: AnyModelClass | undefined, owner: string): void {
    if (typeof model !== "function" || !((model.prototype as unknown) instanceof Model)) {
      throw new DefinitionError(`${owner}: ${String(model)} among its models is not a model`);
    }
    const known = this.models.get(model.modelName);
    if (known === model) return;
    if (known && !isKin(known, model)) {
      throw new DefinitionError(`${owner}: two different models are named "${model.modelName}"`);
    }
    if (!known || model.prototype instanceof known) this.models.set(model.modelName, model);
    for (const child of model.children) this.#take(child, owner);
  }

  /** Children a type can have, by their type. */
  childTypes(type: string): readonly string[] {
    return this.models.get(type)?.prototype[SCHEMA].children.map((child) => child.type) ?? [];
  }

  /** Whether any model waits for another one that is not its parent. */
  get hasDependencies(): boolean {
    return [...this.models.values()].some(({ dependsOn }) => dependsOn.length > 0);
  }

  /**
   * Sibling types, those that others wait for first; a type waits for what any type below it waits for.
   * Otherwise the order stays. @throws DefinitionError when they wait for each other
   */
  inOrder(types: readonly string[]): string[] {
    const below = new Map(types.map((type) => [type, this.#below(type)]));
    const waitsFor = (type: string): string[] =>
      types.filter((other) => other !== type && this.#waits(below.get(type), below.get(other)));
    const ordered: string[] = [];
    const visit = (type: string, path: readonly string[]): void => {
      if (ordered.includes(type)) return;
      if (path.includes(type)) {
        throw new DefinitionError(`models depend on each other in a circle: ${[...path, type].join(" → ")}`);
      }
      for (const other of waitsFor(type)) visit(other, [...path, type]);
      ordered.push(type);
    };
    for (const type of types) visit(type, []);
    return ordered;
  }

  #below(type: string, found = new Set<string>()): Set<string> {
    if (found.has(type)) return found;
    found.add(type);
    for (const child of this.childTypes(type)) this.#below(child, found);
    return found;
  }

  #waits(types: Set<string> = new Set(), others: Set<string> = new Set()): boolean {
    for (const type of types) {
      for (const { modelName } of this.models.get(type)?.dependsOn ?? []) {
        if (others.has(modelName) && !types.has(modelName)) return true;
      }
    }
    return false;
  }
}

/** The same declaration, extended. */
const isKin = (a: AnyModelClass, b: AnyModelClass): boolean => a.prototype[SCHEMA] === b.prototype[SCHEMA];
