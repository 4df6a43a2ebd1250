import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  DiffSyncFlags,
  ObjectNotCreated,
  defineModel,
  type AnyModelClass,
  type Outcome,
} from "../../../src/diffsync/index.js";
import { Net, type Mode, type SiteData } from "./world.js";

const plain: Mode = { deletesLast: false, batched: false, movable: false };
const site = (name: string, ...devices: string[]): SiteData => ({
  name,
  role: null,
  devices: devices.map((device) => ({ name: device, role: null, interfaces: [`${device}e0`] })),
});

describe("the order of a sync", () => {
  const before = [site("old", "x1", "x2"), site("both", "gone", "kept")];
  const after = [site("both", "kept", "new"), site("fresh", "y1")];

  it("is diffsync's unless asked otherwise", async () => {
    const target = new Net(plain).fill(before);
    await target.syncFrom(new Net(plain).fill(after));
    expect(target.calls.slice(0, 3)).to.deep.equal([
      "create device new",
      "create interface new__newe0",
      "delete device gone",
    ]);
  });

  it("is all creates, then all deletes, children before parents, when deletes come last", async () => {
    const target = new Net({ ...plain, deletesLast: true }).fill(before);
    await target.syncFrom(new Net(plain).fill(after));
    expect(target.calls).to.deep.equal([
      "create site fresh",
      "create device new",
      "create device y1",
      "create interface new__newe0",
      "create interface y1__y1e0",
      "delete interface x2__x2e0",
      "delete interface x1__x1e0",
      "delete interface gone__gonee0",
      "delete device x2",
      "delete device x1",
      "delete device gone",
      "delete site old",
    ]);
  });

  it("hands changes of one type and depth over in batches, and keeps their outcomes apart", async () => {
    const sizes: string[] = [];
    const Device = defineModel({ name: "device", identifiers: { name: z.string() } }).implement({
      createMany(adapter, items) {
        sizes.push(`create ${items.length}`);
        return items.map(({ ids, attrs }) =>
          ids.name === "bad"
            ? new ObjectNotCreated("refused")
            : ids.name === "none"
              ? null
              : this.createBase(adapter, ids, attrs),
        );
      },
      deleteMany(_adapter, models) {
        sizes.push(`delete ${models.length}`);
        return models.map((model) => model.deleteBase());
      },
    });
    const Parent = defineModel({ name: "site", identifiers: { name: z.string() }, children: [Device] });
    class Batched extends Adapter {
      override readonly topLevel = [Parent];
      override readonly deletesLast = true;
    }
    const [source, target] = [new Batched(), new Batched()];
    for (const name of ["s1", "s2"]) source.add(Parent, { name });
    source.get(Parent, "s1").add(Device, { name: "bad" });
    source.get(Parent, "s1").add(Device, { name: "d1" });
    source.get(Parent, "s2").add(Device, { name: "none" });
    source.get(Parent, "s2").add(Device, { name: "d2" });
    for (const name of ["s3", "s4"]) target.add(Parent, { name }).add(Device, { name: `in ${name}` });
    const outcomes: Outcome[] = [];
    await target.syncFrom(source, {
      flags: DiffSyncFlags.CONTINUE_ON_FAILURE,
      onOutcome: (one) => void outcomes.push(one),
    });
    expect(sizes).to.deep.equal(["create 4", "delete 2"]);
    expect(outcomes.map(({ uid, status, message }) => [uid, status, message])).to.deep.equal([
      ["s1", "success", ""],
      ["s2", "success", ""],
      ["bad", "error", "refused"],
      ["d1", "success", ""],
      ["none", "failure", "device create did not return the model object."],
      ["d2", "success", ""],
      ["in s4", "success", ""],
      ["in s3", "success", ""],
      ["s4", "success", ""],
      ["s3", "success", ""],
    ]);
    expect(target.getAll(Device).map(String)).to.deep.equal(["d1", "d2"]);
  });

  it("refuses a batch that answers for fewer changes than it was given", async () => {
    const Device = defineModel({ name: "device", identifiers: { name: z.string() } }).implement({
      createMany: () => [],
    });
    class Short extends Adapter {
      override readonly topLevel = [Device];
    }
    const source = new Short();
    source.add(Device, { name: "d1" });
    const failure: unknown = await new Short().syncFrom(source).catch((error: unknown) => error);
    expect(failure).to.have.property(
      "message",
      "device: createMany answered 0 of 1 changes; one entry each is due",
    );
  });

  it("runs as many single changes at once as the model allows, and no more", async () => {
    let running = 0;
    let most = 0;
    const Base = defineModel({ name: "device", identifiers: { name: z.string() } });
    class Device extends Base {
      static override concurrency = 3;
      override async delete() {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return this.deleteBase();
      }
    }
    class Wide extends Adapter {
      override readonly topLevel = [Device];
    }
    const target = new Wide();
    for (let i = 0; i < 10; i++) target.add(Device, { name: `d${i}` });
    await target.syncFrom(new Wide());
    expect([most, target.count()]).to.deep.equal([3, 0]);
  });

  it("puts a model after those it depends on, and its deletes before theirs", async () => {
    const calls: string[] = [];
    const noted = <M extends AnyModelClass>(model: M): M => {
      class Noted extends (model as AnyModelClass) {
        static override create(adapter: Adapter<unknown>, ids: object, attrs: object) {
          calls.push(`create ${model.modelName}`);
          return super.create(adapter, ids as never, attrs as never);
        }
        override delete() {
          calls.push(`delete ${model.modelName}`);
          return super.delete();
        }
      }
      return Noted as unknown as M;
    };
    const ids = { name: z.string() };
    const Vlan = noted(defineModel({ name: "vlan", identifiers: ids }));
    const Port = noted(defineModel({ name: "port", identifiers: ids, dependsOn: [Vlan] }));
    const Rack = noted(defineModel({ name: "rack", identifiers: ids, children: [Port] }));
    class Ordered extends Adapter {
      override readonly topLevel = [Rack, Vlan];
    }
    const [source, target] = [new Ordered(), new Ordered()];
    source.add(Rack, { name: "new" }).add(Port, { name: "new" });
    source.add(Vlan, { name: "new" });
    target.add(Rack, { name: "old" }).add(Port, { name: "old" });
    target.add(Vlan, { name: "old" });
    await target.syncFrom(source);
    expect(calls).to.deep.equal([
      "create vlan",
      "create rack",
      "create port",
      "delete port",
      "delete rack",
      "delete vlan",
    ]);
  });
});

describe("a change of parent", () => {
  const [from, to] = [
    [site("s1"), site("s2", "d1")],
    [site("s1", "d1"), site("s3", "d2")],
  ];

  it("is one update of a model that may move, its children kept", async () => {
    const mode = { ...plain, movable: true };
    const target = new Net(mode).fill(to);
    const source = new Net(mode).fill(from);
    const diff = await target.diffFrom(source);
    expect([...diff.changes()].map(({ action, uid }) => `${action} ${uid}`)).to.deep.equal([
      "create s2",
      "update d1",
      "delete s3",
      "delete d2",
      "delete d2__d2e0",
    ]);
    await target.syncFrom(source, { diff });
    expect(target.get("site", "s2").getChildIds("device")).to.deep.equal(["d1"]);
    expect(target.calls).to.not.include("delete device d1");
  });

  it("shows the parents in the diff, also after it was made", async () => {
    const mode = { ...plain, movable: true };
    const target = new Net(mode).fill([site("s1", "d1"), site("s2")]);
    const source = new Net(mode).fill([site("s1"), { ...site("s2", "d1") }]);
    source.get("device", "d1").assign({ role: "leaf" });
    const diff = await target.syncFrom(source);
    const [before, after] = [
      { role: null, parent: "site s1" },
      { role: "leaf", parent: "site s2" },
    ];
    expect([...diff.changes()]).to.deep.equal([
      {
        ...{ action: "update", type: "device", uid: "d1", before, after },
        position: { parents: [{ type: "site", uid: "s2" }], branch: false },
      },
    ]);
    expect(diff.dict()).to.deep.equal({
      site: { s2: { "-": {}, "+": {}, device: { d1: { "-": before, "+": after } } } },
    });
    expect(diff.str()).to.include("parent    Net(site s2)    Net(site s1)");
    expect(target.calls).to.deep.equal(["update device d1"]);
  });

  it("leaves object and old parent alone when it fails", async () => {
    const mode = { ...plain, movable: true };
    const target = new Net(mode, (call) => call === "update device d1").fill([site("s1", "d1")]);
    const outcomes: Outcome[] = [];
    await target.syncFrom(new Net(mode).fill([site("s2", "d1")]), {
      flags: DiffSyncFlags.CONTINUE_ON_FAILURE,
      onOutcome: (outcome) => void outcomes.push(outcome),
    });
    expect(outcomes.map(({ action, uid, status }) => [action, uid, status])).to.deep.equal([
      ["create", "s2", "success"],
      ["update", "d1", "error"],
      ["delete", "s1", "skipped"],
    ]);
    expect(target.get("site", "s1").getChildIds("device")).to.deep.equal(["d1"]);
  });
});
