import { expect } from "chai";
import { defineModel, nautobotModel, relationship, z } from "../../src/index.js";
import type { Client } from "../../src/nautobot/index.js";
import { Belongings, load, Source } from "../helpers/flows/run.js";
import { limitedUser } from "../helpers/limited-user.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

const KEY = "allowed_maker";
const Tenant = nautobotModel(
  defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { group: z.string().nullable(), maker: z.string().nullable() },
  }),
  {
    path: "/tenancy/tenants/",
    map: { group: "tenant_group__name", maker: relationship(KEY, "/dcim/manufacturers/", "name") },
    scope: { name__isw: ["allowed "] },
    createMissing: ["tenant_group"],
  },
);
const Namespace = nautobotModel(defineModel({ name: "namespace", identifiers: { name: z.string() } }), {
  path: "/ipam/namespaces/",
});

const TENANT = "tenancy.tenant";
const ASSOCIATION = "extras.relationshipassociation";
const GROUP = "tenancy.tenantgroup";
const MAKER = "dcim.manufacturer";
const VIEWED = [TENANT, GROUP, MAKER, "extras.relationship", ASSOCIATION];

/** What a sync of a user who may not do all of it is told, by a real Nautobot, before the first write. */
describe("permissions that are missing", () => {
  const place = nautobotFromEnvironment();
  const admin = connect(place);
  const belongings = new Belongings(admin);
  const made: [path: string, id: string][] = [];
  const { signal } = new AbortController();

  const userWith = (actions: Record<string, string[]>, types = VIEWED): Promise<Client> =>
    limitedUser(
      place,
      [
        { types, actions: ["view"] },
        ...Object.entries(actions).map(([type, all]) => ({ types: [type], actions: all })),
      ],
      (path, id) => void made.unshift([path, id]),
    );
  const source = (...tenants: [name: string, maker: string | null, group: string | null][]) => {
    const adapter = new Source([Tenant]);
    for (const [name, maker, group] of tenants)
      adapter.add(Tenant, { name: `allowed ${name}`, maker: maker && `allowed ${maker}`, group });
    return adapter;
  };
  /** What the user is told; empty when the user may do it. */
  const fixFor = async (client: Client, wanted: Source): Promise<string> => {
    const target = await load(client, [Tenant]);
    const diff = await target.diffFrom(wanted);
    return target.authorize(diff, signal).then(
      () => "",
      (error: unknown) => {
        expect(error).to.include({ code: "NAUTOBOT_FORBIDDEN" });
        return (error as { fix: string }).fix;
      },
    );
  };

  before(async () => {
    const ends = { source_type: TENANT, destination_type: MAKER };
    await belongings.make("/extras/relationships/", { key: KEY, label: KEY, type: "one-to-one", ...ends });
    await belongings.make("/tenancy/tenant-groups/", { name: "allowed group" });
    for (const end of ["X", "Y", "Z"]) {
      const maker = await belongings.make("/dcim/manufacturers/", { name: `allowed ${end}` });
      if (end === "Z") continue;
      const relationships = { [KEY]: { destination: { objects: [{ id: maker }] } } };
      await belongings.make("/tenancy/tenants/", { name: `allowed of ${end}`, relationships });
    }
  });
  after(async () => {
    for (const [path, id] of made) await admin.remove(path as never, id);
    await belongings.clear();
  });

  const same: [string, string | null, null][] = [
    ["of X", "X", null],
    ["of Y", "Y", null],
  ];

  it("to view, to create and to change", async () => {
    const reader = await userWith({});
    const unseen: unknown = await load(reader, [Namespace]).catch((error: unknown) => error);
    expect(unseen).to.have.property("fix").that.contains("ipam.view_namespace");
    expect(await fixFor(reader, source(...same, ["new", null, null]))).to.contain("tenancy.add_tenant");
    expect(await fixFor(reader, source(["of X", "X", "allowed group"], ["of Y", "Y", null]))).to.contain(
      "tenancy.change_tenant",
    );
    expect(await fixFor(admin, source(["new", "Z", "allowed none"]))).to.equal("");
  });

  it("to view what objects refer to, which looks like nothing else", async () => {
    const group = { tenant_group: { name: "allowed group" } };
    const grouped = await admin.create("/tenancy/tenants/", { name: "allowed grouped", ...group });
    try {
      for (const [unseen, permission] of [
        [GROUP, "tenancy.view_tenantgroup"],
        [MAKER, "dcim.view_manufacturer"],
      ] as const) {
        const types = VIEWED.filter((type) => type !== unseen);
        const refused: unknown = await load(await userWith({}, types), [Tenant]).catch(
          (error: unknown) => error,
        );
        expect(refused).to.have.property("fix").that.contains(permission);
      }
    } finally {
      await admin.remove("/tenancy/tenants/", grouped.id);
    }
  });

  it("to create what a model refers to and Nautobot does not have, and only then", async () => {
    const user = await userWith({ [TENANT]: ["add", "change", "delete"] });
    expect(await fixFor(user, source(...same, ["new", null, "allowed group"]))).to.equal("");
    expect(await fixFor(user, source(...same, ["new", null, "allowed none"]))).to.contain(
      "tenancy.add_tenantgroup",
    );
  });

  it("to lead a relationship elsewhere, and to exchange what two of them lead to", async () => {
    const changer = await userWith({ [TENANT]: ["change"] });
    const led = source(["of X", "Z", null], ["of Y", "Y", null]);
    expect(await fixFor(changer, led)).to.contain("extras.change_relationshipassociation");
    const leader = await userWith({ [TENANT]: ["change"], [ASSOCIATION]: ["change"] });
    const passedOn = source(["of X", "Y", null], ["of Y", "Z", null]);
    const exchanged = source(["of X", "Y", null], ["of Y", "X", null]);
    expect([await fixFor(leader, led), await fixFor(leader, passedOn)]).to.deep.equal(["", ""]);
    expect(await fixFor(leader, exchanged)).to.match(/extras\.(add|delete)_relationshipassociation/);
    const exchanger = await userWith({ [TENANT]: ["change"], [ASSOCIATION]: ["change", "add", "delete"] });
    expect(await fixFor(exchanger, exchanged)).to.equal("");
  });
});
