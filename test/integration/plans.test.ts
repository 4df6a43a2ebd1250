import { expect } from "chai";
import { z } from "zod";
import { Adapter, defineModel } from "../../src/diffsync/index.js";
import { DataSource, type JobClass } from "../../src/jobs/job.js";
import { executeRun } from "../../src/jobs/pipeline.js";
import type { ApprovalPolicy } from "../../src/jobs/plan/policy.js";
import { DEFAULT_POLICY } from "../../src/jobs/policy.js";
import type { RunRequest } from "../../src/jobs/request.js";
import { approvalsOf, plannedPages, type Execute } from "../../src/runs/index.js";
import { nautobotModel } from "../../src/ssot/index.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { testRunner } from "../helpers/runners.js";
import { temporaryStore, type TemporaryStore } from "../helpers/stores.js";

const TYPE = "Planned";
const Tenant = defineModel({
  name: "tenant",
  identifiers: { name: z.string() },
  attributes: { description: z.string() },
});
const Location = defineModel({
  name: "location",
  identifiers: { name: z.string() },
  attributes: { facility: z.string() },
});
const models = [
  nautobotModel(Tenant, { path: "/tenancy/tenants/", scope: { name__isw: ["planned "] } }),
  nautobotModel(Location, {
    path: "/dcim/locations/",
    scope: { location_type: [TYPE] },
    set: { location_type: TYPE, status: "Active" },
    safeDelete: { status: "Decommissioning", graceDays: 30 },
  }),
];

/** Names and what is said of them. */
interface Data {
  tenants: Record<string, string>;
  locations: Record<string, string>;
}

class Source extends Adapter<Data> {
  override readonly topLevel = [Tenant, Location];
  override load(): void {
    for (const [name, description] of Object.entries(this.client.tenants))
      this.add(Tenant, { name: `planned ${name}`, description });
    for (const [name, facility] of Object.entries(this.client.locations))
      this.add(Location, { name, facility });
  }
}

describe("plans with a real Nautobot", () => {
  const place = nautobotFromEnvironment();
  const nautobot = connect(place);
  let kept: TemporaryStore;
  let data: Data;

  class Pull extends DataSource {
    static override readonly meta = { name: "Pull", dataSource: "ACME" };
    override loadSourceAdapter(): Adapter<unknown> {
      return new Source(data);
    }
    override loadTargetAdapter(): Adapter<unknown> {
      return this.nautobotAdapter(models);
    }
  }
  const job = {
    id: "acme.pull",
    slug: "pull",
    plugin: "acme",
    file: "",
    jobClass: Pull as unknown as JobClass,
  };

  const open = (approval: ApprovalPolicy = DEFAULT_POLICY.approval) => {
    const { store } = kept;
    const execute: Execute = (asked, { id, emit, signal }) => {
      const plan = asked.plan?.run;
      return executeRun(job, asked, {
        ...{ id, emit, signal, nautobot: connect(place), baselines: store.baselines },
        policy: { ...DEFAULT_POLICY, approval },
        ...(plan !== undefined && { plan: () => plannedPages(store, plan) }),
      });
    };
    const runner = testRunner(store, execute);
    const catalogue = { jobs: new Map([[job.id, job]]), defaults: { pull: { variables: {}, approval } } };
    const ended = async ({ id }: { id: string }) => {
      for (;;) {
        const run = await store.run(id);
        if (run?.report) return run;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const run = async (request: Partial<RunRequest> = {}) => {
      const asked: RunRequest = {
        job: job.id,
        variables: {},
        dryRun: false,
        memory: false,
        trigger: "cli",
        ...request,
      };
      return ended(await runner.request(asked));
    };
    const apply = async (id: string, options: object = {}) =>
      ended(await runner.apply(id, { trigger: "cli", ...options }, approvalsOf(catalogue)));
    const approve = async (id: string, reason: string) =>
      ended(await runner.approve(id, { trigger: "cli", reason }));
    return { run, apply, approve };
  };
  const tenants = async () => {
    const found: Record<string, string> = {};
    for await (const row of nautobot.list("/tenancy/tenants/", { query: { name__isw: ["planned "] } }))
      found[row.name.slice("planned ".length)] = row.description;
    return found;
  };
  const describe_ = async (name: string, description: string) => {
    for await (const { id } of nautobot.list("/tenancy/tenants/", { query: { name: [`planned ${name}`] } }))
      await nautobot.update("/tenancy/tenants/", id, { description });
  };
  const locations = async () => {
    const query = { location_type: [TYPE] };
    const found = [];
    for await (const { id, name, status } of nautobot.list("/dcim/locations/", {
      query,
      ...({ depth: 1 } as object),
    }))
      found.push({ id, name, status: (status as { id: string }).id });
    return found;
  };
  const statusId = async (name: string) => {
    for await (const { id } of nautobot.list("/extras/statuses/", { query: { name: [name] } })) return id;
    return undefined;
  };
  const notesOf = async (id: string) => {
    const found = [];
    const query = { q: id };
    for await (const note of nautobot.list("/extras/notes/", { query })) found.push(note);
    return found;
  };
  const clear = async () => {
    const ids = [];
    for await (const { id } of nautobot.list("/tenancy/tenants/", { query: { name__isw: ["planned "] } }))
      ids.push(id);
    await nautobot.removeMany("/tenancy/tenants/", ids);
    await nautobot.removeMany(
      "/dcim/locations/",
      (await locations()).map(({ id }) => id),
    );
  };

  before(async () => {
    if ((await nautobot.count("/dcim/location-types/", { name: [TYPE] })) === 0)
      await nautobot.create("/dcim/location-types/", { name: TYPE });
  });
  beforeEach(async () => {
    kept = await temporaryStore();
    data = { tenants: {}, locations: {} };
    await clear();
  });
  afterEach(() => kept.remove());
  after(async () => {
    await clear();
    for await (const { id } of nautobot.list("/dcim/location-types/", { query: { name: [TYPE] } }))
      await nautobot.remove("/dcim/location-types/", id);
  });

  it("are refused when an object changed behind their back, and applied in parts", async () => {
    const { run, apply } = open();
    data.tenants = { a: "1", b: "1" };
    expect((await run()).state).to.equal("succeeded");
    data.tenants = { a: "2", c: "1" };
    const plan = await run({ dryRun: true });
    expect(plan.report?.plan).to.include({ create: 1, update: 1, delete: 1 });
    await describe_("a", "by hand");
    const refused = await apply(plan.id);
    expect(refused.report?.error).to.include({ code: "PLAN_STALE" });
    expect(refused.report?.error?.message).to.contain(
      'update of tenant "planned a": description of the target was "1" and is "by hand"',
    );
    expect(await tenants()).to.deep.equal({ a: "by hand", b: "1" });
    expect((await apply(plan.id, { selection: { actions: ["delete"] } })).state).to.equal("succeeded");
    expect(await tenants()).to.deep.equal({ a: "by hand" });
    await describe_("a", "1");
    const rest = await apply(plan.id);
    expect(rest.state, rest.report?.error?.message).to.equal("succeeded");
    expect(await tenants()).to.deep.equal({ a: "2", c: "1" });
  });

  it("are what guards stopped, before anything is written", async () => {
    const { run, apply } = open();
    data.tenants = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [String(i), ""]));
    const first = await run();
    const target = first.report?.guards?.find(({ rule }) => rule === "target");
    expect(target?.figures["found"]).to.match(new RegExp(`^${place.url}#[0-9a-f-]{36}$`));
    data.tenants = {};
    const stopped = await run();
    expect(stopped.report?.error).to.include({ code: "GUARD_STOPPED" });
    const rules = stopped.report?.guards
      ?.filter(({ status }) => status === "stopped")
      .map(({ rule }) => rule);
    expect(rules).to.deep.equal(["empty-source", "source-shrunk", "deletes"]);
    expect(Object.keys(await tenants())).to.have.length(15);
    const through = await apply(stopped.id, { allow: ["empty-source", "source-shrunk", "deletes"] });
    expect(through.state).to.equal("succeeded");
    expect(await tenants()).to.deep.equal({});
  });

  it("wait for a person, and are made once approved", async () => {
    const { run, approve } = open({ create: "auto", update: "auto", delete: "person" });
    data.tenants = { a: "1", b: "1" };
    await run();
    data.tenants = { b: "2", c: "1" };
    const waiting = await run();
    expect(waiting.state).to.equal("waiting");
    expect(await tenants()).to.deep.equal({ a: "1", b: "2", c: "1" });
    expect((await approve(waiting.id, "gone")).state).to.equal("succeeded");
    expect(await tenants()).to.deep.equal({ b: "2", c: "1" });
  });

  it("delete safely: marked, left alone, restored, and deleted when the days of grace are over", async () => {
    const { run } = open();
    data.locations = { a: "F", b: "F" };
    expect((await run()).state).to.equal("succeeded");
    const active = (await locations()).find(({ name }) => name === "b")?.status;
    const b = async () => (await locations()).find(({ name }) => name === "b");
    data.locations = { a: "F" };
    expect((await run()).outcomes).to.deep.equal({ success: 1 });
    expect((await b())?.status).to.equal(await statusId("Decommissioning"));
    const id = (await b())?.id ?? "";
    const [note] = await notesOf(id);
    expect(note?.note).to.match(/^nautobot-bridge: marked for deletion at .* \(status was "Active"\)$/);
    expect((await run()).outcomes).to.deep.equal({});
    data.locations = { a: "F", b: "F" };
    expect((await run()).outcomes).to.deep.equal({ success: 1 });
    expect((await b())?.status).to.equal(active);
    expect(await notesOf(id)).to.deep.equal([]);
    expect((await run()).outcomes).to.deep.equal({});
    data.locations = { a: "F" };
    await run();
    const [again] = await notesOf(id);
    const long = (again?.note ?? "").replace(/at \S+/, "at 2026-01-01T00:00:00.000Z");
    await nautobot.update("/extras/notes/", again?.id ?? "", { note: long });
    expect((await run()).outcomes).to.deep.equal({ success: 1 });
    expect(await b()).to.equal(undefined);
    expect((await run()).outcomes).to.deep.equal({});
  });
});
