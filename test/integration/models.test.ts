import { expect } from "chai";
import { defineModel, nautobotModel, subset, z } from "../../src/index.js";
import { NautobotAdapter } from "../../src/ssot/index.js";
import { MODELS } from "../helpers/models/index.js";
import { inBulk, withCompanion } from "../helpers/models/in-bulk.js";
import { load, roundTrip } from "../helpers/models/round-trip.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

describe("models, to a real Nautobot and back", () => {
  const client = connect(nautobotFromEnvironment());

  const bulk = inBulk(client);
  before(() => withCompanion(client));

  for (const row of MODELS) it(row.what, () => roundTrip(client, row, bulk.sameAsGraphql));

  it("read in bulk by the companion: all of columns and references alone", () => {
    expect(bulk.read).to.include.members([
      "circuits.circuit",
      "dcim.location",
      "dcim.platform",
      "extras.customlink",
      "extras.note",
      "ipam.ipaddress",
      "ipam.prefix",
      "virtualization.virtualmachine",
    ]);
  });

  it("name a custom field that does not exist before anything is read", async () => {
    const owned = defineModel({
      name: "tenant",
      identifiers: { name: z.string() },
      attributes: { owner: z.string().nullable() },
    });
    const model = nautobotModel(owned, {
      path: "/tenancy/tenants/",
      map: { owner: "custom_fields__nobody" },
    });
    const error = (await load(client, model).catch((problem: unknown) => problem)) as Error;
    expect(error.message).to.equal('there is no custom field "nobody" (/tenancy/tenants/)');
  });

  it("write what is fixed once, and what is computed every time", async () => {
    const owned = defineModel({
      name: "tenant",
      identifiers: { name: z.string() },
      attributes: { comments: z.string() },
    });
    const model = nautobotModel(owned, {
      path: "/tenancy/tenants/",
      set: { tenant_group: { name: "rt Fixed" } },
      compute: { description: ({ name, comments }) => `${name}: ${comments}` },
      scope: { name: "rt fixed" },
    });
    const sync = async (comments?: string) => {
      const source = new NautobotAdapter(client, [model]);
      if (comments !== undefined) source.add(model, { name: "rt fixed", comments });
      await (await load(client, model)).syncFrom(source);
      for await (const row of client.list("/tenancy/tenants/", { query: { name: "rt fixed" } })) return row;
      return undefined;
    };
    const { id } = await client.create("/tenancy/tenant-groups/", { name: "rt Fixed" });
    try {
      const created = await sync("one");
      expect(created?.description).to.equal("rt fixed: one");
      expect(created?.tenant_group?.id).to.equal(id);
      await client.update("/tenancy/tenants/", created?.id ?? "", { tenant_group: null });
      const updated = await sync("two");
      expect(updated?.description).to.equal("rt fixed: two");
      expect(updated?.tenant_group).to.equal(null);
    } finally {
      await sync();
      await client.remove("/tenancy/tenant-groups/", id);
    }
  });

  it("leave alone what others set: tags, and the rest of a JSON field", async () => {
    const removals: (() => Promise<void>)[] = [];
    const given = async <P extends "/extras/tags/" | "/tenancy/tenants/" | "/extras/config-contexts/">(
      path: P,
      body: object,
    ) => {
      const row = await client.create(path, body as never);
      removals.unshift(() => client.remove(path, row.id));
      return row;
    };
    try {
      for (const name of ["rt ours", "rt new", "foreign rt"])
        await given("/extras/tags/", { name, content_types: ["tenancy.tenant"] });
      const { id } = await given("/tenancy/tenants/", {
        name: "rt tagged",
        tags: [{ name: "rt ours" }, { name: "foreign rt" }],
      });
      const context = await given("/extras/config-contexts/", {
        name: "rt context",
        data: { ntp: { servers: ["a"], key: 1 }, dns: 2 },
      });
      const tagged = nautobotModel(
        defineModel({
          name: "tenant",
          identifiers: { name: z.string() },
          attributes: { tags: z.array(z.string()) },
        }),
        {
          path: "/tenancy/tenants/",
          map: { tags: subset("tags", ["rt ours", "rt new"]) },
          scope: { name: "rt tagged" },
        },
      );
      const configured = nautobotModel(
        defineModel({
          name: "context",
          identifiers: { name: z.string() },
          attributes: { servers: z.array(z.string()) },
        }),
        {
          path: "/extras/config-contexts/",
          map: { servers: "data__ntp__servers" },
          scope: { name: "rt context" },
        },
      );
      for (const [model, values] of [
        [tagged, { tags: ["rt new"] }],
        [configured, { servers: ["b"] }],
      ] as const) {
        const [source, target] = [await load(client, model), await load(client, model)];
        for (const object of source.getAll(model)) object.updateBase(values as never);
        await target.syncFrom(source, { diff: await target.diffFrom(source) });
      }
      const tags = await client.graphql<{ tenant: { tags: { name: string }[] } }>(
        `{ tenant(id: "${id}") { tags { name } } }`,
      );
      expect(tags.tenant.tags.map(({ name }) => name)).to.have.members(["rt new", "foreign rt"]);
      expect((await client.retrieve("/extras/config-contexts/", context.id)).data).to.deep.equal({
        ntp: { servers: ["b"], key: 1 },
        dns: 2,
      });
    } finally {
      for (const remove of removals) await remove();
    }
  });
});
