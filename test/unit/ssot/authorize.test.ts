import { expect } from "chai";
import { z } from "zod";
import { type AnyModelClass, defineModel } from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.js";
import { metadata, nautobotModel, relationship } from "../../../src/ssot/index.js";
import { load, settle, Source } from "../../helpers/flows/run.js";

const tenant = { name: "tenant", identifiers: { name: z.string() } };
const attributes = { value: z.string().nullable() };
const Led = nautobotModel(defineModel({ ...tenant, attributes }), {
  path: "/tenancy/tenants/",
  map: { value: relationship("maker", "/dcim/manufacturers/", "name") },
});
const Noted = nautobotModel(defineModel({ ...tenant, attributes }), {
  path: "/tenancy/tenants/",
  map: { value: metadata("Ticket") },
});

describe("permissions for what is kept beside objects", () => {
  let sandbox: Sandbox;
  const { signal } = new AbortController();
  beforeEach(async () => {
    const relation = { key: "maker", label: "Maker", type: "one-to-many" };
    sandbox = await startSandbox({
      data: {
        "/dcim/manufacturers/": [{ name: "X" }, { name: "Y" }],
        "/extras/relationships/": [
          { ...relation, source_type: "dcim.manufacturer", destination_type: "tenancy.tenant" },
        ],
        "/extras/metadata-types/": [{ name: "Ticket", data_type: "text", content_types: ["tenancy.tenant"] }],
      },
    });
  });
  afterEach(() => sandbox.close());

  const cases: [AnyModelClass, from: string | null, to: string | null, path: string, missing?: string][] = [
    [Led, "X", "Y", "/extras/relationship-associations/", "extras.change_relationshipassociation"],
    [Led, null, "Y", "/extras/relationship-associations/"],
    [Led, "X", null, "/extras/relationship-associations/"],
    [Noted, null, "Y", "/extras/object-metadata/", "extras.add_objectmetadata"],
    [Noted, "X", "Y", "/extras/object-metadata/", "extras.change_objectmetadata"],
    [Noted, "X", null, "/extras/object-metadata/", "extras.delete_objectmetadata"],
  ];
  for (const [model, from, to, path, missing] of cases)
    it(`${path} from ${from} to ${to}: ${missing ?? "none"}`, async () => {
      const client = createClient({ url: sandbox.url, token: sandbox.token, retryFactorMs: 1 });
      const source = (value: string | null) => {
        const adapter = new Source([model]);
        adapter.add(model, { name: "T", value } as never);
        return adapter;
      };
      await settle(client, [model], source(from));
      const target = await load(client, [model]);
      const diff = await target.diffFrom(source(to));
      for (const method of ["POST", "PATCH", "DELETE"]) sandbox.fail({ method, path, status: 403, times: 9 });

      const refused = await target.authorize(diff, signal).then(
        () => undefined,
        (error: unknown) => error as { fix: string },
      );

      expect(refused?.fix).to.satisfy((fix?: string) =>
        missing === undefined ? fix === undefined : fix?.includes(missing),
      );
    });
});

const Grouped = nautobotModel(
  defineModel({ ...tenant, attributes: { group: z.string().nullable(), maker: z.string().nullable() } }),
  {
    path: "/tenancy/tenants/",
    map: { group: "tenant_group__name", maker: relationship("own_maker", "/dcim/manufacturers/", "name") },
    createMissing: ["tenant_group"],
  },
);

describe("permissions for what a sync does besides", () => {
  let sandbox: Sandbox;
  const { signal } = new AbortController();
  type Tenants = Record<string, [maker: string | null, group: string | null]>;
  const source = (tenants: Tenants): Source => {
    const adapter = new Source([Grouped]);
    for (const [name, [maker, group]] of Object.entries(tenants))
      adapter.add(Grouped, { name, maker, group });
    return adapter;
  };
  beforeEach(async () => {
    const relation = { key: "own_maker", label: "Own maker", type: "one-to-one" };
    sandbox = await startSandbox({
      data: {
        "/dcim/manufacturers/": [{ name: "X" }, { name: "Y" }, { name: "Z" }],
        "/tenancy/tenant-groups/": [{ name: "Known" }],
        "/extras/relationships/": [
          { ...relation, source_type: "tenancy.tenant", destination_type: "dcim.manufacturer" },
        ],
      },
    });
  });
  afterEach(() => sandbox.close());

  const groups = "/tenancy/tenant-groups/";
  const associations = "/extras/relationship-associations/";
  const cases: [what: string, to: Tenants, method: string, path: string, missing?: string][] = [
    ["a reference that is there", { A: ["X", "Known"], B: ["Y", null] }, "POST", groups],
    ["one to be created", { A: ["X", "New"], B: ["Y", null] }, "POST", groups, "tenancy.add_tenantgroup"],
    ["ends that are passed on", { A: ["Y", null], B: ["Z", null] }, "DELETE", associations],
    [
      "ends that are exchanged",
      { A: ["Y", null], B: ["X", null] },
      "DELETE",
      associations,
      "extras.delete_relationshipassociation",
    ],
    [
      "ends that are exchanged",
      { A: ["Y", null], B: ["X", null] },
      "POST",
      associations,
      "extras.add_relationshipassociation",
    ],
  ];
  for (const [what, to, method, path, missing] of cases)
    it(`${what}: ${missing ?? "none"}`, async () => {
      const client = createClient({ url: sandbox.url, token: sandbox.token, retryFactorMs: 1 });
      await settle(client, [Grouped], source({ A: ["X", null], B: ["Y", null] }));
      const target = await load(client, [Grouped]);
      const diff = await target.diffFrom(source(to));
      sandbox.forget();
      sandbox.fail({ method, path, status: 403, times: 9 });

      const refused = await target.authorize(diff, signal).then(
        () => undefined,
        (error: unknown) => error as { fix: string },
      );

      expect(refused?.fix).to.satisfy((fix?: string) =>
        missing === undefined ? fix === undefined : fix?.includes(missing),
      );
      const written = sandbox.requests.filter(({ body }) => Array.isArray(body) && body.length > 0);
      expect(written).to.deep.equal([]);
    });
});
