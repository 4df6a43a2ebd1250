import { expect } from "chai";
import { ENDPOINTS } from "../../../../generated/endpoints.js";
import { Client, type GetTarget } from "../target.js";
import { hardware } from "./hardware.js";
import { network } from "./network.js";
import { others } from "./others.js";
import { protection } from "./protection.js";
import { ground, type ResourceRow } from "./row.js";

export function models(target: GetTarget): void {
  describe("objects of", () => {
    const client = new Client(target);
    before(() => ground(client));
    after(() => client.clean());

    for (const row of [...hardware, ...network, ...others]) describes(client, row);
    protection(client);
  });
}

function describes(client: Client, row: ResourceRow): void {
  const { path, body, shows, refused, found, graphql, change } = row;
  it(path, async () => {
    for (const [bad, errors] of refused) {
      const answer = await client.create(path, bad);
      expect([answer.status, answer.body], JSON.stringify(bad)).to.deep.equal([400, errors]);
    }
    const created = await client.must(path, body);
    expect(created).to.deep.include(shows);
    const one = `${path}${created.id as string}/`;
    const all = (await client.get(`${one}?depth=0&exclude_m2m=false`)).body;
    expect(all).to.include.all.keys(shownFields(path));
    for (const query of found) {
      const { body: page } = await client.get(`${path}?${query}`);
      const ids = (page.results as { id: string }[] | undefined)?.map(({ id }) => id);
      expect(ids, query).to.deep.equal([created.id]);
    }
    if (graphql) {
      const [filter, selection, answer] = graphql;
      const root = ENDPOINTS[path as keyof typeof ENDPOINTS].root ?? "";
      const { body: said } = await client.graphql(`{ rows: ${root}(${filter}) { ${selection} } }`);
      expect(said).to.deep.equal({ data: { rows: [answer] } });
    }
    const changed = await client.send("PATCH", one, change[0]);
    expect([changed.status, changed.body.id]).to.deep.equal([200, created.id]);
    expect((await client.get(one)).body).to.deep.include(change[1]);
  });
}

/** What the schema says that reads show. */
const shownFields = (path: string): string[] =>
  Object.entries(ENDPOINTS[path as keyof typeof ENDPOINTS].fields).flatMap(([name, field]) =>
    "writeOnly" in field || ["computed_fields", "relationships"].includes(name) ? [] : [name],
  );
