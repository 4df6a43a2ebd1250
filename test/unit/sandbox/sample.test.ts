import { expect } from "chai";
import { deviatingData, sampleData, startSandbox, type Sandbox } from "../../../src/sandbox/index.js";

const PATHS = [
  "/dcim/location-types/",
  "/dcim/locations/",
  "/tenancy/tenants/",
  "/ipam/namespaces/",
  "/ipam/prefixes/",
] as const;

describe("the sample data", () => {
  const sandboxes: Sandbox[] = [];
  const start = async (...data: Parameters<typeof startSandbox>): Promise<Sandbox> => {
    const sandbox = await startSandbox(...data);
    sandboxes.push(sandbox);
    return sandbox;
  };
  afterEach(async () => {
    for (const sandbox of sandboxes.splice(0)) await sandbox.close();
  });

  it("is 6 location types, 50 locations, 20 tenants, a namespace beside Global and 500 prefixes", async () => {
    const sandbox = await start({ data: sampleData() });
    expect(PATHS.map((path) => sandbox.rows(path).length)).to.deep.equal([6, 50, 20, 2, 500]);
    const roots = sandbox.rows("/dcim/locations/").filter(({ parent }) => parent === null);
    expect(roots.map(({ name }) => name)).to.deep.equal(["EMEA", "Americas", "APAC"]);
    expect(sandbox.rows("/ipam/prefixes/").filter(({ parent }) => parent === null)).to.have.length(2);
  });

  it("is the same each time", () => {
    expect(sampleData()).to.deep.equal(sampleData());
  });

  it("has a deviating side with things to create, to update and to delete", async () => {
    const [whole, part] = [await start({ data: sampleData() }), await start({ data: deviatingData() })];
    const described = (sandbox: Sandbox, path: string, key: string) =>
      new Map(sandbox.rows(path).map((row) => [row[key], row["description"]]));
    for (const [path, key] of [
      ["/tenancy/tenants/", "name"],
      ["/ipam/prefixes/", "prefix"],
    ] as const) {
      const [source, target] = [described(whole, path, key), described(part, path, key)];
      const kinds = {
        create: [...source.keys()].some((name) => !target.has(name)),
        update: [...source].some(([name, text]) => target.has(name) && target.get(name) !== text),
        delete: [...target.keys()].some((name) => !source.has(name)),
      };
      expect(kinds, path).to.deep.equal({ create: true, update: true, delete: true });
    }
  });

  it("has ids of its own in each sandbox", async () => {
    const [a, b] = [await start(), await start()];
    const ids = (sandbox: Sandbox) => sandbox.rows("/extras/statuses/").map(({ id }) => id);
    expect(ids(a).filter((id) => ids(b).includes(id))).to.deep.equal([]);
  });
});
