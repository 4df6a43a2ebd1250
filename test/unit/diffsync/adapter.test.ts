import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  ObjectAlreadyExists,
  ObjectNotFound,
  ObjectStoreWrongType,
  UnknownName,
  defineModel,
} from "../../../src/diffsync/index.js";

const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string().nullable().default(null) },
});
const Site = defineModel({
  name: "site",
  identifiers: { name: z.string() },
  attributes: { region: z.string().trim().default("") },
  children: { devices: Device },
});

class Net extends Adapter {
  override readonly topLevel = [Site];
}

function filled(): Net {
  const net = new Net(undefined, { name: "ACME" });
  const site = net.add(Site, { name: "s1", region: "r" });
  for (const name of ["d2", "d1"]) site.add(Device, { name });
  net.add(Site, { name: "s2" });
  return net;
}

describe("an adapter", () => {
  it("finds objects by unique id or identifiers, of a class or a name", () => {
    const net = filled();
    const d1 = net.get(Device, "d1");
    expect(net.get("device", { name: "d1" })).to.equal(d1);
    expect(net.getOrNull(Device, { name: "d9" })).to.equal(null);
    expect(() => net.get("device", "d9")).to.throw(ObjectNotFound, "device d9 not present in LocalStore");
    expect(net.getAll(Device).map(String)).to.deep.equal(["d2", "d1"]);
    expect(net.getByUids(Device, ["d1", "d2", "d1"]).map(String)).to.deep.equal(["d1", "d2", "d1"]);
    expect(() => net.getByUids(Device, ["d1", "d9"])).to.throw(ObjectNotFound);
    expect(net.getAllModelNames()).to.deep.equal(["site", "device"]);
    expect([net.count(), net.count(Device), net.count("none")]).to.deep.equal([4, 2, 0]);
    expect([String(net), String(new Net())]).to.deep.equal(['Net "ACME"', "Net"]);
  });

  it("stores an object once, and puts another one in its place on request only", () => {
    const net = filled();
    const s2 = net.get(Site, "s2");
    expect(net.add(s2)).to.equal(s2);
    const other = new Site({ name: "s2", region: "new" });
    expect(() => net.add(other)).to.throw(ObjectAlreadyExists);
    net.update(other);
    expect(net.getAll(Site).map(({ region }) => region)).to.deep.equal(["r", "new"]);
  });

  it("removes an object alone or with everything below it, and goes on listing it above", () => {
    const alone = filled();
    alone.remove(alone.get(Site, "s1"));
    expect(alone.count(Device)).to.equal(2);
    const all = filled();
    const s1 = all.get(Site, "s1");
    all.remove(s1, { children: true });
    expect([all.count(), s1.adapter, s1.getChildIds("device")]).to.deep.equal([1, undefined, ["d2", "d1"]]);
    expect(() => all.remove(s1)).to.throw(ObjectNotFound);
  });

  it("gets or makes an object, and says which", () => {
    const net = filled();
    expect(net.getOrInstantiate(Site, { name: "s1" }, { region: "ignored" })[0].region).to.equal("r");
    expect(net.getOrInstantiate(Site, { name: "s3" }, { region: "x" })[1]).to.equal(true);
    expect(net.updateOrInstantiate(Site, { name: "s1" }, { region: "y" })[1]).to.equal(false);
    expect(net.get(Site, "s1").region).to.equal("y");
    const s1 = new Site({ name: "s1", region: "z" });
    expect(net.getOrAddModelInstance(s1)[0]).to.equal(net.get(Site, "s1"));
    expect(net.updateOrAddModelInstance(s1)).to.deep.equal([net.get(Site, "s1"), false]);
    expect(net.get(Site, "s1").region).to.equal("z");
  });

  it("keeps what a new object's schemas made of its fields, and refuses names it does not know", () => {
    const net = new Net();
    expect(net.updateOrInstantiate(Site, { name: "s1" }, { region: " r " })[0].region).to.equal("r");
    const odd = (): unknown => net.updateOrInstantiate(Site, { name: "s9" }, { colour: "red" } as never);
    expect(odd).to.throw(UnknownName, "colour");
  });

  it("is dumped as data that loads again, as text and as a tree of types", () => {
    const net = filled();
    const data = {
      site: { s1: { name: "s1", region: "r", devices: ["d2", "d1"] }, s2: { name: "s2" } },
      device: { d2: { name: "d2" }, d1: { name: "d1" } },
    };
    expect(net.dict()).to.deep.equal(data);
    const again = new Net();
    again.loadFromDict({ ...data, unknown: { a: {} } });
    expect(again.dict()).to.deep.equal(data);
    expect(() => again.loadFromDict(data)).to.throw(ObjectAlreadyExists);
    expect(net.str().split("\n")).to.deep.equal([
      "site",
      "  site: s1: {'region': 'r'}",
      "    devices",
      "      device: d2: {'role': None}",
      "      device: d1: {'role': None}",
      "  site: s2: {'region': ''}",
      "    devices: []",
    ]);
    expect(net.getTreeTraversal()).to.equal("Net\n└── site\n    └── device");
  });
});

describe("children", () => {
  it("are linked once, unlinked once, and of the declared types only", () => {
    const net = filled();
    const [s1, s2, d1] = [net.get(Site, "s1"), net.get(Site, "s2"), net.get(Device, "d1")];
    expect(() => s1.addChild(d1)).to.throw(ObjectAlreadyExists);
    s1.removeChild(d1);
    expect(() => s1.removeChild(d1)).to.throw(ObjectNotFound);
    s2.addChild(d1);
    expect([s1.getChildIds("device"), s2.getChildIds("device")]).to.deep.equal([["d2"], ["d1"]]);
    expect(() => s1.addChild(s2)).to.throw(ObjectStoreWrongType, "valid types are ['device']");
  });

  it("that were named twice stay named twice, and each removal takes one mention away", () => {
    const net = filled();
    const [s1, d1] = [net.get(Site, "s1"), net.get(Device, "d1")];
    s1.setChildIds("device", ["d1", "d2", "d1"]);
    expect(s1.getChildren(Device).map(String)).to.deep.equal(["d1", "d2"]);
    s1.addChild(net.add(Device, { name: "d3" }));
    expect(s1.getChildIds("device")).to.deep.equal(["d1", "d2", "d1", "d3"]);
    s1.removeChild(d1);
    expect(s1.getChildIds("device")).to.deep.equal(["d2", "d1", "d3"]);
    s1.removeChild(d1);
    expect(s1.getChildIds("device")).to.deep.equal(["d2", "d3"]);
  });
});
