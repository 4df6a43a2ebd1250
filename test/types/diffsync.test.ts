import { expect } from "chai";
import { z } from "zod";
import { Adapter, Diff, defineModel, type AttrsOf, type IdsOf } from "../../src/diffsync/index.js";

const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string() },
});
const Site = defineModel({
  name: "site",
  identifiers: { name: z.string() },
  attributes: { facility: z.string(), asn: z.number().nullable().default(null) },
  children: [Device],
});
const Vlan = defineModel({ name: "vlan", identifiers: { vid: z.number() } });

const Region = defineModel({ name: "region", identifiers: { name: z.string() }, children: ["region"] });

interface AcmeClient {
  sites(): AsyncIterable<{ code: string; building?: string; hosts: string[] }>;
  remove(name: string): Promise<void>;
}

// No override below has an annotation: this file compiling is the assertion.
class AcmeAdapter extends Adapter<AcmeClient> {
  override readonly topLevel = [Site];
  override async load() {
    for await (const row of this.client.sites()) {
      this.signal.throwIfAborted();
      const site = this.add(Site, { name: row.code, facility: row.building ?? "" });
      for (const host of row.hosts) site.add(Device, { name: host, role: "server" });
    }
  }
  override validate() {
    const [first] = this.current.diff.changes();
    return first ? [{ ...first, message: this.signal.aborted ? "aborted" : "refused" }] : [];
  }
  override async authorize() {
    await this.client.remove(this.current.source.name);
  }
  override syncComplete() {
    const { source, diff, flags } = this.current;
    this.expected = source.count() + diff.size + flags;
  }
}

const Ordered = Diff.ordered({
  device: (elements) => elements.reverse(),
  default: (elements) => elements.filter(({ action }) => action !== "delete"),
});

const AcmeDevice = Device.implement<AcmeAdapter>({
  create(adapter, ids, attrs) {
    const name: string = ids.name;
    const role: string = attrs.role;
    return this.createBase(adapter, { name }, { role });
  },
  async update(attrs) {
    const role: string | undefined = attrs.role;
    await this.adapter.client.remove(role ?? this.name);
    return this.updateBase(attrs);
  },
  async delete() {
    await this.adapter.client.remove(this.name);
    return this.deleteBase();
  },
  async move(parent, attrs) {
    await this.adapter.client.remove(`${this.name} to ${String(parent)}`);
    return this.updateBase(attrs);
  },
  createMany(adapter, items, { signal }) {
    signal?.throwIfAborted();
    return items.map(({ ids, attrs }) => this.createBase(adapter, ids, attrs));
  },
  updateMany(adapter, items) {
    return items.map(({ model, attrs }) => (adapter.expected === 0 ? null : model.updateBase(attrs)));
  },
  deleteMany(adapter, models) {
    return models.map((model) => (model.name === adapter.name ? null : model.deleteBase()));
  },
});

class ListedDevice extends AcmeDevice {
  override delete() {
    return this.name === "protected" ? null : super.delete();
  }
}

class Plain extends Adapter {
  override readonly topLevel = [Site, Vlan, Region];
  override readonly models = [AcmeDevice];
}

describe("the types of models and adapters", () => {
  it("follow from the declaration alone", () => {
    const net = new Plain();
    const site = net.add(Site, { name: "s1", facility: "x" });
    const facility: string = site.facility;
    const asn: number | null = site.asn;
    const device = site.add(Device, { name: "d1", role: "leaf" });
    const role: "device" extends typeof Device.modelName ? string : never = device.role;
    const found: string = net.get(Site, { name: "s1" }).facility;
    const children: string[] = site.getChildren(Device).map((child) => child.role);
    expect([facility, asn, role, found, children]).to.deep.equal(["x", null, "leaf", "x", ["leaf"]]);
    expect(site.add(ListedDevice, { name: "protected", role: "leaf" }).delete()).to.equal(null);
    const [ids, attrs]: [IdsOf<typeof Device>, AttrsOf<typeof Device>] = [{ name: "d3" }, { role: "leaf" }];
    expect(ListedDevice.createUniqueId({ ...ids, ...attrs })).to.equal("d3");
    expect(new Ordered()).to.be.instanceOf(Diff);
  });

  it("know a model below itself", () => {
    const net = new Plain();
    const below = net.add(Region, { name: "r1" }).add(Region, { name: "r2" }).add(Region, { name: "r3" });
    const name: string = below.name;
    const found: string[] = net
      .get(Region, { name: "r2" })
      .getChildren(Region)
      .map((child) => child.name);
    expect([name, found]).to.deep.equal(["r3", ["r3"]]);
  });

  it("refuse what does not fit", () => {
    const net = new Plain();
    const site = net.add(Site, { name: "s1", facility: "x" });
    const wrong = (): void => {
      // @ts-expect-error an identifier of the wrong type
      net.add(Site, { name: 1, facility: "x" });
      // @ts-expect-error an identifier is missing
      net.add(Site, { facility: "x" });
      // @ts-expect-error an attribute is missing
      net.add(Site, { name: "s2" });
      // @ts-expect-error an unknown attribute
      net.add(Site, { name: "s2", facility: "x", nope: 1 });
      // @ts-expect-error not a child of this model
      site.add(Vlan, { vid: 1 });
      // @ts-expect-error a site is no child of a site
      site.add(Site, { name: "s2", facility: "x" });
      // @ts-expect-error a vlan is no child of a region, only regions are
      net.add(Region, { name: "r1" }).add(Vlan, { vid: 1 });
      // @ts-expect-error a child without its attribute
      site.add(Device, { name: "d1" });
      // @ts-expect-error identifiers never change
      site.name = "other";
      // @ts-expect-error an attribute of the wrong type
      site.facility = 1;
      // @ts-expect-error no such attribute
      expect(site.nope).to.equal(undefined);
      // @ts-expect-error looked up by a wrong identifier
      net.get(Site, { vid: 1 });
      // @ts-expect-error an update of an unknown attribute
      void site.update({ nope: 1 });
      // @ts-expect-error an adapter with a client needs one
      new AcmeAdapter();
    };
    expect(wrong).to.be.a("function");
    const [identifiers, attributes] = [{ id: z.string() }, { n: z.number() }];
    const declared = (): void => {
      // @ts-expect-error a shortname that is no field
      defineModel({ name: "a", identifiers: { name: z.string() }, shortname: ["nope"] });
      // @ts-expect-error a comparator for no attribute
      defineModel({ name: "a", identifiers, attributes, compare: { nope: () => true } });
      // @ts-expect-error a child that is no model
      defineModel({ name: "a", identifiers: { name: z.string() }, children: [{ name: "b" }] });
      // @ts-expect-error a field that is no schema
      defineModel({ name: "a", identifiers: { name: String } });
      // @ts-expect-error a comparator of another type
      defineModel({ name: "a", identifiers, attributes, compare: { n: (a: string) => a === "" } });
      // @ts-expect-error an operation that returns no model
      Device.implement({ update: () => "done" });
      // @ts-expect-error an operation nobody calls
      Device.implement({ upsert: () => null });
    };
    expect(declared).to.be.a("function");
  });
});
