import { expect } from "chai";
import fc from "fast-check";
import { splitTreePath, treePath, treePaths } from "../../../src/ssot/tree-path.js";

describe("tree paths", () => {
  const given: [path: string, parent: string | null, name: string][] = [
    ["Europe", null, "Europe"],
    ["Europe/Berlin", "Europe", "Berlin"],
    ["Europe/Berlin/Floor 1", "Europe/Berlin", "Floor 1"],
    ["A\\/B", null, "A/B"],
    ["A\\/B/C\\\\", "A\\/B", "C\\"],
    ["A\\\\/B", "A\\\\", "B"],
  ];
  for (const [path, parent, name] of given) {
    it(`splits ${path}`, () => expect(splitTreePath(path)).to.deep.equal({ parent, name }));
  }

  it("come apart as they were put together, whatever the names hold", () => {
    const name = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const { parent, name: last } = splitTreePath(treePath(...names));
        expect(last).to.equal(names.at(-1));
        expect(parent).to.equal(names.length === 1 ? null : treePath(...names.slice(0, -1)));
      }),
    );
  });

  it("are made from rows in any order", () => {
    const nodes = [
      { id: "3", name: "Floor 1", parentId: "2" },
      { id: "1", name: "Europe", parentId: null },
      { id: "2", name: "Berlin", parentId: "1" },
    ];
    expect(treePaths(nodes).get("3")).to.equal("Europe/Berlin/Floor 1");
  });
});
