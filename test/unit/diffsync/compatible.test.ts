import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  Diff,
  DiffSyncFlags,
  DiffSyncModelFlags,
  IllegalTree,
  ModelInvalid,
  ObjectAlreadyExists,
  ObjectMismatch,
  ObjectNotDeleted,
  ObjectNotFound,
  UnknownName,
  defineModel,
  type AnyModelClass,
} from "../../../src/diffsync/index.js";

const Port = defineModel({ name: "port", identifiers: { name: z.string() } });
const Device = defineModel({ name: "device", identifiers: { name: z.string() }, children: { ports: Port } });
const Site = defineModel({ name: "site", identifiers: { name: z.string() }, children: { devices: Device } });

class Net extends Adapter {
  override readonly topLevel: readonly AnyModelClass[] = [Site];
}

const ends = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("compatible: true does what diffsync 2.2.3 does", () => {
  it("raises ObjectNotFound for the first child that was never loaded", async () => {
    const [source, target] = [new Net(), new Net()];
    source.add(Site, { name: "s1" }, { children: { device: ["d1", "d2"] } });
    const error = await ends(target.diffFrom(source, { compatible: true }));
    expect(error)
      .to.be.instanceOf(ObjectNotFound)
      .and.to.have.property("message", "device d1 not present in LocalStore");
    expect(await ends(target.diffFrom(source))).to.be.instanceOf(IllegalTree);
  });

  it("deals with a child of two parents twice", async () => {
    const [source, target] = [new Net(), new Net()];
    target.add(Device, { name: "d1" });
    for (const name of ["s1", "s2"]) target.add(Site, { name }, { children: { device: ["d1"] } });
    const diff = await target.diffFrom(source, { compatible: true });
    expect(diff.summary()).to.include({ delete: 4 });
    expect(await ends(target.syncFrom(source, { diff, compatible: true }))).to.be.instanceOf(
      ObjectNotDeleted,
    );
    expect(target.count()).to.equal(0);
  });

  it("calculates again when it is handed an empty diff", async () => {
    const [source, target] = [new Net(), new Net()];
    source.add(Site, { name: "s1" });
    await target.syncFrom(source, { diff: new Diff() });
    expect(target.count()).to.equal(0);
    await target.syncFrom(source, { diff: new Diff(), compatible: true });
    expect(target.count()).to.equal(1);
  });

  it("lets one object's invalid fields end the sync, whatever the flags", async () => {
    const Strict = defineModel({
      name: "site",
      identifiers: { name: z.string() },
      attributes: { code: z.string() },
    });
    class Target extends Adapter {
      override readonly topLevel = [Strict];
    }
    const source = new Net();
    source.add(Site, { name: "s1" });
    const flags = DiffSyncFlags.CONTINUE_ON_FAILURE;
    expect(await ends(new Target().syncFrom(source, { flags }))).to.equal(undefined);
    const error = await ends(new Target().syncFrom(source, { flags, compatible: true }));
    expect(error).to.be.instanceOf(ModelInvalid);
  });

  it("wants the children's field to have one name on both sides", async () => {
    const Renamed = defineModel({
      name: "site",
      identifiers: { name: z.string() },
      children: { boxes: Device },
    });
    class Target extends Adapter {
      override readonly topLevel = [Renamed];
    }
    const [source, target] = [new Net(), new Target()];
    source.add(Site, { name: "s1" }).add(Device, { name: "d1" });
    target.add(Renamed, { name: "s1" });
    expect((await target.diffFrom(source)).summary()).to.include({ create: 1 });
    expect(await ends(target.diffFrom(source, { compatible: true }))).to.be.instanceOf(UnknownName);
  });

  it("logs a parent under natural deletion order by the last of its children", async () => {
    for (const compatible of [false, true]) {
      const target = new Net();
      const flags = DiffSyncModelFlags.NATURAL_DELETION_ORDER;
      const site = target.add(Site, { name: "s1" }, { flags });
      site.add(Device, { name: "d1" }, { flags }).add(Port, { name: "p1" });
      site.add(Device, { name: "d2" });
      const lines: string[] = [];
      await target.syncFrom(new Net(), {
        compatible,
        onLog: ({ type, uid, status }) => {
          if (status) lines.push(`${type} ${uid}`);
        },
      });
      const named = ["port p1", "device d1", "device d2", "site s1"];
      expect(lines).to.deep.equal(compatible ? ["port p1", "port p1", "device d2", "device d2"] : named);
    }
  });
});

describe("joinedIds", () => {
  const ids = { name: "cable", identifiers: { a: z.string(), z: z.string() } } as const;
  const Joined = defineModel({ ...ids, joinedIds: true });
  class Cables extends Adapter {
    override readonly topLevel: readonly AnyModelClass[] = [Joined];
  }

  it("makes two objects of one unique id one object of a store", () => {
    const cables = new Cables();
    cables.add(Joined, { a: "a__b", z: "c" });
    expect(() => cables.add(Joined, { a: "a", z: "b__c" })).to.throw(ObjectAlreadyExists);
    expect(cables.get(Joined, { a: "a", z: "b__c" }).getIdentifiers()).to.deep.equal({ a: "a__b", z: "c" });
  });

  it("makes them a mismatch of a diff", async () => {
    const [source, target] = [new Cables(), new Cables()];
    source.add(Joined, { a: "a__b", z: "c" });
    target.add(Joined, { a: "a", z: "b__c" });
    expect(await ends(target.diffFrom(source))).to.be.instanceOf(ObjectMismatch);
  });

  it("leaves them two objects unless it is set", async () => {
    const Cable = defineModel(ids);
    class Plain extends Adapter {
      override readonly topLevel = [Cable];
    }
    const [source, target] = [new Plain(), new Plain()];
    source.add(Cable, { a: "a__b", z: "c" });
    target.add(Cable, { a: "a", z: "b__c" });
    expect((await target.diffFrom(source)).summary()).to.include({ create: 1, delete: 1 });
  });
});
