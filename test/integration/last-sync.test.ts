import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, DiffSyncFlags, type Outcome } from "../../src/diffsync/index.js";
import { NautobotAdapter, nautobotModel } from "../../src/ssot/index.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

const Maker = nautobotModel(
  defineModel({
    name: "manufacturer",
    identifiers: { name: z.string() },
    attributes: { description: z.string() },
  }),
  { path: "/dcim/manufacturers/", scope: { name__isw: ["synced "] } },
);
const Tenant = nautobotModel(
  defineModel({ name: "tenant", identifiers: { name: z.string() }, attributes: { comments: z.string() } }),
  { path: "/tenancy/tenants/", scope: { name__isw: ["synced "] } },
);
const TYPE = "Last sync from Test System";

class Source extends Adapter {
  override readonly topLevel = [Maker, Tenant];
}

describe("when objects were last synced, in a real Nautobot", () => {
  const nautobot = connect(nautobotFromEnvironment());
  const warnings: string[] = [];
  let names: Map<string, string>;

  const source = (description: string, count: number) => {
    const adapter = new Source();
    for (let i = 0; i < count; i++)
      adapter.add(Maker, { name: `synced ${i}`, description: i === 0 ? description : "" });
    adapter.add(Tenant, { name: "synced one", comments: "" });
    return adapter;
  };
  const sync = async (from: Adapter<unknown>, lastSyncFrom = "Test System") => {
    const warn = (message: string) => void warnings.push(message);
    const target = new NautobotAdapter(nautobot, [Maker, Tenant], { lastSyncFrom, warn });
    await target.load(new AbortController().signal);
    const outcomes: Outcome[] = [];
    const onOutcome = (outcome: Outcome) => void outcomes.push(outcome);
    const diff = await target.diffFrom(from);
    await target.syncFrom(from, { diff, flags: DiffSyncFlags.CONTINUE_ON_FAILURE, onOutcome });
    names = new Map(target.getAll(Maker).map((maker) => [target.idOf(maker), maker.name]));
    return outcomes.filter(({ status }) => status !== "success");
  };
  const types = async () => {
    const found = [];
    for await (const type of nautobot.list("/extras/metadata-types/", { query: { name: [TYPE] } }))
      found.push(type);
    return found;
  };
  const notes = async () => {
    const found = [];
    for (const { id } of await types()) {
      const query = { metadata_type: [id] };
      for await (const note of nautobot.list("/extras/object-metadata/", { query })) found.push(note);
    }
    return found;
  };
  const clear = async () => {
    await sync(new Source());
    const ids = (await notes()).map(({ id }) => id);
    await nautobot.removeMany("/extras/object-metadata/", ids);
    for (const { id } of await types()) await nautobot.remove("/extras/metadata-types/", id);
    warnings.length = 0;
  };

  beforeEach(clear);
  after(clear);

  it("is kept as nautobot-ssot keeps it: for what was created, and again for what was updated", async () => {
    const start = Math.floor(Date.now() / 1000) * 1000;
    expect(await sync(source("one", 60))).to.deep.equal([]);
    const [type] = await types();
    expect(type).to.deep.include({
      description: "Timestamp of the last sync from the Data source Test System",
      data_type: "datetime",
    });
    expect(type?.content_types).to.have.members(["dcim.manufacturer", "tenancy.tenant"]);
    const before = await notes();
    expect(before).to.have.length(61);
    const makers = before.filter(({ assigned_object_type: of }) => of === "dcim.manufacturer");
    expect(makers.map(({ assigned_object_id: id }) => names.get(id))).to.have.members([...names.values()]);
    for (const { value, scoped_fields } of makers) {
      expect(Date.parse(value as string)).to.be.within(start, Date.now());
      expect(scoped_fields).to.deep.equal(["description", "name"]);
    }
    const stamp = { value: "2020-01-01T00:00:00+00:00" };
    await nautobot.updateMany(
      "/extras/object-metadata/",
      before.map(({ id }) => ({ id, ...stamp })),
    );
    expect(await sync(source("two", 60))).to.deep.equal([]);
    const after = await notes();
    expect(after).to.have.length(61);
    const renewed = after.filter(({ value }) => value !== stamp.value);
    expect(renewed.map(({ assigned_object_id: id }) => names.get(id))).to.deep.equal(["synced 0"]);
    expect(warnings).to.deep.equal([]);
  });

  it("uses the type that is there, and adds what it lacks", async () => {
    await nautobot.create("/extras/metadata-types/", {
      name: TYPE,
      data_type: "datetime",
      content_types: ["dcim.device", "tenancy.tenant"],
    });
    expect(await sync(source("one", 1))).to.deep.equal([]);
    const [type, ...others] = await types();
    expect(others).to.deep.equal([]);
    expect(type?.content_types).to.have.members(["dcim.device", "tenancy.tenant", "dcim.manufacturer"]);
    expect(await notes()).to.have.length(2);
  });

  it("does no harm when it cannot be kept, and says so", async () => {
    await nautobot.create("/extras/metadata-types/", {
      name: TYPE,
      data_type: "integer",
      content_types: ["dcim.manufacturer"],
    });
    expect(await sync(source("one", 2))).to.deep.equal([]);
    expect(names.size).to.equal(2);
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.match(
      /^Not kept when dcim\.manufacturer was last synced from Test System: 2 objects: .*integer/,
    );
  });
});
