import { expect } from "chai";
import { Client, RUN, type GetTarget } from "./target.js";

const TYPES = "/extras/metadata-types/";
const METADATA = "/extras/object-metadata/";

export function metadata(target: GetTarget): void {
  describe("object metadata", () => {
    const client = new Client(target);
    let tenant: any, type: any;
    const about = (value: unknown) => ({
      ...{ metadata_type: type.id, value, scoped_fields: [] },
      ...{ assigned_object_type: "tenancy.tenant", assigned_object_id: tenant.id },
    });

    before(async () => {
      tenant = await client.must("/tenancy/tenants/", { name: `${RUN} noted` });
      type = await client.must(TYPES, {
        ...{ name: `${RUN} ticket`, data_type: "text", content_types: ["tenancy.tenant"] },
      });
    });
    after(() => client.clean());

    it("is found by its type and its object, and goes with the object", async () => {
      expect(type).to.deep.include({ data_type: "text", content_types: ["tenancy.tenant"] });
      const note = await client.must(METADATA, about("T1"));
      expect(note).to.deep.include({
        ...{ value: "T1", scoped_fields: [], assigned_object_type: "tenancy.tenant" },
        ...{ assigned_object_id: tenant.id, contact: null, team: null },
      });
      const query = `metadata_type=${type.id as string}&assigned_object_id=${tenant.id as string}`;
      const { results } = (await client.get(`${METADATA}?${query}`)).body;
      expect((results as { id: string }[]).map(({ id }) => id)).to.deep.equal([note.id]);
      const changed = await client.send("PATCH", METADATA, [{ id: note.id, value: "T2" }]);
      expect(changed.body[0].value).to.equal("T2");
      expect((await client.send("DELETE", `${TYPES}${type.id as string}/`)).status).to.equal(409);
      expect((await client.send("DELETE", `/tenancy/tenants/${tenant.id as string}/`)).status).to.equal(204);
      expect((await client.get(`${METADATA}${note.id as string}/`)).status).to.equal(404);
      tenant = await client.must("/tenancy/tenants/", { name: `${RUN} noted again` });
    });

    it("has a value of its type's kind", async () => {
      expect((await client.create(METADATA, about(1))).body).to.deep.equal({
        non_field_errors: ["Value must be a string"],
      });
      expect((await client.create(METADATA, about(null))).body).to.deep.equal({
        non_field_errors: ["value is a required field that cannot be empty for metadata type text."],
      });
    });
  });
}
