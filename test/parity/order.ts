import { Diff, type DiffClass, type DiffElement } from "../../src/diffsync/index.js";
import type { OrderSpec } from "./case.js";

const ACTIONS = ["create", "update", "delete", null];

type Mode = (elements: DiffElement[]) => DiffElement[];
const MODES: Record<string, Mode> = {
  insertion: (elements) => elements,
  alpha: (elements) => elements.sort((a, b) => compareText(a.name, b.name)),
  reverse: (elements) => elements.reverse(),
  action: (elements) => elements.sort((a, b) => ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action)),
  deletes_first: (elements) =>
    elements.sort((a, b) => Number(b.action === "delete") - Number(a.action === "delete")),
  drop_deletes: (elements) => elements.filter(({ action }) => action !== "delete"),
  only_changed: (elements) => elements.filter((element) => element.hasDiffs()),
};

function compareText(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  const i = x.findIndex((char, at) => char !== y[at]);
  return i === -1 ? x.length - y.length : (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? -1);
}

/** The Diff subclass a case asks for. */
export function diffClassFor(order: OrderSpec | undefined): DiffClass {
  if (!order) return Diff;
  const { hooks = {}, defer_deletes: deferred } = order;
  return class OrderedDiff extends Diff {
    override orderChildren(type: string, elements: Iterable<DiffElement>): Iterable<DiffElement> {
      const mode = MODES[hooks[type] ?? hooks.default ?? "insertion"];
      if (!mode) throw new Error(`unknown order ${JSON.stringify(order)}`);
      return mode([...elements]);
    }

    override *getChildren(): Iterable<DiffElement> {
      if (!deferred) {
        yield* super.getChildren();
        return;
      }
      const groups = this.groups();
      const first = deferred.filter((type) => groups.includes(type));
      const deletes: DiffElement[] = [];
      for (const type of [...first, ...groups.filter((group) => !first.includes(group))]) {
        for (const element of this.elementsOf(type)) {
          if (element.action === "delete") deletes.push(element);
          else yield element;
        }
      }
      yield* deletes.reverse();
    }
  };
}
