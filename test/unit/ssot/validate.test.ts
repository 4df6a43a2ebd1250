import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, DiffSyncFlags, type Outcome } from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { NautobotAdapter, nautobotModel } from "../../../src/ssot/index.js";

const Namespace = defineModel({ name: "namespace", identifiers: { name: z.string() } });
const Prefix = defineModel({
  name: "prefix",
  identifiers: { namespace: z.string(), prefix: z.string() },
  attributes: { status: z.string(), kind: z.string() },
});
const Tenant = defineModel({
  name: "tenant",
  identifiers: { name: z.string() },
  attributes: { group: z.string().nullable() },
});
const bound = (createMissing: "group"[] = []) => [
  nautobotModel(Namespace, { path: "/ipam/namespaces/" }),
  nautobotModel(Prefix, { path: "/ipam/prefixes/", map: { kind: "type" } as never }),
  nautobotModel(Tenant, {
    path: "/tenancy/tenants/",
    map: { group: "tenant_group__name" },
    createMissing: createMissing.length > 0 ? ["tenant_group"] : [],
  }),
];

class Source extends Adapter {
  override readonly topLevel = [Namespace, Prefix, Tenant];
}

describe("validation before writing", () => {
  let sandbox: Sandbox;
  let source: Source;
  const { signal } = new AbortController();
  const load = async (models = bound()) => {
    const client = createClient({ url: sandbox.url, token: sandbox.token, retryFactorMs: 1 });
    const target = new NautobotAdapter(client, models);
    await target.load(signal);
    return { target, diff: await target.diffFrom(source) };
  };
  const problems = async (models = bound()) => {
    const { target, diff } = await load(models);
    return (await target.validate(diff, signal)).map(({ uid, message }) => `${uid}: ${message}`);
  };

  beforeEach(async () => {
    const data = { "/tenancy/tenant-groups/": [{ name: "Known" }] };
    sandbox = await startSandbox({ data });
    source = new Source();
    source.add(Namespace, { name: "Global" });
  });
  afterEach(() => sandbox.close());
  const prefix = { prefix: "10.0.0.0/8", status: "Active", kind: "network" };

  it("finds nothing wrong with what refers to what is there or will be", async () => {
    source.add(Namespace, { name: "New" });
    source.add(Prefix, { ...prefix, namespace: "New" });
    source.add(Prefix, { ...prefix, namespace: "Global" });
    source.add(Tenant, { name: "T", group: "Known" });
    expect(await problems()).to.deep.equal([]);
  });

  it("lists values that do not fit, and references to nothing, in few requests", async () => {
    source.add(Namespace, { name: "x".repeat(300) });
    source.add(Prefix, { ...prefix, namespace: "Nowhere", kind: "web" });
    for (let i = 0; i < 30; i++) source.add(Tenant, { name: `T${i}`, group: `G${i % 3}` });
    const { target, diff } = await load();
    const before = sandbox.requests.length;
    const found = (await target.validate(diff, signal)).map(({ message }) => message);
    expect(sandbox.requests.length - before).to.equal(3);
    expect(found).to.have.length(32);
    expect(found[0]).to.equal("name: has 300 characters, 255 are allowed");
    expect(found[1]).to.equal('type: "web" is none of its choices; namespace: Nowhere does not exist');
    expect(found[2]).to.equal("tenant_group: G0 does not exist");
  });

  it("creates what is missing where the model says so, and once", async () => {
    for (let i = 0; i < 6; i++) source.add(Tenant, { name: `T${i}`, group: `G${i % 2}` });
    const { target, diff } = await load(bound(["group"]));
    expect(await target.validate(diff, signal)).to.deep.equal([]);
    const outcomes: Outcome[] = [];
    const onOutcome = (outcome: Outcome) => void outcomes.push(outcome);
    await target.syncFrom(source, { diff, flags: DiffSyncFlags.CONTINUE_ON_FAILURE, onOutcome });
    expect(outcomes.map(({ message }) => message).filter(Boolean)).to.deep.equal([]);
    expect(sandbox.rows("/tenancy/tenant-groups/").map((row) => row["name"])).to.deep.equal([
      "Known",
      "G0",
      "G1",
    ]);
    expect((await load(bound(["group"]))).diff.hasDiffs()).to.equal(false);
  });

  it("names the permission that is missing, before the first write", async () => {
    source.add(Tenant, { name: "T", group: null });
    const { target, diff } = await load();
    sandbox.fail({ method: "POST", path: "/tenancy/tenants/", status: 403 });
    const refused = (await target.authorize(diff, signal).catch((error: unknown) => error)) as {
      fix: string;
    };
    expect(refused.fix).to.contain("tenancy.add_tenant");
    await target.authorize(diff, signal);
    expect(sandbox.rows("/tenancy/tenants/")).to.deep.equal([]);
  });
});
