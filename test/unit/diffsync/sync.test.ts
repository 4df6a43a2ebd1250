import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, type Outcome } from "../../../src/diffsync/index.js";

const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string().nullable().default(null) },
});
const Site = defineModel({
  name: "site",
  identifiers: { name: z.string() },
  attributes: { facility: z.string().default("") },
  children: [Device],
});

class Net extends Adapter {
  override readonly topLevel = [Site];
}

function adapter(data: Record<string, Record<string, string>>): Net {
  const net = new Net();
  for (const [name, devices] of Object.entries(data)) {
    const site = net.add(Site, { name, facility: "x" });
    for (const [device, role] of Object.entries(devices)) site.add(Device, { name: device, role });
  }
  return net;
}

describe("diffFrom and syncFrom", () => {
  it("makes the target like the source and reports every change once", async () => {
    const source = adapter({ s1: { d1: "leaf", d2: "spine" }, s2: { d3: "leaf" } });
    const target = adapter({ s1: { d1: "old", d9: "x" }, s3: { d4: "y" } });
    const diff = await target.diffFrom(source);
    expect(diff.summary()).to.deep.equal({ create: 3, update: 1, delete: 3, "no-change": 1, skip: 0 });
    const outcomes: Outcome[] = [];
    await target.syncFrom(source, { diff, onOutcome: (outcome) => void outcomes.push(outcome) });
    expect(outcomes.map(({ action, type, uid, status }) => [action, type, uid, status])).to.deep.equal([
      ["update", "device", "d1", "success"],
      ["create", "device", "d2", "success"],
      ["delete", "device", "d9", "success"],
      ["create", "site", "s2", "success"],
      ["create", "device", "d3", "success"],
      ["delete", "site", "s3", "success"],
      ["delete", "device", "d4", "success"],
    ]);
    expect((await target.diffFrom(source)).hasDiffs()).to.equal(false);
    expect(target.dict()).to.deep.equal(source.dict());
  });
});
