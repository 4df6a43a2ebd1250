import { expect } from "chai";
import type { ObjectName } from "../../../src/jobs/request.js";
import { MOST_OBJECTS, mergeScopes } from "../../../src/jobs/scope.js";

const devices = (from: number, count: number): ObjectName[] =>
  Array.from({ length: count }, (_, index) => ({ type: "device", uid: `d${from + index}` }));

describe("mergeScopes", () => {
  it("names every object and type of both once", () => {
    const merged = mergeScopes(
      { types: ["rack"], objects: devices(0, 2) },
      { types: ["rack", "site"], objects: devices(1, 2) },
    );
    expect(merged).to.deep.equal({ types: ["rack", "site"], objects: devices(0, 3) });
  });

  it("is everything when one of the two is", () => {
    expect(mergeScopes(undefined, { types: ["rack"] })).to.equal(undefined);
    expect(mergeScopes({ objects: devices(0, 1) }, undefined)).to.equal(undefined);
  });

  it("is everything when there would be too many objects", () => {
    const half = MOST_OBJECTS / 2;
    expect(
      mergeScopes({ objects: devices(0, half) }, { objects: devices(half, half) })?.objects,
    ).to.have.length(MOST_OBJECTS);
    expect(mergeScopes({ objects: devices(0, half) }, { objects: devices(half, half + 1) })).to.equal(
      undefined,
    );
  });

  it("does not take one object for another whose type and id read the same together", () => {
    const [a, b] = [
      { type: "a", uid: "b c" },
      { type: "a b", uid: "c" },
    ];
    expect(mergeScopes({ objects: [a] }, { objects: [b] })?.objects).to.deep.equal([a, b]);
  });
});
