import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, type AnyModelClass } from "../../../src/diffsync/index.js";

class Side extends Adapter {
  override readonly topLevel: readonly AnyModelClass[];

  constructor(...models: AnyModelClass[]) {
    super();
    this.topLevel = models;
  }
}

const fields = {
  name: "device",
  identifiers: { site: z.string(), name: z.string() },
  attributes: { role: z.string(), tags: z.array(z.string()).default([]) },
} as const;

/** One object on the source's side, and a target made like it. */
async function copied(model: AnyModelClass, given: object): Promise<{ from: Side; to: Side }> {
  const [from, to] = [new Side(model), new Side(model)];
  from.add(model, given as never);
  await to.syncFrom(from);
  return { from, to };
}

describe("an object made like one of the same model", () => {
  const Device = defineModel(fields);
  const given = { site: "a", name: "b", role: "leaf", tags: ["x"] };

  it("is an object of its own", async () => {
    const { from, to } = await copied(Device, given);
    const made = to.get(Device, { site: "a", name: "b" });
    made.role = "spine";
    made.tags.push("y");
    const source = from.get(Device, "a__b");
    expect(source.getAttrs()).to.deep.equal({ role: "leaf", tags: ["x"] });
    expect(made.getStatus()).to.deep.equal({ status: "success", message: "Created successfully" });
    expect(made.adapter).to.equal(to);
  });

  it("is made as the source stood when it was compared", async () => {
    const [from, to] = [new Side(Device), new Side(Device)];
    const source = from.add(Device, given);
    const diff = await to.diffFrom(from);
    source.role = "spine";
    await to.syncFrom(from, { diff });
    expect(to.get(Device, "a__b").role).to.equal("leaf");
  });

  it("does not get the fields that no create is given", async () => {
    const Keyed = defineModel({ ...fields, extra: { pk: z.number().nullable().default(null) } });
    const { to } = await copied(Keyed, { ...given, pk: 7 });
    expect(to.get(Keyed, "a__b").pk).to.equal(null);
  });

  it("is made by the model's own create or createBase, where it has one", async () => {
    const seen: unknown[] = [];
    class Own extends Device {
      static override create(...args: Parameters<typeof Device.create>): ReturnType<typeof Device.create> {
        seen.push(args[1], args[2]);
        return super.create(...args);
      }
    }
    class Based extends Device {
      static override createBase(
        ...args: Parameters<typeof Device.createBase>
      ): ReturnType<typeof Device.createBase> {
        seen.push("based");
        return super.createBase(...args);
      }
    }
    await copied(Own, given);
    await copied(Based, given);
    expect(seen).to.deep.equal([{ site: "a", name: "b" }, { role: "leaf", tags: ["x"] }, "based"]);
  });
});
