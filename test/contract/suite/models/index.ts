import { expect } from "chai";
import { ENDPOINTS } from "../../../../generated/endpoints.js";
import { endpointsOf, minorOf } from "../../../../src/nautobot/minors.js";
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
  const { path, body, shows, olderShows = {}, refused, found, graphql, change } = row;
  it(path, async () => {
    const minor = minorOf(await client.version());
    for (const [bad, errors, older = errors] of refused) {
      const answer = await client.create(path, bad);
      const wanted = (await client.isOlder()) ? older : errors;
      expect([answer.status, answer.body], JSON.stringify(bad)).to.deep.equal([400, wanted]);
    }
    const created = await client.must(path, body);
    expect(created).to.deep.include({ ...shows, ...((await client.isOlder()) && olderShows) });
    const one = `${path}${created.id as string}/`;
    const all = (await client.get(`${one}?depth=0&exclude_m2m=false`)).body;
    expect(all).to.include.all.keys(shownFields(minor, path));
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
const shownFields = (minor: string, path: string): string[] =>
  Object.entries(endpointsOf(minor)[path]?.fields ?? {}).flatMap(([name, field]) =>
    "writeOnly" in field || ["computed_fields", "relationships"].includes(name) ? [] : [name],
  );
