import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { Client, namesOf, RUN, type GetTarget } from "./target.js";

const PATH = "/dcim/location-types/";
const LONG = "x".repeat(256);

export function writes(target: GetTarget): void {
  describe("writes", () => {
    const client = new Client(target);
    const named = (name: string): string => `${RUN} ${name}`;
    const exists = async (name: string): Promise<boolean> =>
      (await client.get(`${PATH}?name=${named(name)}`)).body.count === 1;
    const refusal = async (body: unknown): Promise<unknown> => {
      const answer = await client.create(PATH, body);
      return [answer.status, answer.body];
    };

    before(() => client.must(PATH, { name: named("taken") }));
    after(() => client.clean());

    it("create an object under the id the client chose", async () => {
      const id = randomUUID();
      const row = await client.must(PATH, {
        id,
        name: named("chosen"),
        content_types: ["ipam.prefix"],
        extra: 1,
      });
      expect(row).to.include({ id, name: named("chosen"), description: "", nestable: false, parent: null });
      expect(row.content_types).to.deep.equal(["ipam.prefix"]);
      expect(row.object_type).to.equal("dcim.locationtype");
      expect(row.url).to.equal(`${client.url}/api${PATH}${id}/`);
      expect(row.natural_slug).to.equal(`${RUN}-chosen_${id.slice(0, 4)}`);
      expect(await refusal({ id, name: named("again") })).to.deep.equal([
        400,
        { id: ["Location type with this Id already exists."] },
      ]);
    });

    it("refuse wrong values in the server's words", async () => {
      const wrong: [unknown, unknown][] = [
        [{}, { name: ["This field is required."] }],
        [{ name: null }, { name: ["This field may not be null."] }],
        [{ name: " " }, { name: ["This field may not be blank."] }],
        [{ name: {} }, { name: ["Not a valid string."] }],
        [{ name: LONG }, { name: ["Ensure this field has no more than 255 characters."] }],
        [{ name: named("taken") }, { name: ["location type with this name already exists."] }],
        [{ name: "x", nestable: "x" }, { nestable: ["Must be a valid boolean."] }],
        [{ name: "x", id: "x" }, { id: ["Must be a valid UUID."] }],
        [{ name: "x", content_types: ["foo.bar"] }, { content_types: ["Invalid content type: foo.bar"] }],
        [
          { name: "x", content_types: "x" },
          { content_types: ['Expected a list of items but got type "str".'] },
        ],
        [{ name: "Rack Group" }, { name: ["This name is reserved for future use."] }],
        [5, { non_field_errors: ["Invalid data. Expected a dictionary, but got int."] }],
      ];
      for (const [body, errors] of wrong) expect(await refusal(body)).to.deep.equal([400, errors]);
    });

    it("create all of a list or nothing of it, with one entry per object", async () => {
      const list = [{ name: named("taken") }, { name: named("good") }, {}];
      expect(await refusal(list)).to.deep.equal([
        400,
        [
          { name: ["location type with this name already exists."] },
          {},
          { name: ["This field is required."] },
        ],
      ]);
      expect(await exists("good")).to.equal(false);
      const created = await client.must(PATH, [{ name: named("one") }, { name: named("two") }]);
      expect(namesOf(created)).to.deep.equal([named("one"), named("two")]);
      expect(await refusal([])).to.deep.equal([201, []]);
    });

    it("fail as a whole when a list holds a name twice", async () => {
      const answer = await client.create(PATH, [{ name: named("twice") }, { name: named("twice") }]);
      expect(answer.status).to.equal(500);
      expect(answer.body.exception).to.equal("IntegrityError");
      expect(await exists("twice")).to.equal(false);
    });

    it("change many at once, or none; the first error is the answer", async () => {
      const [a, b] = await client.must(PATH, [{ name: named("pa") }, { name: named("pb") }]);
      const bad = await client.send("PATCH", PATH, [
        { id: a.id, description: "new" },
        { id: b.id, name: "" },
      ]);
      expect([bad.status, bad.body]).to.deep.equal([400, { name: ["This field may not be blank."] }]);
      expect((await client.get(`${PATH}${a.id as string}/`)).body.description).to.equal("");
      const good = await client.send("PATCH", PATH, [
        { id: b.id, description: "B" },
        { id: a.id, description: "A" },
      ]);
      expect(good.status).to.equal(200);
      expect((good.body as { description: string }[]).map(({ description }) => description)).to.have.members([
        "A",
        "B",
      ]);
      const strangers = await client.send("PATCH", PATH, [{ id: randomUUID(), name: "x" }]);
      expect([strangers.status, strangers.body]).to.deep.equal([200, []]);
      expect((await client.send("PATCH", PATH, [{ name: "x" }])).body).to.deep.equal([
        { id: ["This field is required."] },
      ]);
    });

    it("delete many at once, passing over what is not there", async () => {
      const rows = await client.must(PATH, [{ name: named("da") }, { name: named("db") }]);
      const ids = [...(rows as { id: string }[]).map(({ id }) => ({ id })), { id: randomUUID() }];
      expect((await client.send("DELETE", PATH, ids)).status).to.equal(204);
      expect(await exists("da")).to.equal(false);
      expect((await client.send("DELETE", PATH, [{ name: "x" }])).body).to.deep.equal([
        { id: ["This field is required."] },
      ]);
    });

    it("replace with PUT, where required fields must be given", async () => {
      const row = await client.must(PATH, { name: named("put"), description: "old" });
      const path = `${PATH}${row.id as string}/`;
      expect((await client.send("PUT", path, { description: "x" })).body).to.deep.equal({
        name: ["This field is required."],
      });
      const changed = await client.send("PUT", path, { name: named("put2") });
      expect([changed.status, changed.body.name]).to.deep.equal([200, named("put2")]);
    });
  });
}
