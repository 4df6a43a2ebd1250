import { expect } from "chai";
import { Client, namesOf, type GetTarget } from "./target.js";

export function access(target: GetTarget): void {
  describe("access", () => {
    const client = new Client(target);

    it("refuses a request without a token, and one with a wrong token", async () => {
      const none = await fetch(`${target().url}/api/dcim/locations/`);
      expect([none.status, await none.json()]).to.deep.equal([
        403,
        { detail: "Authentication credentials were not provided." },
      ]);
      const wrong = await client.send("GET", "/status/", undefined, { authorization: "Token nope" });
      expect([wrong.status, wrong.body]).to.deep.equal([403, { detail: "Invalid token" }]);
      const graphql = await client.send(
        "POST",
        "/graphql/",
        { query: "{ x }" },
        { authorization: "Token nope" },
      );
      expect([graphql.status, graphql.body]).to.deep.equal([403, { detail: "Invalid token" }]);
    });

    it("says its version", async () => {
      const { status, headers, body } = await client.get("/status/");
      expect(status).to.equal(200);
      expect(body["nautobot-version"]).to.match(/^(3\.2|2\.4)\./);
      expect(body["nautobot-version"]).to.satisfy((version: string) =>
        version.startsWith(`${headers.get("api-version") ?? ""}.`),
      );
    });

    it("says its version to anybody, on the page about static files", async () => {
      const page = await fetch(`${target().url}/media-failure/`);
      const { body } = await client.get("/status/");
      expect(await page.text()).to.contain(`/v${String(body["nautobot-version"])}/`);
    });

    it("tells whether a token is good at no cost", async () => {
      expect((await client.get("/users/config/")).status).to.equal(200);
      const wrong = await client.send("GET", "/users/config/", undefined, { authorization: "Token nope" });
      expect([wrong.status, wrong.body]).to.deep.equal([403, { detail: "Invalid token" }]);
    });

    it("answers 404, 405 and 301 as Django does", async () => {
      const answers = [
        await client.get("/nope/nope/"),
        await client.get("/dcim/locations/11111111-1111-4111-8111-111111111111/"),
        await client.get("/dcim/location-types/not-a-uuid/"),
        await client.send("POST", "/extras/job-results/", {}),
        await client.send("POST", "/extras/jobs/", {}),
      ];
      expect(answers.map(({ status, body }) => [status, body])).to.deep.equal([
        [404, { detail: "Not found." }],
        [404, { detail: "No Location matches the given query." }],
        [404, { detail: "No LocationType matches the given query." }],
        [405, { detail: 'Method "POST" not allowed.' }],
        [405, { detail: 'Method "POST" not allowed.' }],
      ]);
      expect((await client.get("/dcim/locations?limit=1")).status).to.equal(301);
    });

    it("brings the statuses of a fresh Nautobot", async () => {
      const { body } = await client.get("/extras/statuses/?content_types=ipam.prefix");
      const names = namesOf(body.results);
      expect(names).to.include.members(["Active", "Deprecated", "Reserved"]);
      expect(names).not.to.include("Connected");
      const active = (body.results as { name: string; color: string; description: string }[])[0];
      expect(active).to.include({ name: "Active", color: "4caf50", description: "Unit is active" });
    });
  });
}
