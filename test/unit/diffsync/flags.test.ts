import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  DiffSyncFlags,
  DiffSyncModelFlags,
  ObjectNotCreated,
  ObjectNotDeleted,
  defineModel,
} from "../../../src/diffsync/index.js";

const calls: string[] = [];
const Device = defineModel({ name: "device", identifiers: { name: z.string() } }).implement({
  delete() {
    calls.push(`delete ${this.name}`);
    return this.deleteBase();
  },
});
const Site = defineModel({
  name: "site",
  identifiers: { name: z.string() },
  attributes: { region: z.string().default("") },
  children: [Device],
}).implement({
  create(adapter, ids, attrs) {
    if (ids.name === "bad") throw new ObjectNotCreated("refused");
    return this.createBase(adapter, ids, attrs);
  },
  delete() {
    calls.push(`delete ${this.name}`);
    if (this.name === "kept") throw new ObjectNotDeleted("refused");
    return this.name === "none" ? null : this.deleteBase();
  },
});

class Net extends Adapter {
  override readonly topLevel = [Site];
  readonly completed: [string, number, number][] = [];
  override syncComplete() {
    const { source, diff, flags } = this.current;
    this.completed.push([source.name, diff.size, flags]);
  }
}

/** Sites by name with their devices, and flags of some of the sites. */
function net(sites: Record<string, string[]>, flags: Record<string, number> = {}): Net {
  const made = new Net();
  for (const [name, devices] of Object.entries(sites)) {
    const site = made.add(Site, { name }, { flags: flags[name] ?? 0 });
    for (const device of devices) site.add(Device, { name: device });
  }
  return made;
}

const left = (of: Net): string[] => [...of.getAll(Site), ...of.getAll(Device)].map(String);

describe("flags of a run", () => {
  const source = (): Net => net({ both: [], new: ["d1"] });
  const target = (): Net => net({ both: [], old: ["d2"] });
  const cases: [keyof typeof DiffSyncFlags, string[], number][] = [
    ["NONE", ["both", "new", "d1"], 0],
    ["SKIP_UNMATCHED_SRC", ["both"], 1],
    ["SKIP_UNMATCHED_DST", ["both", "old", "new", "d2", "d1"], 1],
    ["SKIP_UNMATCHED_BOTH", ["both", "old", "d2"], 2],
  ];
  for (const [flag, objects, skip] of cases) {
    it(`${flag} leaves ${objects.join(", ")}`, async () => {
      const to = target();
      const diff = await to.syncFrom(source(), { flags: DiffSyncFlags[flag] });
      expect(left(to)).to.deep.equal(objects);
      expect(diff.summary().skip).to.equal(skip);
    });
  }

  it("CONTINUE_ON_FAILURE goes on with the next object, but not below the one that failed", async () => {
    const to = net({});
    const from = net({ bad: ["d1"], good: ["d2"] });
    const failed = await to.syncFrom(from).catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(ObjectNotCreated);
    expect([left(to), to.completed]).to.deep.equal([[], []]);
    await to.syncFrom(from, { flags: DiffSyncFlags.CONTINUE_ON_FAILURE });
    expect(left(to)).to.deep.equal(["good", "d2"]);
    expect(to.completed).to.deep.equal([["Net", 4, DiffSyncFlags.CONTINUE_ON_FAILURE]]);
  });

  it("LOG_UNCHANGED_RECORDS lists and logs what is left as it is", async () => {
    const events: string[] = [];
    const to = target();
    const diff = await to.syncFrom(target(), {
      flags: DiffSyncFlags.LOG_UNCHANGED_RECORDS,
      onLog: ({ level, event, uid, status }) => events.push(`${level} ${uid} ${String(status)}: ${event}`),
    });
    expect(diff.listed).to.equal(3);
    expect(events).to.deep.equal(
      ["both", "old", "d2"].map((uid) => `debug ${uid} success: No changes to apply; no action needed`),
    );
    expect(to.completed).to.deep.equal([]);
  });
});

describe("flags of an object", () => {
  beforeEach(() => calls.splice(0));

  const cases: [keyof typeof DiffSyncModelFlags, "source" | "target", string[]][] = [
    ["IGNORE", "source", ["both", "d0"]],
    ["IGNORE", "target", ["both", "old", "new", "d0", "d2", "d1"]],
    ["SKIP_UNMATCHED_SRC", "source", ["both", "d0"]],
    ["SKIP_UNMATCHED_SRC", "target", ["both", "new", "d0", "d1"]],
    ["SKIP_UNMATCHED_DST", "source", ["both", "new", "d0", "d1"]],
    ["SKIP_UNMATCHED_DST", "target", ["both", "old", "new", "d0", "d2", "d1"]],
  ];
  for (const [flag, side, objects] of cases) {
    it(`${flag} in the ${side} leaves ${objects.join(", ")}`, async () => {
      const flags = { new: DiffSyncModelFlags[flag], old: DiffSyncModelFlags[flag] };
      const from = net({ both: ["d0"], new: ["d1"] }, side === "source" ? flags : {});
      const to = net({ both: ["d0"], old: ["d2"] }, side === "target" ? flags : {});
      await to.syncFrom(from);
      expect(left(to)).to.deep.equal(objects);
      expect(to.getAll(Site).find(({ name }) => name === "new")?.modelFlags ?? 0).to.equal(0);
    });
  }

  it("SKIP_CHILDREN_ON_DELETE takes everything below along without deleting it one by one", async () => {
    const { SKIP_CHILDREN_ON_DELETE, NATURAL_DELETION_ORDER } = DiffSyncModelFlags;
    const to = net({ old: ["d1", "d2"] }, { old: SKIP_CHILDREN_ON_DELETE | NATURAL_DELETION_ORDER });
    await to.syncFrom(net({}));
    expect([left(to), calls]).to.deep.equal([[], ["delete old"]]);
  });

  it("NATURAL_DELETION_ORDER deletes what is below first", async () => {
    const to = net({ first: ["d1"], last: ["d2"] }, { last: DiffSyncModelFlags.NATURAL_DELETION_ORDER });
    await to.syncFrom(net({}));
    expect(calls).to.deep.equal(["delete first", "delete d1", "delete d2", "delete last"]);
  });

  it("a delete that fails or returns nothing leaves what is below alone", async () => {
    const to = net({ kept: ["d1"], none: ["d2"], old: [] });
    await to.syncFrom(net({}), { flags: DiffSyncFlags.CONTINUE_ON_FAILURE });
    expect(left(to)).to.deep.equal(["kept", "none", "d1", "d2"]);
    expect(calls).to.deep.equal(["delete kept", "delete none", "delete old"]);
  });
});
