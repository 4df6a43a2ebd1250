import type { DiffElement } from "./element.js";

// Few names are found sooner by looking at each than by hashing them.
const FEW = 16;

/** The elements of one type on one level, in order, each under a name of its own. */
export class Siblings {
  readonly elements: DiffElement[];
  /** Made when first needed, once there are more than a few. */
  #byName: Map<string, DiffElement> | undefined;
  /** Names of those that are not listed under their own. */
  #renamed: Map<DiffElement, string> | undefined;

  /** @param elements named differently, each of them */
  constructor(elements: DiffElement[] = []) {
    this.elements = elements;
  }

  find(name: string): DiffElement | undefined {
    if (!this.#byName && this.elements.length > FEW) {
      this.#byName = new Map(this.elements.map((each) => [this.nameOf(each), each]));
    }
    if (this.#byName) return this.#byName.get(name);
    for (const element of this.elements) if (this.nameOf(element) === name) return element;
    return undefined;
  }

  /** Lists an element under a name, in the place of one that has it already. */
  set(name: string, element: DiffElement): void {
    if (name !== element.name) (this.#renamed ??= new Map<DiffElement, string>()).set(element, name);
    const known = this.#renamed && this.find(name);
    if (known) this.elements[this.elements.indexOf(known)] = element;
    else this.elements.push(element);
    this.#byName?.set(name, element);
  }

  nameOf(element: DiffElement): string {
    return this.#renamed?.get(element) ?? element.name;
  }
}
