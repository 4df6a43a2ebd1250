import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel, DiffSyncFlags, type Outcome } from "../../../src/diffsync/index.js";
import { createClient } from "../../../src/nautobot/index.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { NautobotAdapter, nautobotModel, type NautobotAdapterOptions } from "../../../src/ssot/index.js";

const Tenant = nautobotModel(
  defineModel({
    name: "tenant",
    identifiers: { name: z.string() },
    attributes: { description: z.string() },
  }),
  { path: "/tenancy/tenants/" },
);
const Prefix = nautobotModel(
  defineModel({
    name: "prefix",
    identifiers: { prefix: z.string() },
    attributes: { status: z.string(), type: z.string() },
  }),
  { path: "/ipam/prefixes/", set: { namespace: "Global" } },
);

const COUNT = 120;
const TENANTS = Array.from({ length: COUNT }, (_, i) => ({ name: `T${i}`, description: "" }));

class Source extends Adapter {
  override readonly topLevel = [Tenant, Prefix];
}

describe("writing to a Nautobot", () => {
  let sandbox: Sandbox;
  const { signal } = new AbortController();
  const connect = () => createClient({ url: sandbox.url, token: sandbox.token, retryFactorMs: 1 });
  const load = async (options?: NautobotAdapterOptions) => {
    const adapter = new NautobotAdapter(connect(), [Tenant, Prefix], options);
    await adapter.load(signal);
    return adapter;
  };
  const source = (description: string, from = 0, to = COUNT) => {
    const adapter = new Source();
    for (let i = from; i < to; i++) adapter.add(Tenant, { name: `T${i}`, description });
    return adapter;
  };
  const sync = async (target: NautobotAdapter, from: Adapter<unknown>, cancel = signal) => {
    const outcomes: Outcome[] = [];
    const diff = await target.diffFrom(from);
    const before = sandbox.requests.length;
    const ended = await target
      .syncFrom(from, {
        diff,
        flags: DiffSyncFlags.CONTINUE_ON_FAILURE,
        signal: cancel,
        onOutcome: (outcome) => void outcomes.push(outcome),
      })
      .then(
        () => undefined,
        (error: unknown) => error as Error,
      );
    const failed = outcomes.filter(({ status }) => status !== "success");
    const requests = sandbox.requests.slice(before);
    const sent = (method: string) => requests.filter((request) => request.method === method);
    return { outcomes, failed, ended, sent };
  };
  const rows = () => sandbox.rows("/tenancy/tenants/");
  const other = async (name: string, description: string) => {
    const id = rows().find((row) => row["name"] === name)?.["id"] as string;
    await connect().update("/tenancy/tenants/", id, { description });
  };

  beforeEach(async () => (sandbox = await startSandbox({ data: { "/tenancy/tenants/": TENANTS } })));
  afterEach(() => sandbox.close());

  it("leaves an object alone that changed after it was loaded, and says so", async () => {
    const target = await load();
    await other("T7", "by hand");
    const { failed } = await sync(target, source("new"));
    expect(failed.map(({ uid }) => uid)).to.deep.equal(["T7"]);
    expect(failed[0]?.message).to.match(/^stale: description changed.*overwrite: true/);
    expect(rows().filter((row) => row["description"] === "new")).to.have.length(COUNT - 1);
  });

  it("does not delete an object that changed after it was loaded", async () => {
    const target = await load();
    await other("T7", "by hand");
    const { failed } = await sync(target, new Source());
    expect(failed.map(({ uid, message }) => `${uid} ${message}`)).to.match(/^T7 stale:/);
    expect(rows().map((row) => row["name"])).to.deep.equal(["T7"]);
  });

  it("writes over it when told to", async () => {
    const target = await load({ overwrite: true });
    await other("T7", "by hand");
    expect((await sync(target, source("new"))).failed).to.deep.equal([]);
    expect(rows().every((row) => row["description"] === "new")).to.equal(true);
  });

  for (const overwrite of [false, true]) {
    it(`says that an object to update is gone (overwrite: ${overwrite}), and takes it for deleted`, async () => {
      const [update, remove] = [await load({ overwrite }), await load({ overwrite })];
      const gone = rows().find((row) => row["name"] === "T7")?.["id"] as string;
      await connect().remove("/tenancy/tenants/", gone);
      const { failed } = await sync(update, source("new"));
      expect(failed.map(({ uid, message }) => `${uid} ${message}`)).to.match(/^T7 stale: it was deleted/);
      expect((await sync(remove, new Source())).failed.length).to.equal(overwrite ? 0 : COUNT - 1);
    });
  }

  for (const method of ["PATCH", "DELETE"]) {
    it(`looks before it repeats a ${method} that got no answer`, async () => {
      const target = await load();
      sandbox.fail({ method, path: "/tenancy/tenants/", status: "reset" });
      const { failed, sent } = await sync(target, method === "PATCH" ? source("new") : new Source());
      expect(failed).to.deep.equal([]);
      const lists = sent(method).length - 1;
      const looks = method === "PATCH" ? 2 * lists : lists;
      expect(sent("POST").filter(({ path }) => path.includes("graphql"))).to.have.length(looks + 2);
    });
  }

  it("does not repeat an update without an answer that has happened", async () => {
    const target = await load({ overwrite: true });
    await other("T7", "new");
    sandbox.fail({ method: "PATCH", path: "/tenancy/tenants/", status: "reset" });
    const { failed, sent } = await sync(target, source("new", 7, 8));
    expect(failed.filter(({ action }) => action === "update")).to.deep.equal([]);
    expect(sent("PATCH")).to.have.length(1);
  });

  it("tells what was written when the connection breaks for good, and what was not", async () => {
    const MANY = 400;
    await sync(await load(), source("", 0, MANY));
    const target = await load({ overwrite: true });
    sandbox.fail({ method: "PATCH", path: "/tenancy/tenants/", status: 401, times: 100 });
    const { outcomes, failed, ended } = await sync(target, source("new", 0, MANY + 1));
    expect(ended?.message).to.match(/refused the token/);
    expect(outcomes).to.have.length(MANY + 1);
    const written = outcomes.filter((outcome) => !failed.includes(outcome));
    expect(written.map(({ action, uid }) => `${action} ${uid}`)).to.deep.equal([`create T${MANY}`]);
    expect(failed.filter(({ message }) => message.startsWith("not sent"))).not.to.have.length(0);
  });

  it("writes prefixes the widest first and deletes them the narrowest first", async () => {
    const nets = ["10.1.1.0/24", "10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16"];
    const from = source("", 0, COUNT);
    for (const prefix of nets) from.add(Prefix, { prefix, status: "Active", type: "network" });
    const created = await sync(await load(), from);
    expect(created.failed).to.deep.equal([]);
    const lists = created
      .sent("POST")
      .flatMap(({ body }) => (Array.isArray(body) ? [body as { prefix: string }[]] : []));
    expect(lists.map((list) => list.map(({ prefix }) => prefix))).to.deep.equal([
      ["10.0.0.0/8"],
      ["10.1.0.0/16", "10.2.0.0/16"],
      ["10.1.1.0/24"],
    ]);
    const removed = await sync(await load(), source("", 0, COUNT));
    expect(removed.failed).to.deep.equal([]);
    expect(removed.sent("DELETE").map(({ body }) => (body as unknown[]).length)).to.deep.equal([1, 2, 1]);
  });
});
