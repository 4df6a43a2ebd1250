import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  Diff,
  DiffClassMismatch,
  ObjectAlreadyExists,
  ObjectMismatch,
  defineModel,
} from "../../../src/diffsync/index.js";

const Port = defineModel({
  name: "port",
  identifiers: { device: z.string(), name: z.string() },
  shortname: ["name"],
  attributes: { speed: z.number().nullable().default(null), tags: z.array(z.string()).default([]) },
});
const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string() },
  children: [Port],
});

class Net extends Adapter {
  override readonly topLevel = [Device];
}

class Ordered extends Diff.ordered({
  device: (elements) => elements.reverse(),
  default: (elements) => elements.filter(({ action }) => action !== "delete"),
}) {
  static completed: string[][] = [];
  override complete(): void {
    Ordered.completed.push(this.groups());
  }
}

function sides(): [Net, Net] {
  const [source, target] = [new Net(undefined, { name: "src" }), new Net(undefined, { name: "dst" })];
  source.add(Device, { name: "d1", role: "leaf" }).add(Port, { device: "d1", name: "e0", speed: 10 });
  const d1 = target.add(Device, { name: "d1", role: "leaf" });
  d1.add(Port, { device: "d1", name: "e0", tags: ["a"] });
  d1.add(Port, { device: "d1", name: "e1" });
  source.add(Device, { name: "d2", role: "spine" });
  target.add(Device, { name: "d3", role: "edge" });
  return [source, target];
}

describe("a diff", () => {
  it("tells what differs as data, as text and in numbers", async () => {
    const [source, target] = sides();
    const diff = await target.diffFrom(source);
    expect(diff.dict()).to.deep.equal({
      device: {
        d1: {
          "-": {},
          "+": {},
          port: {
            e0: { "-": { speed: null, tags: ["a"] }, "+": { speed: 10, tags: [] } },
            e1: { "-": { speed: null, tags: [] } },
          },
        },
        d2: { "+": { role: "spine" } },
        d3: { "-": { role: "edge" } },
      },
    });
    expect(diff.str().split("\n")).to.deep.equal([
      "device",
      "  device: d1",
      "    port",
      "      port: e0",
      "        speed    src(10)    dst(None)",
      "        tags    src([])    dst(['a'])",
      "      port: e1 MISSING in src",
      "  device: d2 MISSING in dst",
      "  device: d3 MISSING in src",
    ]);
    expect(diff.summary()).to.deep.equal({ create: 1, update: 1, delete: 2, "no-change": 1, skip: 0 });
    expect([diff.size, diff.modelsProcessed, diff.groups(), diff.hasDiffs()]).to.deep.equal([
      5,
      7,
      ["device"],
      true,
    ]);
    expect((await source.diffTo(target)).dict()).to.deep.equal(diff.dict());
  });

  it("tells of each element what becomes of it and of all below it", async () => {
    const [source, target] = sides();
    const [d1, d2, d3] = (await target.diffFrom(source)).elementsOf("device");
    expect(d1?.summary()).to.deep.equal({ create: 0, update: 1, delete: 1, "no-change": 1 });
    expect([d1?.size, d1?.hasDiffs(false), d1?.hasDiffs()]).to.deep.equal([3, false, true]);
    expect(d2?.summary()).to.deep.equal({ create: 1, update: 0, delete: 0, "no-change": 0 });
    expect([d3?.sourceAttrs, d3?.targetAttrs]).to.deep.equal([undefined, { role: "edge" }]);
  });

  it("without differences says so", async () => {
    const diff = await sides()[0].diffFrom(sides()[0]);
    expect([diff.str(), diff.dict(), diff.hasDiffs(), diff.size]).to.deep.equal(["(no diffs)", {}, false, 3]);
  });

  it("is ordered and cut by its class on every level, and applied that way", async () => {
    const [source, target] = sides();
    Ordered.completed = [];
    const diff = await target.diffFrom(source, { diffClass: Ordered });
    expect([...diff.elements()].map(({ name }) => name)).to.deep.equal(["d3", "d2", "d1", "e0"]);
    expect(Ordered.completed).to.deep.equal([["device"]]);
    await target.syncFrom(source, { diff, diffClass: Ordered });
    expect(target.getAll(Port).map(String)).to.deep.equal(["d1__e0", "d1__e1"]);
    const plain = await target.diffFrom(source);
    expect(plain.summary()).to.deep.include({ delete: 1, update: 0 });
    const error = await target.syncFrom(source, { diff: plain, diffClass: Ordered }).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(DiffClassMismatch);
  });

  it("refuses siblings of one short name, and pairs whose short names differ", async () => {
    const Named = defineModel({
      name: "device",
      identifiers: { id: z.string() },
      attributes: { name: z.string() },
      shortname: ["name"],
    });
    class Devices extends Adapter {
      override readonly topLevel = [Named];
    }
    const [one, other] = [new Devices(), new Devices()];
    for (const id of ["1", "2"]) one.add(Named, { id, name: "same" });
    const clash = await other.diffFrom(one).catch((error: unknown) => error);
    expect(clash).to.be.instanceOf(ObjectAlreadyExists);
    other.add(Named, { id: "1", name: "renamed" });
    const mismatch = await other.diffFrom(one).catch((error: unknown) => error);
    expect(mismatch)
      .to.be.instanceOf(ObjectMismatch)
      .and.to.have.property("message")
      .that.includes("renamed");
  });
});
