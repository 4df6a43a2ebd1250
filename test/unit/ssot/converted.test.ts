import { expect } from "chai";
import { z } from "zod";
import { defineModel } from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.js";
import { converted, nautobotModel } from "../../../src/ssot/index.js";
import { apply, load, settle, Source } from "../../helpers/flows/run.js";

const shout = {
  load: (name: string) => name.toUpperCase(),
  write: (name: string) => name.toLowerCase(),
};
const Group = nautobotModel(
  defineModel({
    name: "group",
    identifiers: { name: z.string() },
    attributes: { parent: z.string().nullable() },
  }),
  { path: "/tenancy/tenant-groups/", map: { name: converted("name", shout), parent: "parent__name" } },
);
const Prefix = nautobotModel(
  defineModel({ name: "prefix", identifiers: { prefix: z.string() }, attributes: { within: z.string() } }),
  {
    path: "/ipam/prefixes/",
    map: {
      prefix: converted("prefix", {
        load: (prefix: string) => prefix.replace("/", " length "),
        write: (text) => text.replace(" length ", "/"),
      }),
      within: converted("parent__prefix", { load: (above: string | null) => above ?? "", write: () => null }),
    },
    set: { namespace: "Global", status: "Active" },
  },
);

describe("a converted value", () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ data: {} });
  });
  afterEach(() => sandbox.close());
  const connect = () => createClient({ url: sandbox.url, token: sandbox.token });

  it("orders objects by what Nautobot has: parents before what hangs from them", async () => {
    const source = new Source([Group]);
    source.add(Group, { name: "C", parent: "b" });
    source.add(Group, { name: "B", parent: "a" });
    source.add(Group, { name: "A", parent: null });

    await settle(connect(), [Group], source);

    expect(sandbox.rows("/tenancy/tenant-groups/").map(({ name }) => name)).to.have.members(["a", "b", "c"]);
  });

  it("orders prefixes by their length in Nautobot", async () => {
    const source = new Source([Prefix]);
    source.add(Prefix, { prefix: "10.0.0.0 length 24", within: "10.0.0.0/8" });
    source.add(Prefix, { prefix: "10.0.0.0 length 8", within: "" });

    await settle(connect(), [Prefix], source);
  });

  const failing = (hooks: Partial<typeof shout>) =>
    nautobotModel(defineModel({ name: "tenant", identifiers: { name: z.string() } }), {
      path: "/tenancy/tenants/",
      map: { name: converted("name", { ...shout, ...hooks }) },
    });
  const fails = () => {
    throw new Error("no such code");
  };

  it("names the field and the value when loading it fails", async () => {
    await connect().create("/tenancy/tenants/", { name: "x1" });
    const error = await load(connect(), [failing({ load: fails })]).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: "PLUGIN_INVALID" });
    expect((error as Error).message).to.equal('name: load of converted(…) failed for "x1": no such code');
  });

  it("names them before the first write when writing it would fail", async () => {
    const Tenant = failing({ write: fails });
    const target = await load(connect(), [Tenant]);
    const source = new Source([Tenant]);
    source.add(Tenant, { name: "X1" });
    const diff = await target.diffFrom(source);
    const error = await target
      .validate(diff, new AbortController().signal)
      .catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.equal('name: write of converted(…) failed for "X1": no such code');
    expect(sandbox.rows("/tenancy/tenants/")).to.deep.equal([]);
  });

  it("is compared in the model's form", async () => {
    await connect().create("/tenancy/tenant-groups/", { name: "Mixed" });
    const source = new Source([Group]);
    source.add(Group, { name: "MIXED", parent: null });
    expect(await apply(await load(connect(), [Group]), source)).to.deep.equal([]);
  });
});
