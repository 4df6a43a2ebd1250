import { expect } from "chai";
import { z } from "zod";
import { defineModel } from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.js";
import { nautobotModel } from "../../../src/ssot/index.js";
import { apply, failures, load, Source } from "../../helpers/flows/run.js";

const Tenant = nautobotModel(
  defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { owner: z.string().nullable() },
  }),
  { path: "/tenancy/tenants/", map: { owner: "custom_fields__owner" } },
);

describe("what Nautobot did not take", () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    const fields = [{ key: "owner", label: "Owner", type: "text", content_types: ["tenancy.tenant"] }];
    sandbox = await startSandbox({ data: { "/extras/custom-fields/": fields } });
  });
  afterEach(() => sandbox.close());

  for (const action of ["create", "update"] as const)
    it(`says on ${action} that a custom field was left out, and what helps`, async () => {
      const client = createClient({ url: sandbox.url, token: sandbox.token });
      if (action === "update") await client.create("/tenancy/tenants/", { name: "A" });
      const target = await load(client, [Tenant]);
      const [field] = sandbox.rows("/extras/custom-fields/").filter(({ key }) => key === "owner");
      await client.update("/extras/custom-fields/", field?.id ?? "", { content_types: ["dcim.device"] });

      const source = new Source([Tenant]);
      source.add(Tenant, { name: "A", owner: "me" });
      const [failure] = failures(await apply(target, source));

      expect(failure).to.match(
        /^A: Nautobot took .*: owner is null instead of "me"; .*run again, and .*save/,
      );
    });
});
