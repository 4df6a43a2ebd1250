import { expect } from "chai";
import { z } from "zod";
import { Adapter, DefinitionError, defineModel, type AnyModelClass } from "../../../src/diffsync/index.js";

const ids = { name: z.string() };
const Child = defineModel({ name: "child", identifiers: ids });

class Of extends Adapter {
  override readonly topLevel: readonly AnyModelClass[];
  constructor(...models: AnyModelClass[]) {
    super();
    this.topLevel = models;
  }
}

const refused: [string, () => unknown, string][] = [
  [
    "a field in two groups",
    () => defineModel({ name: "a", identifiers: ids, attributes: ids }),
    'model "a": field "name"',
  ],
  [
    "a child field that is an attribute",
    () =>
      defineModel({
        name: "a",
        identifiers: ids,
        attributes: { kids: z.string() },
        children: { kids: Child },
      }),
    'model "a": field "kids"',
  ],
  ["no identifiers", () => defineModel({ name: "a", identifiers: {} }), 'model "a" has no identifiers'],
  [
    "a shortname that is no field",
    () => defineModel({ name: "a", identifiers: ids, shortname: ["x" as "name"] }),
    '"x"',
  ],
  [
    "a child that is no model",
    () => defineModel({ name: "a", identifiers: ids, children: { kids: String as unknown as typeof Child } }),
    'model "a": child "kids"',
  ],
  [
    "two children of one name",
    () => defineModel({ name: "a", identifiers: ids, children: { one: Child, two: Child } }),
    'model "a": two children named "child"',
  ],
  [
    "a field called like a model's own member",
    () => defineModel({ name: "a", identifiers: ids, attributes: { update: z.string() } }),
    'model "a": field "update"',
  ],
  [
    "two models of one name in an adapter",
    () => new Of(Child, defineModel({ name: "child", identifiers: ids })).tree,
    'two different models are named "child"',
  ],
  [
    "a model under another name in an adapter",
    () => {
      class Named extends Adapter {
        override readonly topLevel = [];
        override readonly models = { kid: Child };
      }
      return new Named().tree;
    },
    'its models call "kid" what is named "child"',
  ],
  [
    "a dependency that is no model",
    () => defineModel({ name: "a", identifiers: ids, dependsOn: [Child, undefined as never] }),
    'model "a": dependsOn[1] is not a model',
  ],
  [
    "a comparator that is no function",
    () =>
      defineModel({
        name: "a",
        identifiers: ids,
        attributes: { n: z.number() },
        compare: { n: "loose" as never },
      }),
    'model "a": compare needs a function for "n"',
  ],
  [
    "a concurrency of nothing at once",
    () =>
      new Of(
        class extends Child {
          static override concurrency = 0;
        },
      ).tree,
    'model "child": concurrency is 0; give 1 or more',
  ],
  [
    "batches of nothing",
    () =>
      new Of(
        class extends Child {
          static override batchSize = Number.NaN;
        },
      ).tree,
    'model "child": batchSize is NaN; give 1 or more',
  ],
  ["a top level that is no model", () => new Of("child" as unknown as typeof Child).tree, "is not a model"],
];

describe("a model declared wrongly", () => {
  for (const [what, declare, message] of refused) {
    it(`is refused: ${what}`, () => {
      expect(declare).to.throw(DefinitionError, message);
    });
  }

  it("is refused when models wait for each other in a circle", () => {
    const A = defineModel({ name: "a", identifiers: ids });
    const B = defineModel({ name: "b", identifiers: ids, dependsOn: [A] });
    const C = class extends A {
      static override readonly dependsOn = [B];
    };
    const net = new Of(C, B);
    expect(() => net.tree.inOrder(["a", "b"])).to.throw(DefinitionError, "a → b → a");
  });
});
