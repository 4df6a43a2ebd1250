import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  DiffSyncModelFlags,
  IllegalTree,
  ModelInvalid,
  ObjectAlreadyExists,
  defineModel,
} from "../../../src/diffsync/index.js";

const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string().nullable().default(null), data: z.unknown() },
});
const Site = defineModel({ name: "site", identifiers: { name: z.string() }, children: [Device] });
const Odd = defineModel({
  name: "odd",
  identifiers: { ["__proto__"]: z.string() },
  attributes: { constructor: z.string(), ["valueOf"]: z.string().default("v") },
});

class Net extends Adapter {
  override readonly topLevel = [Site, Odd];
}

describe("add", () => {
  it("checks the fields and names the one that is wrong", () => {
    const add = (): unknown => new Net().add(Site, { name: 1 as unknown as string });
    expect(add).to.throw(ModelInvalid, "site.name: ");
  });

  it("names the place of what is wrong inside of a field", () => {
    const Tagged = defineModel({
      name: "tagged",
      identifiers: { name: z.string() },
      attributes: { tags: z.array(z.object({ name: z.string() })) },
    });
    const wrong = (): unknown => new Tagged({ name: "x", tags: [{ name: "a" }, { name: 1 as never }] });
    expect(wrong).to.throw(ModelInvalid, "tagged.tags[1].name: ");
  });

  it("names the field whose schema fails by itself", () => {
    const Trimmed = defineModel({
      name: "trimmed",
      identifiers: { name: z.string() },
      attributes: { text: z.unknown().transform((value) => (value as string).trim()) },
    });
    expect(() => new Trimmed({ name: "x", text: 5 })).to.throw(ModelInvalid, "trimmed.text: ");
    expect(new Trimmed({ name: "x", text: " a " }).dict(true)).to.deep.equal({ name: "x", text: "a" });
  });

  const loop: { next?: unknown } = {};
  loop.next = loop;
  const impure: [string, unknown, string][] = [
    ["a function", { a: [() => 1] }, "device.data.a[0]: a function"],
    ["a symbol", Symbol("s"), "device.data: a symbol"],
    ["a symbol key", { a: { [Symbol("s")]: 1 } }, "device.data.a: a symbol"],
    ["a bigint", 1n, "device.data: a bigint"],
    ["a date", [new Date(0)], "device.data[0]: a Date"],
    ["a map", new Map(), "device.data: a Map"],
    [
      "an object of a nameless class",
      Object.create(Object.create(null) as object),
      "device.data: a class instance",
    ],
    [
      "an object that calls something constructor",
      Object.assign(new Set(), { constructor: 1 }),
      "data: a Set",
    ],
    ["a cycle", loop, "device.data.next: the value contains itself"],
  ];
  for (const [what, value, message] of impure) {
    it(`refuses ${what} with the path to it`, () => {
      const site = new Net().add(Site, { name: "s1" });
      expect(() => site.add(Device, { name: "d1", data: value })).to.throw(ModelInvalid, message);
    });
  }

  it("takes the same value twice in one object, which is no cycle", () => {
    const shared = { a: 1 };
    const site = new Net().add(Site, { name: "s1" });
    expect(site.add(Device, { name: "d1", data: [shared, shared] }).data).to.deep.equal([shared, shared]);
  });

  it("takes prototype keys as ordinary names", async () => {
    const [net, other] = [new Net(), new Net()];
    for (const name of ["__proto__", "constructor", "toString"]) {
      net.add(Site, { name }).add(Device, { name, data: JSON.parse('{"__proto__": 1}') as unknown });
    }
    expect(other.getOrNull(Site, "constructor")).to.equal(null);
    const input = JSON.parse('{"__proto__": "id", "constructor": "c"}') as { constructor: string };
    const odd = net.add(Odd, input as never);
    expect(odd.getUniqueId()).to.equal("id");
    expect(odd.constructor).to.equal("c");
    expect(odd.getAttrs()).to.deep.equal({ constructor: "c", valueOf: "v" });
    expect(() => net.add(Odd, {} as never)).to.throw(ModelInvalid, "odd.__proto__");
    await other.syncFrom(net);
    expect(JSON.stringify(other.dict())).to.equal(JSON.stringify(net.dict()));
    expect(Object.keys(net.dict().site ?? {})).to.deep.equal(["__proto__", "constructor", "toString"]);
    expect((await other.diffFrom(net)).hasDiffs()).to.equal(false);
  });

  it("takes prototype keys as names of models", async () => {
    const Below = defineModel({
      name: "constructor",
      identifiers: { name: z.string() },
      attributes: { a: z.number() },
    });
    const Top = defineModel({ name: "__proto__", identifiers: { name: z.string() }, children: [Below] });
    class Odds extends Adapter {
      override readonly topLevel = [Top];
    }
    const [net, other, loaded] = [new Odds(), new Odds(), new Odds()];
    net.add(Top, { name: "t" }).add(Below, { name: "b", a: 1 });
    other.add(Top, { name: "t" }).add(Below, { name: "b", a: 2 });
    const diff = await other.diffFrom(net, { attributes: {} });
    expect(JSON.stringify(diff.dict())).to.equal(
      '{"__proto__":{"t":{"-":{},"+":{},"constructor":{"b":{"-":{"a":2},"+":{"a":1}}}}}}',
    );
    await other.syncFrom(net, { diff });
    loaded.loadFromDict(JSON.parse(JSON.stringify(other.dict())) as Record<string, Record<string, object>>);
    expect((await loaded.diffFrom(net)).hasDiffs()).to.equal(false);
    expect(JSON.stringify(net.getTree())).to.equal('{"__proto__":{"constructor":{}}}');
  });

  it("tells objects apart whose unique ids only read alike", () => {
    const Pair = defineModel({ name: "pair", identifiers: { a: z.unknown(), b: z.unknown() } });
    class Pairs extends Adapter {
      override readonly topLevel = [Pair];
    }
    const net = new Pairs();
    const parts: [unknown, unknown][] = [
      ["a__b", "c"],
      ["a", "b__c"],
      ["1", ""],
      [1, ""],
      ["a_", "b"],
      ["a", "_b"],
    ];
    for (const [a, b] of parts) net.add(Pair, { a, b });
    for (const [a, b] of parts) expect(net.get(Pair, { a, b })).to.include({ a, b });
    expect(net.count(Pair)).to.equal(parts.length);
    expect(() => net.add(Pair, { a: 1, b: "" })).to.throw(ObjectAlreadyExists);
  });

  it("names both places of a duplicate", () => {
    const net = new Net();
    net.add(Site, { name: "s1" }).add(Device, { name: "d1", data: 1 });
    const again = (): unknown => net.add(Site, { name: "s2" }).add(Device, { name: "d1", data: 2 });
    expect(again).to.throw(ObjectAlreadyExists, "under site s1, and again under site s2");
    net.add(Site, { name: "s3" }, { origin: "sites.csv:3" });
    const third = (): unknown => net.add(Site, { name: "s3" }, { origin: "sites.csv:9" });
    expect(third).to.throw(ObjectAlreadyExists, "sites.csv:3, and again sites.csv:9");
  });

  it("lets problems() find orphans, missing children and children of two parents, with their places", () => {
    const net = new Net({ name: "ACME" } as never);
    net.add(new Site({ name: "s1" }, { children: { device: ["d1", "ghost"] } }));
    net.add(new Site({ name: "s2" }, { children: { device: ["d1"] } }));
    net.add(Device, { name: "d1", data: 1 });
    net.add(Device, { name: "d9", data: 1 }, { origin: "devices.csv:9" });
    expect(net.problems().map(({ kind, uid, places }) => [kind, uid, places])).to.deep.equal([
      ["dangling", "ghost", ["site s1 in Net"]],
      ["two-parents", "d1", ["site s1 in Net", "site s2 in Net"]],
      ["orphan", "d9", ["devices.csv:9"]],
    ]);
  });

  it("refuses to compare what is no tree, naming every place at once", async () => {
    const net = new Net();
    net.add(new Site({ name: "s1" }, { children: { device: ["d1", "ghost"] } }));
    net.add(new Site({ name: "s2" }, { children: { device: ["d1", "gone"] } }));
    net.add(Device, { name: "d1", data: 1 });
    const failure: unknown = await new Net().diffFrom(net).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(IllegalTree);
    expect((failure as IllegalTree).problems.map(({ uid }) => uid)).to.have.members(["ghost", "gone", "d1"]);
    expect((failure as IllegalTree).message).to.include(
      "device d1 is listed by site s1 in Net and by site s2 in Net",
    );
  });

  it("keeps flags of a class and of an object apart", () => {
    const Flagged = defineModel({
      name: "site",
      identifiers: { name: z.string() },
      flags: DiffSyncModelFlags.IGNORE,
    });
    const [usual, own] = [new Flagged({ name: "a" }), new Flagged({ name: "b" }, { flags: 0 })];
    expect([usual.modelFlags, own.modelFlags]).to.deep.equal([1, 0]);
    expect(usual.dict(true)).to.deep.equal({ name: "a" });
    expect(own.dict(true)).to.deep.equal({ model_flags: 0, name: "b" });
  });
});
