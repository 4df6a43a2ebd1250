import { expect } from "chai";
import { Client, namesOf, RUN, type GetTarget } from "./target.js";

const PATH = "/tenancy/tenants/";

export function lists(target: GetTarget): void {
  describe("lists", () => {
    const client = new Client(target);
    const names = ["Alpha", "beta", "Gamma", "Delta"].map((name) => `${RUN} ${name}`);
    const find = async (query: string): Promise<string[]> => {
      const { body } = await client.get(`${PATH}?name__isw=${RUN}&${query}`);
      return namesOf(body.results)
        .map((name) => name.replace(`${RUN} `, ""))
        .sort();
    };

    before(async () => {
      const bodies = names.map((name, index) => ({ name, description: index % 2 === 0 ? "even" : "" }));
      await client.must(PATH, bodies);
    });
    after(() => client.clean());

    it("come in pages with links", async () => {
      const first = (await client.get(`${PATH}?name__isw=${RUN}&limit=3`)).body;
      expect(first.count).to.equal(4);
      expect(first.results).to.have.length(3);
      expect(first.previous).to.equal(null);
      expect(first.next).to.equal(`${client.url}/api${PATH}?limit=3&name__isw=${RUN}&offset=3`);
      const last = (await client.get(`${PATH}?name__isw=${RUN}&limit=3&offset=3`)).body;
      expect(last.results).to.have.length(1);
      expect(last.next).to.equal(null);
      expect(last.previous).to.equal(`${client.url}/api${PATH}?limit=3&name__isw=${RUN}`);
      expect((await client.get(`${PATH}?name__isw=${RUN}&offset=9`)).body.results).to.deep.equal([]);
    });

    it("take text filters, several values and their opposite", async () => {
      expect(await find("name__ic=ALPHA")).to.deep.equal(["Alpha"]);
      expect(await find("name__iew=TA")).to.deep.equal(["Delta", "beta"]);
      expect(await find("description=even")).to.deep.equal(["Alpha", "Gamma"]);
      expect(await find("description__n=even")).to.deep.equal(["Delta", "beta"]);
      expect(await find(`name=${names[0] ?? ""}&name=${names[2] ?? ""}`)).to.deep.equal(["Alpha", "Gamma"]);
      expect(await find("name__re=.*mma$")).to.deep.equal(["Gamma"]);
      expect(await find("q=delta")).to.deep.equal(["Delta"]);
      expect(await find("tenant_group__isnull=true")).to.have.length(4);
      expect(await find("tenant_group=null")).to.have.length(4);
    });

    it("take times and ids", async () => {
      expect(await find("last_updated__gte=2000-01-01T00:00:00Z")).to.have.length(4);
      expect(await find("last_updated__gte=2999-01-01")).to.deep.equal([]);
      const { id } = (await client.get(`${PATH}?name=${names[1] ?? ""}`)).body.results[0];
      expect(await find(`id=${id as string}`)).to.deep.equal(["beta"]);
    });

    it("refuse filters that are unknown or not understood", async () => {
      const answers = await Promise.all(
        ["nope=1", "id=zz", "last_updated__gte=xx", "tenant_group=Nope"].map((query) =>
          client.get(`${PATH}?${query}`),
        ),
      );
      expect(answers.map(({ status, body }) => [status, body])).to.deep.equal([
        [400, { nope: ["Unknown filter field"] }],
        [400, { id: ["Enter a valid UUID."] }],
        [400, { last_updated__gte: ["Enter a valid date/time."] }],
        [400, { tenant_group: ["Select a valid choice. Nope is not one of the available choices."] }],
      ]);
      expect((await client.get(`${PATH}?depth=11`)).body).to.include(
        (await client.isOlder())
          ? { error: "'depth' may not be greater than 10." }
          : { detail: "The depth parameter must be an integer between 0 and 10" },
      );
    });

    it("are sorted by name, or as asked", async () => {
      const order = async (query: string) => {
        const { body } = await client.get(`${PATH}?name__isw=${RUN}&${query}`);
        return namesOf(body.results).map((name) => name.replace(`${RUN} `, ""));
      };
      const ascending = await order("");
      expect(await order("sort=-name")).to.deep.equal([...ascending].reverse());
      expect(await order("sort=nope")).to.deep.equal(ascending);
    });
  });
}
