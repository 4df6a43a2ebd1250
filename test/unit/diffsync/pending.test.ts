import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, DiffSyncFlags, type Model } from "../../../src/diffsync/index.js";

const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string() },
});

/** Its creates and updates of devices named "late …" are not whole until the end. */
class Target extends Adapter {
  override readonly topLevel = [Device];
  override readonly deletesLast: boolean;
  readonly events: string[] = [];
  finishing: () => ReadonlyMap<Model, string> = () => new Map<Model, string>();

  constructor(deletesLast: boolean, ...names: string[]) {
    super();
    this.deletesLast = deletesLast;
    for (const name of names) this.add(Device, { name, role: "old" });
  }
  override isPending(object: Model): boolean {
    return object.getUniqueId().startsWith("late");
  }
  override finishPending(): ReadonlyMap<Model, string> {
    this.events.push("finish");
    return this.finishing();
  }
}

describe("changes that are not whole at once", () => {
  const sync = async (target: Target, flags: number = DiffSyncFlags.CONTINUE_ON_FAILURE) => {
    const source = new Target(true);
    for (const name of ["late new", "new", "late there"]) source.add(Device, { name, role: "new" });
    const ended = await target
      .syncFrom(source, {
        flags,
        onOutcome: ({ action, uid, status, message }) =>
          void target.events.push([action, uid, status, message].filter((part) => part !== "").join(" ")),
      })
      .then(
        () => "",
        (error: unknown) => (error as Error).message,
      );
    return { ended, events: target.events };
  };

  for (const deletesLast of [true, false])
    it(`have their outcome once they are made whole, deletes last: ${deletesLast}`, async () => {
      const { ended, events } = await sync(new Target(deletesLast, "late there", "gone"));
      expect(ended).to.equal("");
      const deleted = "delete gone success";
      expect(events.filter((event) => event !== deleted)).to.deep.equal([
        "create new success",
        "finish",
        "create late new success",
        "update late there success",
      ]);
      expect(events.indexOf(deleted)).to.equal(deletesLast ? 4 : 1);
    });

  it("fail when that fails, each with its cause, and the sync goes on", async () => {
    const target = new Target(true, "late there", "gone");
    target.finishing = () => new Map([[target.get(Device, "late there"), "refused"]]);
    const { ended, events } = await sync(target);
    expect(ended).to.equal("");
    expect(events.slice(2)).to.deep.equal([
      "create late new success",
      "update late there error refused",
      "delete gone success",
    ]);
  });

  it("end the sync when it is not to go on", async () => {
    const target = new Target(true, "late there", "gone");
    target.finishing = () => new Map([[target.get(Device, "late there"), "refused"]]);
    const { ended, events } = await sync(target, DiffSyncFlags.NONE);
    expect(ended).to.equal("refused");
    expect(events.at(-1)).to.match(/^delete gone skipped not tried/);
  });

  it("are told as made in part when nothing can be made whole", async () => {
    const target = new Target(true, "late there", "gone");
    target.finishing = () => {
      throw new Error("no connection");
    };
    const { ended, events } = await sync(target);
    expect(ended).to.equal("no connection");
    expect(events.slice(2, 4)).to.deep.equal([
      "create late new error made in part only: the sync ended early: no connection",
      "update late there error made in part only: the sync ended early: no connection",
    ]);
  });
});
