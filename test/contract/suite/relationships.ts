import { expect } from "chai";
import { Client, RUN, type GetTarget } from "./target.js";

const TENANTS = "/tenancy/tenants/";
const MAKERS = "/dcim/manufacturers/";
const ASSOCIATIONS = "/extras/relationship-associations/";
const key = (name: string): string => `${RUN.replaceAll("-", "_")}_${name}`;

export function relationships(target: GetTarget): void {
  describe("relationships", () => {
    const client = new Client(target);
    let owner: any, other: any, maker: any;
    const relate = (row: any, path: string, name: string, side: string, objects: unknown[]) =>
      client.send("PATCH", `${path}${row.id as string}/`, {
        relationships: { [key(name)]: { [side]: { objects } } },
      });
    const far = ({ body }: { body: any }, name: string, side: string): string[] =>
      (body.relationships[key(name)][side].objects as { id: string }[]).map(({ id }) => id);

    before(async () => {
      const define = (name: string, type: string, destination_type: string) =>
        client.must("/extras/relationships/", {
          ...{ label: key(name), key: key(name), type, source_type: "tenancy.tenant", destination_type },
        });
      await define("makers", "one-to-many", "dcim.manufacturer");
      await define("heirs", "many-to-many", "tenancy.tenant");
      await define("spouse", "symmetric-one-to-one", "tenancy.tenant");
      owner = await client.must(TENANTS, { name: `${RUN} owner` });
      other = await client.must(TENANTS, { name: `${RUN} other` });
      maker = await client.must(MAKERS, { name: `${RUN} maker` });
    });
    after(() => client.clean());

    it("are written on either side and shown on both", async () => {
      const there = await relate(owner, TENANTS, "makers", "destination", [maker.id]);
      expect(far(there, "makers", "destination")).to.deep.equal([maker.id]);
      const one = await client.get(`${MAKERS}${maker.id as string}/?include=relationships`);
      expect(far(one, "makers", "source")).to.deep.equal([owner.id]);
      expect(one.body.relationships[key("makers")]).to.deep.include({
        ...{ label: key("makers"), type: "one-to-many" },
        source: { label: "tenant", object_type: "tenancy.tenant", objects: [{ id: owner.id }] },
      });
      const rows = (await client.get(`${ASSOCIATIONS}?relationship=${key("makers")}`)).body.results;
      expect(rows).to.have.length(1);
      expect(rows[0]).to.deep.include({
        ...{ source_type: "tenancy.tenant", source_id: owner.id },
        ...{ destination_type: "dcim.manufacturer", destination_id: maker.id },
        display: `${RUN} owner -> ${RUN} maker - ${key("makers")}`,
      });
      const emptied = await relate(maker, MAKERS, "makers", "source", []);
      expect(far(emptied, "makers", "source")).to.deep.equal([]);
    });

    it("within one type have two sides, or one where both are the same", async () => {
      await relate(owner, TENANTS, "heirs", "destination", [{ name: `${RUN} other` }]);
      const heir = await client.get(`${TENANTS}${other.id as string}/?include=relationships`);
      expect(far(heir, "heirs", "source")).to.deep.equal([owner.id]);
      expect(far(heir, "heirs", "destination")).to.deep.equal([]);
      await relate(owner, TENANTS, "spouse", "peer", [other.id]);
      const spouse = await client.get(`${TENANTS}${other.id as string}/?include=relationships`);
      expect(far(spouse, "spouse", "peer")).to.deep.equal([owner.id]);
    });

    it("lead to one where only one may be", async () => {
      await relate(owner, TENANTS, "makers", "destination", [maker.id]);
      const second = await relate(other, TENANTS, "makers", "destination", [maker.id]);
      const complaint = `Unable to create more than one ${key("makers")} association to ${RUN} maker (destination)`;
      expect([second.status, second.body]).to.deep.equal([400, [`{'destination': ['${complaint}']}`]]);
      const row = {
        ...{ relationship: key("makers"), source_type: "tenancy.tenant", source_id: other.id },
        ...{ destination_type: "dcim.manufacturer", destination_id: maker.id },
      };
      expect((await client.create(ASSOCIATIONS, row)).body).to.deep.equal({ destination: [complaint] });
      const two = await relate(maker, MAKERS, "makers", "source", [owner.id, other.id]);
      expect(two.body).to.deep.equal({
        relationships: [`For "${key("makers")}", "source" objects must include at most a single object`],
      });
    });

    it("refuse what they do not know", async () => {
      const wrong = [
        [
          await relate(owner, TENANTS, "none", "destination", []),
          `"${key("none")}" is not a relationship on tenancy.Tenant`,
        ],
        [
          await relate(owner, TENANTS, "makers", "source", []),
          `"source" is not a valid side for "${key("makers")}" on tenancy.Tenant`,
        ],
        [
          await relate(owner, TENANTS, "makers", "destination", [owner.id]),
          `Related object not found using the provided attributes: {'pk': UUID('${owner.id as string}')}`,
        ],
      ] as const;
      for (const [{ body }, message] of wrong) expect(body).to.deep.equal({ relationships: [message] });
    });

    it("go with the object, as its notes do", async () => {
      const gone = await client.must(TENANTS, { name: `${RUN} gone` });
      await relate(gone, TENANTS, "heirs", "destination", [other.id]);
      const note = await client.must("/extras/notes/", {
        ...{ assigned_object_type: "tenancy.tenant", assigned_object_id: gone.id, note: "hello" },
      });
      expect(note).to.deep.include({
        ...{ assigned_object_type: "tenancy.tenant", note: "hello", user_name: "admin" },
        assigned_object: { id: gone.id, object_type: "tenancy.tenant", url: gone.url },
      });
      expect((await client.send("DELETE", `${TENANTS}${gone.id as string}/`)).status).to.equal(204);
      expect((await client.get(`/extras/notes/${note.id as string}/`)).status).to.equal(404);
      const { body } = await client.get(`${ASSOCIATIONS}?relationship=${key("heirs")}`);
      const sources = (body.results as { source_id: string }[]).map(({ source_id }) => source_id);
      expect(sources).not.to.include(gone.id);
    });

    it("and notes name objects that exist, of types that exist", async () => {
      const wrong: [object, unknown][] = [
        [
          { assigned_object_type: "tenancy.nope", assigned_object_id: owner.id, note: "x" },
          { assigned_object_type: ["Invalid content type: tenancy.nope"] },
        ],
        [
          { assigned_object_type: "tenancy.tenant", assigned_object_id: maker.id, note: "x" },
          { assigned_object_id: ["Object not found"] },
        ],
      ];
      for (const [body, errors] of wrong)
        expect((await client.create("/extras/notes/", body)).body).to.deep.equal(errors);
    });
  });
}
