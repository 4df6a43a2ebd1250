import { expect } from "chai";
import { z } from "zod";
import { Adapter, IllegalTree, defineModel, type Model, type Store } from "../../../src/diffsync/index.js";

const Device = defineModel({ name: "device", identifiers: { name: z.string() } });
const Site = defineModel({
  name: "site",
  identifiers: { name: z.string() },
  attributes: { region: z.string().default("") },
  children: [Device, "site"],
});

/** A store as somebody else would write it: of nothing but the port. */
class Ledger implements Store {
  readonly name = "Ledger";
  readonly entries: string[] = [];
  readonly #objects = new Map<string, Map<string, Model>>();

  bucket(type: string): Map<string, Model> {
    const known = this.#objects.get(type) ?? new Map<string, Model>();
    this.#objects.set(type, known);
    return known;
  }
  byUid(type: string, uid: string): Model | undefined {
    return [...this.bucket(type).values()].find((model) => model.getUniqueId() === uid);
  }
  add(model: Model, key: string): Model {
    return this.bucket(model.getType()).get(key) ?? (this.put(model, key), model);
  }
  put(model: Model, key: string): Model | undefined {
    const before = this.bucket(model.getType()).get(key);
    this.entries.push(`put ${String(model)}`);
    this.bucket(model.getType()).set(key, model);
    return before;
  }
  remove(model: Model, key: string): Model | undefined {
    const stored = this.bucket(model.getType()).get(key);
    this.entries.push(`remove ${String(model)}`);
    this.bucket(model.getType()).delete(key);
    return stored;
  }
  types(): string[] {
    return [...this.#objects.keys()].filter((type) => this.bucket(type).size > 0);
  }
  count(type?: string): number {
    return (type === undefined ? this.types() : [type]).reduce(
      (sum, each) => sum + this.bucket(each).size,
      0,
    );
  }
}

class Net extends Adapter {
  override readonly topLevel = [Site];
  readonly ledger: Ledger;

  constructor(...sites: string[]) {
    const ledger = new Ledger();
    super(undefined, { store: ledger });
    this.ledger = ledger;
    for (const name of sites) this.add(Site, { name }).add(Device, { name: `in ${name}` });
  }
}

describe("a store of one's own", () => {
  it("keeps what is loaded and synced", async () => {
    const [source, target] = [new Net("s1", "s2"), new Net("s2", "s3")];
    source.get(Site, "s1").add(Site, { name: "below" });
    source.get(Site, "s2").region = "r";
    target.ledger.entries.splice(0);
    const diff = await target.syncFrom(source);
    expect(diff.summary()).to.deep.equal({ create: 3, update: 1, delete: 2, "no-change": 1, skip: 0 });
    expect(target.ledger.entries).to.deep.equal([
      "put s1",
      "put in s1",
      "put below",
      "remove s3",
      "remove in s3",
    ]);
    expect((await target.diffFrom(source)).hasDiffs()).to.equal(false);
  });

  it("loses an object with everything below it", () => {
    const net = new Net("s1");
    net.remove(net.get(Site, "s1"), { children: true });
    expect(net.ledger.entries.slice(2)).to.deep.equal(["remove s1", "remove in s1"]);
  });

  it("refuses a second object of one identity, unless it is put in the other's place", () => {
    const net = new Net("s1");
    expect(() => net.add(Site, { name: "s1" })).to.throw("Object s1 already present");
    net.update(new Site({ name: "s1", region: "new" }));
    expect([net.count(Site), net.get(Site, "s1").region]).to.deep.equal([1, "new"]);
    expect(() => net.get(Site, "s9")).to.throw("site s9 not present in Ledger");
  });

  it("is looked through for a child of two parents", async () => {
    const net = new Net("s1");
    net.add(Site, { name: "s2" }, { children: { device: ["in s1"] } });
    const refusal: unknown = await new Net().diffFrom(net).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(IllegalTree);
    expect((refusal as IllegalTree).problems.map(({ kind }) => kind)).to.deep.equal(["two-parents"]);
  });
});
