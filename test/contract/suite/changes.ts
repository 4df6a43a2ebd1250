import { expect } from "chai";
import { Client, RUN, type GetTarget } from "./target.js";

const TENANTS = "/tenancy/tenants/";
const CHANGES = "/extras/object-changes/";

export function changes(target: GetTarget): void {
  describe("the change log", () => {
    const client = new Client(target);
    after(() => client.clean());
    const of = async (id: string): Promise<any[]> =>
      (await client.get(`${CHANGES}?changed_object_id=${id}`)).body.results;

    it("has an entry for every create, update and delete, newest first", async () => {
      const row = await client.must(TENANTS, { name: `${RUN} logged` });
      const path = `${TENANTS}${row.id as string}/`;
      await client.send("PATCH", path, { description: "x" });
      await client.send("DELETE", path);
      const entries = await of(row.id);
      expect(entries.map(({ action }) => action.value)).to.deep.equal(["delete", "update", "create"]);
      expect(entries[1]).to.deep.include({
        ...{ changed_object_type: "tenancy.tenant", changed_object_id: row.id, object_repr: `${RUN} logged` },
        ...{ user_name: "admin", changed_object: null, change_context: "web" },
      });
      expect(entries[1].object_data_v2).to.include({ name: `${RUN} logged`, description: "x" });
      const filtered = `${CHANGES}?action=delete&changed_object_type=tenancy.tenant&changed_object_id=${row.id as string}`;
      expect((await client.get(filtered)).body.count).to.equal(1);
      expect((await client.get(`${CHANGES}?action=nope`)).body).to.deep.equal({
        action: ["Select a valid choice. nope is not one of the available choices."],
      });
    });

    it("notes one request under one id, and nothing of a request that failed", async () => {
      const rows = await client.must(TENANTS, [{ name: `${RUN} l1` }, { name: `${RUN} l2` }]);
      const [[first], [second]] = [await of(rows[0].id), await of(rows[1].id)];
      expect(first.request_id).to.equal(second.request_id);
      const refused = await client.send("PATCH", TENANTS, [
        { id: rows[0].id, description: "x" },
        { id: rows[1].id, name: "" },
      ]);
      expect(refused.status).to.equal(400);
      expect(await of(rows[0].id)).to.have.length(1);
    });

    it("is read through GraphQL from a time on", async () => {
      const row = await client.must(TENANTS, { name: `${RUN} timed` });
      const [{ time, id }] = await of(row.id);
      const fields = "id action changed_object_id changed_object_type { app_label model }";
      const since = `{ rows: object_changes(time__gte: ["${time as string}"], changed_object_id: "${row.id as string}") { ${fields} } }`;
      expect((await client.graphql(since)).body.data.rows).to.deep.equal([
        {
          ...{ id, action: "CREATE", changed_object_id: row.id },
          changed_object_type: { app_label: "tenancy", model: "tenant" },
        },
      ]);
      const later = `{ rows: object_changes(time__gte: ["2999-01-01"], limit: 1) { id } }`;
      expect((await client.graphql(later)).body.data.rows).to.deep.equal([]);
    });

    it("cannot be written", async () => {
      expect((await client.send("POST", CHANGES, {})).status).to.equal(405);
    });
  });
}
