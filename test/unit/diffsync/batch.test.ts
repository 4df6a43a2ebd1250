import { expect } from "chai";
import { z } from "zod";
import {
  Adapter,
  DiffSyncFlags,
  ObjectNotCreated,
  ObjectNotDeleted,
  defineModel,
  type AnyModelClass,
  type Outcome,
} from "../../../src/diffsync/index.js";

const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role: z.string().default("") },
});

class Net extends Adapter {
  override readonly topLevel: readonly AnyModelClass[];

  constructor(model: AnyModelClass, names: readonly string[], role = "") {
    super();
    this.topLevel = [model];
    for (const name of names) this.add(Device, { name, role });
  }
}

async function outcomesOf(
  target: Net,
  source: Net,
  flags = 0,
): Promise<{ lines: string[]; failure: unknown }> {
  const lines: string[] = [];
  const note = ({ uid, status, message }: Outcome): void => {
    lines.push([uid, status, message].filter((part) => part !== "").join(" "));
  };
  const failure: unknown = await target.syncFrom(source, { flags, onOutcome: note }).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { lines, failure };
}

describe("changes in batches", () => {
  it("are no more at a time than the model takes, and know the run's signal", async () => {
    const batches: string[] = [];
    const { signal } = new AbortController();
    const Batched = Object.assign(
      Device.implement({
        updateMany(_adapter, items, context) {
          batches.push(items.map(({ model, attrs }) => `${model.name}=${attrs.role ?? ""}`).join(" "));
          expect(context.signal).to.equal(signal);
          return items.map(({ model, attrs }) => model.updateBase(attrs));
        },
      }),
      { batchSize: 2 },
    );
    const target = new Net(Batched, ["a", "b", "c"]);
    await target.syncFrom(new Net(Device, ["a", "b", "c"], "leaf"), { signal });
    expect(batches).to.deep.equal(["a=leaf b=leaf", "c=leaf"]);
    expect(target.getAll(Device).map(({ role }) => role)).to.deep.equal(["leaf", "leaf", "leaf"]);
  });

  const Refusing = Device.implement({
    createMany(adapter, items) {
      return items.map(({ ids, attrs }) =>
        ids.name === "b" ? new ObjectNotCreated("refused") : this.createBase(adapter, ids, attrs),
      );
    },
  });

  it("are recorded to the end when one of them fails and ends the sync", async () => {
    const target = new Net(Refusing, []);
    const { lines, failure } = await outcomesOf(target, new Net(Device, ["a", "b", "c"]));
    expect(failure).to.be.instanceOf(ObjectNotCreated);
    expect(lines).to.deep.equal(["a success", "b error refused", "c success"]);
    expect(target.getAll(Device).map(String)).to.deep.equal(["a", "c"]);
  });

  it("fail each when the whole call fails, and the sync goes on if it may", async () => {
    const Failing = Device.implement({
      deleteMany: () => {
        throw new ObjectNotDeleted("busy");
      },
    });
    const target = new Net(Failing, ["a", "b"]);
    const { lines, failure } = await outcomesOf(
      target,
      new Net(Device, []),
      DiffSyncFlags.CONTINUE_ON_FAILURE,
    );
    expect([lines, failure]).to.deep.equal([["a error busy", "b error busy"], undefined]);
    expect(target.count()).to.equal(2);
  });
});

describe("changes side by side", () => {
  it("that are under way when one fails are finished and recorded, and none is begun after", async () => {
    const begun: string[] = [];
    class Slow extends Device {
      static override concurrency = 2;
      override async delete() {
        begun.push(this.name);
        if (this.name === "a") throw new ObjectNotDeleted("refused");
        await new Promise((resolve) => setImmediate(resolve));
        return this.deleteBase();
      }
    }
    const target = new Net(Slow, ["a", "b", "c", "d"]);
    const { lines, failure } = await outcomesOf(target, new Net(Device, []));
    expect(failure).to.be.instanceOf(ObjectNotDeleted);
    expect(begun).to.deep.equal(["a", "b"]);
    expect(target.getAll(Device).map(String)).to.deep.equal(["a", "c", "d"]);
    expect(lines).to.have.members([
      "a error refused",
      "b success",
      "c skipped not tried: the sync ended early: refused",
      "d skipped not tried: the sync ended early: refused",
    ]);
  });
});
