import { expect } from "chai";
import { waves } from "../../../src/ssot/waves.js";

const reference = {
  key: ([key]: readonly [string, string | null]) => key,
  needs: ([, needs]: readonly [string, string | null]) => needs,
};
const keys = (items: readonly (readonly [string, string | null])[]) =>
  waves(items, reference).map((wave) => wave.map(([key]) => key));

describe("waves", () => {
  it("put what is needed before what needs it, whatever the order", () => {
    const items = [
      ["c", "b"],
      ["a", null],
      ["b", "a"],
      ["d", "a"],
    ] as const;
    expect(keys(items)).to.deep.equal([["a"], ["b", "d"], ["c"]]);
  });

  it("do not wait for what is not among the items", () => {
    expect(keys([["b", "elsewhere"]])).to.deep.equal([["b"]]);
  });

  it("hand over a cycle instead of waiting for ever", () => {
    const items = [
      ["a", "b"],
      ["b", "a"],
      ["c", null],
    ] as const;
    expect(keys(items)).to.deep.equal([["c"], ["a", "b"]]);
  });

  it("keep items apart that share a key", () => {
    const items = [
      ["eth0", null],
      ["eth0", null],
      ["eth1", "eth0"],
    ] as const;
    expect(keys(items)).to.deep.equal([["eth0", "eth0"], ["eth1"]]);
  });
});
