import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { Client, RUN, type GetTarget } from "./target.js";

const PATH = "/tenancy/tenants/";
const GROUPS = "/tenancy/tenant-groups/";

export function references(target: GetTarget): void {
  describe("foreign keys", () => {
    const client = new Client(target);
    let group: any;
    let number = 0;
    const tenant = (tenant_group: unknown) =>
      client.create(PATH, { name: `${RUN} fk ${++number}`, tenant_group });

    before(async () => {
      group = await client.must(GROUPS, { name: `${RUN} group`, description: "same" });
      await client.must(GROUPS, { name: `${RUN} other`, description: "same", parent: group.id });
    });
    after(() => client.clean());

    it("are written as an id, a natural key, a URL or a dict, and read as a reference", async () => {
      const name = `${RUN} group`;
      for (const form of [group.id, name, { name }, { id: group.id }, { url: group.url }]) {
        const { status, body } = await tenant(form);
        expect(status).to.equal(201);
        expect(body.tenant_group).to.deep.equal({
          id: group.id,
          object_type: "tenancy.tenantgroup",
          url: group.url,
        });
      }
      const { body } = await tenant({ name: `${RUN} other`, parent: { name } });
      expect(body.tenant_group.object_type).to.equal("tenancy.tenantgroup");
      expect((await tenant("")).body.tenant_group).to.equal(null);
    });

    it("are refused when missing, ambiguous or not understood, each by name", async () => {
      const id = randomUUID();
      const wrong: [unknown, string][] = [
        ["Nope", "Related object not found using the provided attributes: {'name': 'Nope'}"],
        [{ name: "Nope" }, "Related object not found using the provided attributes: {'name': 'Nope'}"],
        [id, `Related object not found using the provided attributes: {'pk': UUID('${id}')}`],
        [{ description: "same" }, "Multiple objects match the provided attributes: {'description': 'same'}"],
        [
          5,
          "Related objects must be referenced by ID or by dictionary of attributes. Received an unrecognized value: 5",
        ],
      ];
      for (const [form, message] of wrong)
        expect((await tenant(form)).body).to.deep.equal({ tenant_group: [message] });
      const { body } = await tenant({ nofield: 1 });
      expect(body.tenant_group[0]).to.match(
        /^Cannot resolve keyword 'nofield' into field\. Choices are: .*\bname\b/,
      );
    });

    it("limit statuses to those of the model", async () => {
      const { body } = await client.create("/ipam/prefixes/", {
        prefix: "192.0.2.0/24",
        status: "Connected",
      });
      expect(body).to.deep.equal({
        status: ["Related object not found using the provided attributes: {'name': 'Connected'}"],
      });
    });

    it("are shown whole with depth=1, without lists", async () => {
      const { body } = await tenant(group.id);
      const row = (await client.get(`${PATH}${body.id as string}/?depth=1`)).body;
      expect(row.tenant_group).to.include({ id: group.id, name: `${RUN} group`, display: `${RUN} group` });
      expect(row.tenant_group).not.to.have.property("tree_depth");
      expect(row.tags).to.deep.equal([]);
      const lean = (await client.get(`${PATH}${body.id as string}/?exclude_m2m=true`)).body;
      expect(lean).not.to.have.property("tags");
      expect(lean).not.to.have.property("computed_fields");
    });

    it("to a tenant group that goes become null; what refers to a tenant protects it", async () => {
      const gone = await client.must(GROUPS, { name: `${RUN} gone` });
      const { body: orphan } = await tenant(gone.id);
      expect((await client.send("DELETE", `${GROUPS}${gone.id as string}/`)).status).to.equal(204);
      expect((await client.get(`${PATH}${orphan.id as string}/`)).body.tenant_group).to.equal(null);
      const body = { prefix: "198.18.0.0/15", status: "Active", tenant: orphan.id };
      const prefix = await client.must("/ipam/prefixes/", body);
      const refused = await client.send("DELETE", `${PATH}${orphan.id as string}/`);
      expect([refused.status, refused.body]).to.deep.equal([
        409,
        {
          detail: `Unable to delete object. 1 dependent objects were found: 198.18.0.0/15 (${prefix.id as string})`,
        },
      ]);
    });

    it("tag objects, by name or id", async () => {
      const tag = await client.must("/extras/tags/", {
        name: `${RUN} tag`,
        content_types: ["tenancy.tenant"],
      });
      const row = await client.must(PATH, { name: `${RUN} tagged`, tags: [`${RUN} tag`] });
      expect((row.tags as { id: string }[]).map(({ id }) => id)).to.deep.equal([tag.id]);
      expect((await client.get(`${PATH}?tags=${RUN} tag`)).body.count).to.equal(1);
      const { body } = await client.create(PATH, { name: `${RUN} untagged`, tags: ["nope"] });
      expect(body.tags).to.deep.equal([
        "Related object not found using the provided attributes: {'name': 'nope'}",
      ]);
    });
  });
}
