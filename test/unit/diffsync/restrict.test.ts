import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, restrict, type Restriction } from "../../../src/diffsync/index.js";

const Port = defineModel({ name: "port", identifiers: { device: z.string(), name: z.string() } });
const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string() },
  children: [Port],
});
const Vlan = defineModel({ name: "vlan", identifiers: { id: z.number() } });

class Net extends Adapter {
  override readonly topLevel = [Device, Vlan];
}

describe("a restricted diff", () => {
  /** New: d1 with a port, a port of d2, vlan 1. Changed: d2. Gone: d3 with a port. */
  const sides = (): [Net, Net] => {
    const [source, target] = [new Net(), new Net()];
    source.add(Device, { name: "d1", role: "leaf" }).add(Port, { device: "d1", name: "e0" });
    source.add(Device, { name: "d2", role: "spine" }).add(Port, { device: "d2", name: "e0" });
    target.add(Device, { name: "d2", role: "leaf" });
    target.add(Device, { name: "d3", role: "leaf" }).add(Port, { device: "d3", name: "e0" });
    source.add(Vlan, { id: 1 });
    return [source, target];
  };
  const changes = async (restriction: Restriction): Promise<string[]> => {
    const [source, target] = sides();
    const diff = restrict(await target.diffFrom(source), restriction);
    await target.syncFrom(source, { diff });
    return [...diff.changes()].map(({ action, type, uid }) => `${action} ${type} ${uid}`);
  };

  const cases: [what: string, restriction: Restriction, left: string[]][] = [
    ["a type", { types: ["vlan"] }, ["create vlan 1"]],
    [
      "an object, with all below it",
      { objects: [{ type: "device", uid: "d1" }] },
      ["create device d1", "create port d1__e0"],
    ],
    [
      "an object that goes, with all below it",
      { objects: [{ type: "device", uid: "d3" }] },
      ["delete device d3", "delete port d3__e0"],
    ],
    [
      "an object below another, which stays as it is",
      { objects: [{ type: "port", uid: "d2__e0" }] },
      ["create port d2__e0"],
    ],
    ["nothing whose parent is missing and out of it", { objects: [{ type: "port", uid: "d1__e0" }] }, []],
    [
      "a type and an object together",
      { types: ["vlan"], objects: [{ type: "device", uid: "d1" }] },
      ["create device d1", "create port d1__e0", "create vlan 1"],
    ],
    ["nothing", {}, []],
  ];
  for (const [what, restriction, left] of cases) {
    it(`holds ${what}`, async () => {
      expect(await changes(restriction)).to.deep.equal(left);
    });
  }

  it("counts what it leaves out as skipped", async () => {
    const [source, target] = sides();
    const diff = restrict(await target.diffFrom(source), { types: ["vlan"] });
    expect(diff.summary()).to.include({ create: 1, update: 0, delete: 0 });
    expect(diff.summary().skip).to.be.greaterThan(0);
  });
});
