import { expect } from "chai";
import { Client, namesOf, RUN, type GetTarget } from "./target.js";

const TYPES = "/dcim/location-types/";
const PATH = "/dcim/locations/";

export function tree(target: GetTarget): void {
  describe("locations", () => {
    const client = new Client(target);
    const [region, site, floor] = ["Region", "Site", "Floor"].map((name) => `${RUN} ${name}`) as [
      string,
      string,
      string,
    ];
    const root = `${RUN} EU`;
    const place = (name: string, type: string, more: object = {}) =>
      client.create(PATH, { name, location_type: { name: type }, status: "Active", ...more });
    let top: any, dc: any;

    before(async () => {
      await client.must(TYPES, { name: region });
      await client.must(TYPES, { name: site, parent: region, content_types: ["ipam.prefix"] });
      await client.must(TYPES, { name: floor, parent: site, nestable: true });
      top = (await place(root, region)).body;
      dc = (await place(`${RUN} DC`, site, { parent: { name: root } })).body;
    });
    after(() => client.clean());

    it("hold to the nesting of their types", async () => {
      const wrong: [Promise<{ body: unknown }>, unknown][] = [
        [
          place("x", region, { parent: top.id }),
          { parent: [`A Location of type ${region} must not have a parent Location.`] },
        ],
        [place("x", site), { parent: [`A Location of type ${site} must have a parent Location.`] }],
        [
          place("x", site, { parent: dc.id }),
          {
            parent: [`A Location of type ${site} can only have a Location of type ${region} as its parent.`],
          },
        ],
        [
          place("x", floor, { parent: top.id }),
          {
            parent: [
              `A Location of type ${floor} can only have a Location of the same type or of type ${site} as its parent.`,
            ],
          },
        ],
      ];
      for (const [answer, body] of wrong) expect((await answer).body).to.deep.equal(body);
      const first = (await place(`${RUN} F1`, floor, { parent: dc.id })).body;
      expect((await place(`${RUN} F1a`, floor, { parent: first.id })).status).to.equal(201);
    });

    it("are unique by name within their parent", async () => {
      expect((await place(root, region)).body).to.deep.equal({
        name: ["A root-level location with this name already exists."],
      });
      expect((await place(`${RUN} DC`, site, { parent: top.id })).body).to.deep.equal({
        non_field_errors: ["The fields parent, name must make a unique set."],
      });
      const other = (await place(`${RUN} DC2`, site, { parent: top.id })).body;
      const { body } = await client.send("PATCH", `${PATH}${other.id as string}/`, { name: `${RUN} DC` });
      expect(body).to.deep.equal({ __all__: ["Location with this Parent and Name already exists."] });
    });

    it("show their path, and count what is in them", async () => {
      const { body } = await client.get(`${PATH}${dc.id as string}/`);
      expect(body).to.include({
        display: `${root} → ${RUN} DC`,
        prefix_count: 0,
        tree_depth: null,
        time_zone: null,
      });
      expect(body.natural_slug).to.equal(`${RUN}-dc_${RUN}-eu_${(dc.id as string).slice(0, 4)}`);
    });

    it("are named by their whole path: a name alone means one without a parent", async () => {
      const by = (location: string) =>
        client.create("/ipam/namespaces/", { name: `${RUN} at ${location}`, location });
      expect((await by(root)).status).to.equal(201);
      expect((await by(`${RUN} DC;${root}`)).status).to.equal(201);
      const { body } = await by(`${RUN} DC`);
      expect(body.location[0]).to.match(/^Related object not found .*'parent__name': None/);
    });

    it("are found by parent, type and subtree", async () => {
      const names = async (query: string) => namesOf((await client.get(`${PATH}?${query}`)).body.results);
      expect(await names(`parent=${root}`))
        .to.include(`${RUN} DC`)
        .and.not.include(root);
      expect(await names(`location_type=${region}`)).to.deep.equal([root]);
      expect(await names(`subtree=${top.id as string}`)).to.include.members([root, `${RUN} DC`]);
    });

    it("check what they are given", async () => {
      const bad = { asn: 0, latitude: "x", longitude: 1.12345678, time_zone: "Nope/X", contact_email: "foo" };
      expect((await place("x", region, bad)).body).to.deep.equal({
        time_zone: ["A valid timezone is required."],
        asn: ["Ensure this value is greater than or equal to 1."],
        latitude: ["A valid number is required."],
        longitude: ["Ensure that there are no more than 6 decimal places."],
        contact_email: ["Enter a valid email address."],
      });
      const good = { asn: 65000, latitude: "1.5", longitude: 10, time_zone: "Europe/Berlin" };
      const { body } = await place(`${RUN} values`, region, good);
      expect(body).to.include({
        asn: 65000,
        latitude: "1.500000",
        longitude: "10.000000",
        time_zone: "Europe/Berlin",
      });
    });

    it("cannot change their type or become their own parent", async () => {
      const path = `${PATH}${dc.id as string}/`;
      expect((await client.send("PATCH", path, { location_type: region })).body).to.deep.equal({
        location_type: [
          `Changing the type of an existing Location (from ${site} to ${region} in this case) is not permitted.`,
        ],
      });
      expect((await client.send("PATCH", path, { parent: dc.id })).body).to.deep.equal({
        __all__: ["A node cannot be made a descendant of itself."],
      });
    });

    it("go with their parent, but protect their type", async () => {
      const extra = (await place(`${RUN} US`, region)).body;
      const child = (await place(`${RUN} NYC`, site, { parent: extra.id })).body;
      const { results } = (await client.get(`${TYPES}?name=${site}`)).body;
      const refused = await client.send("DELETE", `${TYPES}${results[0].id as string}/`);
      expect(refused.status).to.equal(409);
      expect(refused.body.detail).to.match(/^Unable to delete object\. \d+ dependent objects were found: /);
      expect(refused.body.detail).to.include(`${RUN} NYC (${child.id as string})`);
      expect((await client.send("DELETE", `${PATH}${extra.id as string}/`)).status).to.equal(204);
      expect((await client.get(`${PATH}${child.id as string}/`)).status).to.equal(404);
    });
  });
}
