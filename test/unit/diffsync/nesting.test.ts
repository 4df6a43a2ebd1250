import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  DiffSyncFlags,
  DiffSyncModelFlags,
  IllegalTree,
  defineModel,
  type Change,
  type InstanceOf,
  type Outcome,
  type SyncOptions,
} from "../../../src/diffsync/index.js";

const declaration = {
  name: "location",
  identifiers: { name: z.string() },
  attributes: { kind: z.string().default("") },
  children: ["location"],
} as const;
const Location = defineModel(declaration);
const Movable = defineModel({ ...declaration, movable: true });
type Place = InstanceOf<typeof Location>;

interface Tree {
  [name: string]: Tree;
}

class Net extends Adapter {
  override readonly topLevel: readonly (typeof Location)[];

  constructor(tree: Tree, Model = Location) {
    super();
    this.topLevel = [Model];
    this.#fill(tree, undefined, Model);
  }

  #fill(tree: Tree, parent: Place | undefined, Model: typeof Location): void {
    for (const [name, below] of Object.entries(tree)) {
      this.#fill(below, parent ? parent.add(Model, { name }) : this.add(Model, { name }), Model);
    }
  }

  /** The objects as they hang below each other. */
  get shape(): Tree {
    const shapeOf = (places: readonly Place[]): Tree =>
      Object.fromEntries(places.map((place) => [place.name, shapeOf(place.getChildren(Location))]));
    const places = this.getAll(Location);
    const below = new Set(places.flatMap((place) => place.getChildren(Location)));
    return shapeOf(places.filter((place) => !below.has(place)));
  }
}

async function sync(target: Net, source: Net, options: SyncOptions = {}): Promise<string[]> {
  const outcomes: Outcome[] = [];
  await target.syncFrom(source, { ...options, onOutcome: (outcome) => void outcomes.push(outcome) });
  expect((await target.diffFrom(source)).hasDiffs()).to.equal(false);
  return outcomes.map(({ action, uid, status }) => `${action} ${uid}: ${status}`);
}

describe("objects below others of their own kind", () => {
  it("are created, compared and deleted once each, at their place", async () => {
    const tree = { eu: { de: { berlin: {} }, fr: {} }, us: {} };
    const target = new Net({ us: { gone: { too: {} } } });
    expect(await sync(target, new Net(tree))).to.deep.equal([
      "create eu: success",
      "create de: success",
      "create berlin: success",
      "create fr: success",
      "delete gone: success",
      "delete too: success",
    ]);
    expect(target.shape).to.deep.equal(tree);
    expect((await target.diffFrom(new Net(tree))).summary()).to.include({ create: 0, "no-change": 5 });
  });

  it("show what differs below what is the same", async () => {
    const source = new Net({ eu: { de: {} } });
    source.get(Location, { name: "de" }).kind = "country";
    const diff = await new Net({ eu: { de: {} } }).diffFrom(source);
    expect(diff.dict()).to.deep.equal({
      location: {
        eu: { "-": {}, "+": {}, location: { de: { "-": { kind: "" }, "+": { kind: "country" } } } },
      },
    });
  });

  it("know what they are below, also in a part of the diff", async () => {
    const source = new Net({ eu: { de: { berlin: {} } }, us: {} });
    const diff = await new Net({ eu: {}, as: {} }).diffFrom(source);
    const places = (changes: Iterable<Change>) =>
      Array.from(changes, ({ uid, position }) => {
        const { parents = [], branch = false } = position ?? {};
        return `${parents.map((parent) => `${parent.type} ${parent.uid} > `).join("")}${uid}${branch ? " +" : ""}`;
      });
    const eu = ["location eu > de +", "location eu > location de > berlin"];
    expect(places(diff.changes())).to.deep.equal([...eu, "us", "as"]);
    expect(places(diff.filter(({ uid }) => uid !== "us").changes())).to.deep.equal([...eu, "as"]);
    expect(places(diff.filter(({ uid }) => uid !== "berlin").changes())).to.deep.equal([
      "location eu > de",
      "us",
      "as",
    ]);
  });

  it("are deleted from the bottom up under NATURAL_DELETION_ORDER, or along with what they are below", async () => {
    const tree = { eu: { de: { berlin: {} } } };
    const natural = new Net(tree);
    for (const place of natural.getAll(Location))
      place.modelFlags = DiffSyncModelFlags.NATURAL_DELETION_ORDER;
    expect(await sync(natural, new Net({}))).to.deep.equal([
      "delete berlin: success",
      "delete de: success",
      "delete eu: success",
    ]);
    const taking = new Net(tree);
    taking.get(Location, { name: "eu" }).modelFlags = DiffSyncModelFlags.SKIP_CHILDREN_ON_DELETE;
    await sync(taking, new Net({}));
    expect(taking.count()).to.equal(0);
  });

  for (const [what, before, after] of [
    ["below another one", { eu: { berlin: { room: {} } }, us: {} }, { eu: {}, us: { berlin: { room: {} } } }],
    ["to the top", { eu: { berlin: { room: {} } } }, { eu: {}, berlin: { room: {} } }],
    ["from the top", { eu: {}, berlin: { room: {} } }, { eu: { berlin: { room: {} } } }],
    ["below what was below it", { eu: { berlin: {} } }, { berlin: { eu: {} } }],
    ["up and down at once", { a: { b: { c: { d: {} } } } }, { d: { c: { b: { a: {} } } } }],
  ] as [string, Tree, Tree][]) {
    it(`move ${what} as updates, everything below them kept`, async () => {
      const target = new Net(before, Movable);
      const objects = new Set(target.getAll(Movable));
      const done = await sync(target, new Net(after, Movable));
      expect(done.filter((line) => !line.startsWith("update"))).to.deep.equal([]);
      expect(target.shape).to.deep.equal(after);
      expect(target.getAll(Movable).every((object) => objects.has(object))).to.equal(true);
    });
  }

  it("are dumped, loaded and drawn", () => {
    const net = new Net({ eu: { de: {} } });
    expect(net.dict()).to.deep.equal({
      location: { eu: { name: "eu", locations: ["de"] }, de: { name: "de" } },
    });
    const copy = new Net({});
    copy.loadFromDict(net.dict() as never);
    expect(copy.shape).to.deep.equal({ eu: { de: {} } });
    expect(net.get(Location, { name: "eu" }).str()).to.equal(
      "location: eu: {'kind': ''}\n  locations\n    location: de: {'kind': ''}\n      locations: []",
    );
    expect(net.getTree()).to.deep.equal({ location: { location: {} } });
  });

  it("may be thousands of levels deep", async () => {
    let tree: Tree = {};
    for (let depth = 0; depth < 2000; depth++) tree = { [`level ${depth}`]: tree };
    const target = new Net({});
    await target.syncFrom(new Net(tree));
    expect(target.count()).to.equal(2000);
    expect((await target.diffFrom(new Net(tree))).summary()).to.include({ create: 0, "no-change": 2000 });
  });

  it("are refused when one is below itself, named on either side and by problems()", async () => {
    const net = new Net({ a: { b: {} }, c: {} });
    const [a, b] = [net.get(Location, { name: "a" }), net.get(Location, { name: "b" })];
    b.addChild(a);
    const message = "location b in Net lists location a, which it is itself below";
    expect(net.problems().map((problem) => problem.message)).to.include(message);
    for (const [target, source] of [
      [net, new Net({})],
      [new Net({ a: { b: {} } }), net],
    ] as const) {
      const refusal = await target.diffFrom(source).catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(IllegalTree);
      expect((refusal as IllegalTree).problems.map((problem) => problem.kind)).to.deep.equal(["cycle"]);
    }
    expect(a.str()).to.contain("a (ERROR: below itself)");
  });

  it("are dealt with at the top too, twice, by whoever asks for diffsync's own way", async () => {
    const target = new Net({});
    const flags = DiffSyncFlags.CONTINUE_ON_FAILURE;
    const outcomes: string[] = [];
    await target.syncFrom(new Net({ eu: { de: {} } }), {
      flags,
      compatible: true,
      onOutcome: ({ uid, status }) => void outcomes.push(`${uid}: ${status}`),
    });
    expect(outcomes).to.deep.equal(["eu: success", "de: success", "de: error"]);
  });
});

describe("models that hold each other", () => {
  it("are declared by name, and looked up among the adapter's", async () => {
    const Rack = defineModel({ name: "rack", identifiers: { name: z.string() }, children: ["shelf"] });
    const Shelf = defineModel({ name: "shelf", identifiers: { name: z.string() }, children: [Rack] });
    class Store extends Adapter {
      override readonly topLevel = [Rack];
      override readonly models = [Shelf];
    }
    const source = new Store();
    source.add(Rack, { name: "r1" }).add(Shelf, { name: "s1" }).add(Rack, { name: "r2" });
    const target = new Store();
    await target.syncFrom(source);
    expect(target.get(Shelf, { name: "s1" }).getChildren(Rack).map(String)).to.deep.equal(["r2"]);
    expect((await target.diffFrom(source)).summary()).to.include({ create: 0, "no-change": 3 });
  });

  it("are refused when the adapter has no model of a name", () => {
    const Rack = defineModel({ name: "rack", identifiers: { name: z.string() }, children: ["shelf"] });
    class Store extends Adapter {
      override readonly topLevel = [Rack];
    }
    expect(() => new Store().tree).to.throw(/Store: model "rack" has children "shelf"/);
  });
});
