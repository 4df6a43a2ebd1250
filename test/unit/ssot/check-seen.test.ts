import { expect } from "chai";
import { z } from "zod";
import { type AnyModelClass, defineModel } from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.js";
import { generic, nautobotModel } from "../../../src/ssot/index.js";
import { load } from "../../helpers/flows/run.js";

const value = z.string().nullable();
const tenant = defineModel({ name: "tenant", identifiers: { name: z.string() }, attributes: { value } });
const listed = defineModel({
  name: "tenant",
  identifiers: { name: z.string() },
  attributes: { value: z.array(z.string()) },
});
const note = defineModel({ name: "note", identifiers: { note: z.string() }, attributes: { value } });
const PATH = "/tenancy/tenants/";

/** GraphQL has nothing of what a token may not view, and does not say so: here it is shown no group, tag, maker. */
describe("a reference that no object has", () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({
      data: {
        "/tenancy/tenant-groups/": [{ name: "G" }],
        [PATH]: [{ name: "A" }, { name: "B" }],
      },
    });
    const client = createClient(sandbox);
    const id = sandbox.rows(PATH)[0]?.id ?? "";
    const about = { assigned_object_type: "tenancy.tenant", assigned_object_id: id };
    await client.create("/extras/notes/", { ...about, note: "N" });
  });
  afterEach(() => sandbox.close());

  const cases: [model: AnyModelClass, path: string, permission: string][] = [
    [
      nautobotModel(tenant, { path: PATH, map: { value: "tenant_group__name" } }),
      "/tenancy/tenant-groups/",
      "tenancy.view_tenantgroup",
    ],
    [nautobotModel(listed, { path: PATH, map: { value: "tags" } }), "/extras/tags/", "extras.view_tag"],
    [
      nautobotModel(note, {
        path: "/extras/notes/",
        map: { value: generic("assigned_object", "/dcim/manufacturers/", "name") },
      }),
      "/dcim/manufacturers/",
      "dcim.view_manufacturer",
    ],
  ];
  for (const [model, path, permission] of cases)
    it(`may be one that the token may not view: ${permission}`, async () => {
      const client = createClient({ ...sandbox, retryFactorMs: 1 });
      await load(client, [model]);
      sandbox.fail({ method: "GET", path, status: 403 });
      const refused: unknown = await load(client, [model]).catch((error: unknown) => error);
      expect(refused).to.have.property("fix").that.contains(permission);
    });

  it("is asked for no longer as soon as one object has it", async () => {
    const client = createClient(sandbox);
    const id = sandbox.rows(PATH)[0]?.id ?? "";
    await client.update(PATH, id, { tenant_group: { name: "G" } });
    sandbox.forget();
    const grouped = nautobotModel(tenant, { path: PATH, map: { value: "tenant_group__name" } });
    await load(client, [grouped]);
    expect(sandbox.requests.map(({ path }) => path).join(" ")).not.to.contain("tenant-groups");
  });
});
