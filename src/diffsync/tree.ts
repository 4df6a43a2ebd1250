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
    for (const { modelName, children } of this.models.values()) {
      for (const child of children) {
        if (typeof child !== "string" || this.models.has(child)) continue;
        throw new DefinitionError(
          `${owner}: model "${modelName}" has children "${child}", of which there is no model here; add it to "models"`,
        );
      }
    }
  }

  #take(model: AnyModelClass | undefined, owner: string): void {
    if (typeof model !== "function" || !((model.prototype as unknown) instanceof Model)) {
      throw new DefinitionError(`${owner}: ${String(model)} among its models is not a model`);
    }
    const known = this.models.get(model.modelName);
    if (known === model) return;
    for (const limit of ["concurrency", "batchSize"] as const) {
      if (model[limit] >= 1) continue;
      throw new DefinitionError(`model "${model.modelName}": ${limit} is ${model[limit]}; give 1 or more`);
    }
    if (known && !isKin(known, model)) {
      throw new DefinitionError(`${owner}: two different models are named "${model.modelName}"`);
    }
    if (!known || model.prototype instanceof known) this.models.set(model.modelName, model);
    for (const child of model.children) if (typeof child !== "string") this.#take(child, owner);
  }

  /** Children a type can have, by their type. */
  childTypes(type: string): readonly string[] {
    return this.models.get(type)?.prototype[SCHEMA].children.map((child) => child.type) ?? [];
  }

  /** Types whose objects may be below others of the same type, directly or not. */
  get recursive(): ReadonlySet<string> {
    const types = [...this.models.keys()];
    return new Set(
      types.filter((type) => this.childTypes(type).some((child) => this.#below(child).has(type))),
    );
  }

  /** Top-level types whose objects may have a parent all the same. */
  get nested(): ReadonlySet<string> {
    const children = new Set([...this.models.keys()].flatMap((type) => this.childTypes(type)));
    return new Set(this.topLevel.filter((type) => children.has(type)));
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
