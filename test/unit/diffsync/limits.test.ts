import { expect } from "chai";
import { z } from "zod";
import { Adapter, UnknownName, defineModel, type DiffOptions } from "../../../src/diffsync/index.js";

const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string(), rack: z.string().default("") },
});
const Site = defineModel({
  name: "site",
  identifiers: { name: z.string() },
  attributes: { region: z.string().default("") },
  children: [Device],
});
const Vlan = defineModel({ name: "vlan", identifiers: { vid: z.number() } });

class Net extends Adapter {
  override readonly topLevel = [Site];
}
class Lan extends Adapter {
  override readonly topLevel = [Site, Vlan];
}

describe("limits of a run", () => {
  const refused: [what: string, options: DiffOptions, message: string][] = [
    [
      "a type nobody has",
      { types: ["devcie"] },
      'types: there is no model "devcie"; there are site, device, vlan',
    ],
    ["attributes of a type nobody has", { attributes: { sight: ["region"] } }, 'no model "sight"'],
    [
      "an attribute nobody has",
      { attributes: { device: ["role", "rak"] } },
      'attributes: device has no attribute "rak"; it has role, rack',
    ],
  ];
  for (const [what, options, message] of refused) {
    it(`refuse ${what}, instead of leaving everything out`, async () => {
      const refusal: unknown = await new Net().diffFrom(new Lan(), options).catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(UnknownName).and.to.have.property("message").that.includes(message);
    });
  }

  it("name types by class or by name, and those that only one side has", async () => {
    const [source, target] = [new Lan(), new Net()];
    source.add(Site, { name: "s1", region: "r" });
    target.add(Site, { name: "s1" }).add(Device, { name: "d1", role: "leaf" });
    const diff = await target.diffFrom(source, { types: [Device, "vlan"], attributes: { vlan: [] } });
    expect([...diff.changes()].map(({ action, uid }) => `${action} ${uid}`)).to.deep.equal(["delete d1"]);
  });
});
