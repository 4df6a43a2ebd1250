import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  defineModel,
  ignoreCase,
  ipAddress,
  unordered,
  within,
} from "../../../src/diffsync/index.js";
import { equal } from "../../../src/diffsync/plain.js";
import { pyRepr, pyStr } from "../../../src/diffsync/pytext.js";

describe("comparators", () => {
  const cases: [string, (a: never, b: never) => boolean, unknown, unknown, boolean][] = [
    ["unordered", unordered, ["a", "b"], ["b", "a"], true],
    ["unordered", unordered, ["a", "a", "b"], ["a", "b", "b"], false],
    ["unordered", unordered, [{ x: 1 }, null], [null, { x: 1 }], true],
    ["unordered", unordered, [{ x: 1 }, { x: 1 }], [{ x: 1 }, { x: 2 }], false],
    ["unordered", unordered, [{ x: 1 }, 1], [1, 2], false],
    ["unordered", unordered, [true, "1", 0], ["1", false, 1], true],
    ["unordered", unordered, ["1"], [1], false],
    ["unordered", unordered, [null], [undefined], false],
    ["unordered", unordered, null, [], false],
    ["ignoreCase", ignoreCase, "Active", "ACTIVE", true],
    ["ignoreCase", ignoreCase, null, "null", false],
    ["within", within(0.5), 1, 1.5, true],
    ["within", within(0.5), 1, 1.6, false],
    ["within", within(0.5), null, 0, false],
    ["ipAddress", ipAddress, "2001:DB8::1", "2001:db8:0:0::1", true],
    ["ipAddress", ipAddress, "10.0.0.0/8", "10.0.0.0/08", true],
    ["ipAddress", ipAddress, "10.0.0.0/8", "10.0.0.0/16", false],
    ["ipAddress", ipAddress, "10.0.0.1", "10.0.0.1/32", false],
    ["ipAddress", ipAddress, "::ffff:10.0.0.1", "10.0.0.1", false],
    ["ipAddress", ipAddress, "10.0.0.0/", "10.0.0.0/0", false],
    ["ipAddress", ipAddress, "fe80::1%eth0", "FE80:0::1%eth0", true],
    ["ipAddress", ipAddress, "nonsense", "Nonsense", false],
  ];
  for (const [name, comparator, a, b, same] of cases) {
    it(`${name}: ${JSON.stringify(a)} and ${JSON.stringify(b)} ${same ? "are the same" : "differ"}`, () => {
      expect(comparator(a as never, b as never)).to.equal(same);
    });
  }

  it("decide in the diff, field by field", async () => {
    const Device = defineModel({
      name: "device",
      identifiers: { name: z.string() },
      attributes: { status: z.string(), tags: z.array(z.string()) },
      compare: { status: ignoreCase, tags: unordered },
    });
    class Net extends Adapter {
      override readonly topLevel = [Device];
    }
    const [source, target] = [new Net(), new Net()];
    source.add(Device, { name: "same", status: "Active", tags: ["a", "b"] });
    target.add(Device, { name: "same", status: "ACTIVE", tags: ["b", "a"] });
    source.add(Device, { name: "other", status: "Active", tags: ["a", "c"] });
    target.add(Device, { name: "other", status: "active", tags: ["b", "a"] });
    expect([...(await target.diffFrom(source)).changes()]).to.deep.equal([
      {
        action: "update",
        type: "device",
        uid: "other",
        before: { tags: ["b", "a"] },
        after: { tags: ["a", "c"] },
      },
    ]);
  });
});

describe("equality", () => {
  it("is Python's", () => {
    const same: [unknown, unknown][] = [
      [true, 1],
      [0, false],
      [[true], [1]],
      [
        { a: 1, b: 2 },
        { b: 2, a: true },
      ],
      [-0, 0],
    ];
    const different: [unknown, unknown][] = [
      ["1", 1],
      [null, ""],
      [[], null],
      [[], {}],
      [{ a: undefined }, {}],
      [true, "true"],
      [
        [1, 2],
        [2, 1],
      ],
      [{ toString: 1 }, {}],
    ];
    for (const [a, b] of same) expect(equal(a, b), JSON.stringify([a, b])).to.equal(true);
    for (const [a, b] of different) expect(equal(a, b), JSON.stringify([a, b])).to.equal(false);
  });

  it("takes NaN for the same as NaN, or it would differ for ever", () => {
    expect(equal([NaN], [NaN])).to.equal(true);
    expect(equal(NaN, 0)).to.equal(false);
  });

  it("writes values like Python", () => {
    expect([null, true, 7, "x", 1.5].map(pyStr)).to.deep.equal(["None", "True", "7", "x", "1.5"]);
    expect([1e-5, -2.5e-7, 0.0001, 1e21, NaN, Infinity].map(pyStr).join(" ")).to.equal(
      "1e-05 -2.5e-07 0.0001 1e+21 nan inf",
    );
    expect(pyRepr("\u00a0\u2028\u{e0001} \ud800😀")).to.equal("'\\xa0\\u2028\\U000e0001 \\ud800😀'");
    const nested = { a: [1, null, "x"], "b's": 'say "hi"\n', both: `'"`, bell: "\u0007é" };
    expect(pyRepr(nested)).to.equal(
      `{'a': [1, None, 'x'], "b's": 'say "hi"\\n', 'both': '\\'"', 'bell': '\\x07é'}`,
    );
  });
});
