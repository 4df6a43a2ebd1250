import { expect } from "chai";
import { defineModel, nautobotModel, z } from "../../../src/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { NautobotAdapter } from "../../../src/ssot/index.js";
import type { SnapshotStore } from "../../../src/ssot/snapshot-store.js";

const tenant = nautobotModel(
  defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { description: z.string(), tags: z.array(z.string()) },
  }),
  { path: "/tenancy/tenants/" },
);

const PATH = "/tenancy/tenants/";

describe("incremental loads of the sandbox", () => {
  let sandbox: Sandbox;
  before(async () => {
    const names = ["one", "two", "three"].map((name) => ({ name }));
    sandbox = await startSandbox({ data: { [PATH]: names } });
  });
  after(() => sandbox.close());

  it("give what a full load gives after every kind of change, and read only what changed", async () => {
    const client = createClient(sandbox);
    const kept = new Map<string, string>();
    const snapshots: SnapshotStore = {
      get: (key) => Promise.resolve(kept.get(key)),
      put: (key, value) => Promise.resolve(void kept.set(key, value)),
      warn: (message) => {
        throw new Error(message);
      },
    };
    const answer = async (options: { snapshots?: SnapshotStore }): Promise<string[]> => {
      const adapter = new NautobotAdapter(client, [tenant], options);
      await adapter.load(new AbortController().signal);
      return adapter.getAll(tenant).map((model) => JSON.stringify(model));
    };
    const [first] = sandbox.rows(PATH);
    const [, second] = sandbox.rows(PATH);
    const tag = await client.create("/extras/tags/", { name: "t", content_types: ["tenancy.tenant"] });
    const changes: [change: () => Promise<unknown>, readsAll: boolean][] = [
      [() => Promise.resolve(), false],
      [() => client.create(PATH, { name: "four" }), false],
      [() => client.update(PATH, first?.id ?? "", { description: "x", tags: [tag.id] as never }), false],
      [() => client.remove(PATH, second?.id ?? ""), false],
      // who has the tag cannot be told from the log
      [() => client.update("/extras/tags/", tag.id, { name: "renamed" }), true],
    ];
    await answer({ snapshots });
    for (const [index, [change, readsAll]] of changes.entries()) {
      await change();
      sandbox.forget();
      const incremental = await answer({ snapshots });
      const whole = sandbox.requests.some(({ body }) => JSON.stringify(body).includes("tenants(limit: 5000"));
      expect(whole, `change ${index}`).to.equal(readsAll);
      expect(incremental.sort(), `change ${index}`).to.deep.equal((await answer({})).sort());
    }
  });
});
