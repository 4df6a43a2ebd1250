import { expect } from "chai";
import { Client, RUN, type GetTarget } from "./target.js";

const PATH = "/ipam/prefixes/";

export function prefixes(target: GetTarget): void {
  describe("prefixes", () => {
    const client = new Client(target);
    const namespace = `${RUN} space`;
    const add = (prefix: unknown, more: object = {}) =>
      client.create(PATH, { prefix, status: "Active", namespace, ...more });
    const read = async ({ id }: { id: string }): Promise<any> => (await client.get(`${PATH}${id}/`)).body;

    before(() => client.must("/ipam/namespaces/", { name: namespace }));
    after(() => client.clean());

    it("lose their host bits and know their network", async () => {
      const { status, body } = await add("10.1.2.3/16");
      expect(status).to.equal(201);
      expect(body).to.include({
        ...{
          prefix: "10.1.0.0/16",
          network: "10.1.0.0",
          broadcast: "10.1.255.255",
          prefix_length: 16,
          ip_version: 4,
        },
        display: `10.1.0.0/16: ${namespace}`,
        parent: null,
      });
      expect(body.type).to.deep.equal({ value: "network", label: "Network" });
      const six = (await add("2001:DB8:0:0:1::1/64", { type: "pool" })).body;
      expect(six).to.include({
        prefix: "2001:db8::/64",
        broadcast: "2001:db8::ffff:ffff:ffff:ffff",
        ip_version: 6,
      });
      expect((await add("10.9.9.9")).body.prefix).to.equal("10.9.9.9/32");
    });

    it("find their parent, and are found by later ones", async () => {
      const inner = (await add("10.20.30.0/24")).body;
      const middle = (await add("10.20.0.0/16", { type: "container" })).body;
      const outer = (await add("10.16.0.0/12", { type: "container" })).body;
      expect((await read(inner)).parent.id).to.equal(middle.id);
      expect((await read(middle)).parent.id).to.equal(outer.id);
      await client.send("DELETE", `${PATH}${middle.id as string}/`);
      expect((await read(inner)).parent.id).to.equal(outer.id);
      await client.send("PATCH", `${PATH}${outer.id as string}/`, { prefix: "10.64.0.0/12" });
      expect((await read(inner)).parent).to.equal(null);
    });

    it("are unique within their namespace, Global when none is given", async () => {
      await add("10.40.0.0/16");
      expect((await add("10.40.1.1/16")).body).to.deep.equal({
        __all__: ["Prefix with this Namespace, Network and Prefix length already exists."],
      });
      const { body } = await client.create(PATH, { prefix: "198.51.100.77/32", status: "Active" });
      expect(body.display).to.equal("198.51.100.77/32: Global");
    });

    it("refuse what is no network, no type, no namespace", async () => {
      const invalid = (await client.isOlder()) ? "Invalid IP address format" : "Invalid IP address";
      expect((await add("garbage")).body).to.deep.equal({ prefix: [`${invalid}: garbage`] });
      expect((await add("10.0.0.0/33")).body).to.deep.equal({ prefix: [`${invalid}: 10.0.0.0/33`] });
      expect((await add("", { namespace: null })).body).to.deep.equal({
        prefix: ["This field may not be blank."],
        namespace: ["This field may not be null."],
      });
      expect((await add("10.50.0.0/16", { type: "x" })).body).to.deep.equal({
        type: ["x is not a valid choice."],
      });
      expect((await add(null, { type: null })).body).to.deep.equal({
        prefix: ["This field may not be null."],
        type: ["This field may not be blank."],
      });
    });

    it("are listed by network and found by it", async () => {
      for (const prefix of ["10.70.10.0/24", "10.70.9.0/24", "10.70.0.0/16"]) await add(prefix);
      const names = async (query: string) =>
        (
          (await client.get(`${PATH}?namespace=${namespace}&${query}`)).body.results as { prefix: string }[]
        ).map(({ prefix }) => prefix);
      expect(await names("within_include=10.70.0.0/16")).to.deep.equal([
        "10.70.0.0/16",
        "10.70.9.0/24",
        "10.70.10.0/24",
      ]);
      expect(await names("within=10.70.0.0/16&prefix_length=24")).to.have.length(2);
      expect(await names("prefix=10.70.9.0/24")).to.deep.equal(["10.70.9.0/24"]);
      expect(await names("ip_version=6&type=pool")).to.deep.equal(["2001:db8::/64"]);
      expect((await client.get(`${PATH}?type=foo`)).body).to.deep.equal({
        type: ["Select a valid choice. foo is not one of the available choices."],
      });
    });

    it("protect their namespace", async () => {
      const { results } = (await client.get(`/ipam/namespaces/?name=${namespace}`)).body;
      const { status, body } = await client.send("DELETE", `/ipam/namespaces/${results[0].id as string}/`);
      expect(status).to.equal(409);
      expect(body.detail).to.match(
        /^Unable to delete object\. \d+ dependent objects were found: .*10\.1\.0\.0\/16 \(/,
      );
    });
  });
}
