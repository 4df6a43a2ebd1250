import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, type Outcome } from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { NautobotAdapter, nautobotModel } from "../../../src/ssot/index.js";

const Tenant = nautobotModel(defineModel({ name: "tenant", identifiers: { name: z.string() } }), {
  path: "/tenancy/tenants/",
});

class Source extends Adapter {
  override readonly topLevel = [Tenant];
}

describe("when objects were last synced", () => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await startSandbox({ data: {} })));
  afterEach(() => sandbox.close());

  const sync = async (options: { lastSyncFrom?: string }) => {
    const warnings: string[] = [];
    const outcomes: Outcome[] = [];
    const client = createClient({ url: sandbox.url, token: sandbox.token, retryFactorMs: 1 });
    const warn = (message: string) => void warnings.push(message);
    const target = new NautobotAdapter(client, [Tenant], { ...options, warn });
    await target.load(new AbortController().signal);
    const source = new Source();
    for (const name of ["A", "B"]) source.add(Tenant, { name });
    await target.syncFrom(source, { onOutcome: (outcome) => void outcomes.push(outcome) });
    return { warnings, statuses: outcomes.map(({ status }) => status) };
  };

  it("leaves the objects and their outcomes alone when it cannot be kept", async () => {
    sandbox.fail({ path: "/extras/content-types/", status: 403, times: 1 });
    const { warnings, statuses } = await sync({ lastSyncFrom: "Somewhere" });
    expect(statuses).to.deep.equal(["success", "success"]);
    expect(sandbox.rows("/tenancy/tenants/")).to.have.length(2);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/^Not kept when tenancy\.tenant was last synced from Somewhere: .*403/);
  });

  it("is not kept unless asked for", async () => {
    const { warnings } = await sync({});
    expect(warnings).to.deep.equal([]);
    expect(sandbox.requests.filter(({ path }) => path.includes("/extras/"))).to.deep.equal([]);
  });
});
