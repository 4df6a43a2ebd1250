import { expect } from "chai";
import { found } from "../helpers/found.js";
import { hasSsot, jobId, logOf, rowsOf } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { Service } from "../helpers/service.js";
import { RIGHT, writeTenantsPlugin } from "../helpers/tenants-plugin.js";

const NAMES = ["Narrowed 0", "Narrowed 1", "Narrowed 2"] as const;

interface RunView {
  id: string;
  reason?: string;
}

describe("a run that an object of a real Nautobot starts", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const service = new Service(place);
  const tenants = new Map<string, string>();

  before(async () => {
    writeTenantsPlugin(service.plugins, {
      ...{ name: "narrowed", job: "Narrowed tenants", prefix: "Narrowed ", names: NAMES },
      objects: { "tenancy.tenant": { type: "tenant", uid: "{name}" } },
    });
    await service.start();
    await service.install();
    for (const name of NAMES)
      tenants.set(name, (await client.create("/tenancy/tenants/", { name, description: "wrong" })).id);
  });
  after(async () => {
    for (const id of tenants.values()) await client.remove("/tenancy/tenants/", id);
    await service.close();
  });

  /** The Job of a receiver, which writes. */
  const writing = async (name: string): Promise<string> => {
    const job = await jobId(client, name);
    return (
      await client.update("/extras/jobs/", job, { dryrun_default: false, dryrun_default_override: true })
    ).id;
  };
  const runFor = (name: string): Promise<RunView> =>
    found(async () => {
      const { runs } = await service.call<{ runs: RunView[] }>("/runs?trigger=nautobot&limit=50");
      return runs.find(({ reason }) => reason?.includes(name));
    });
  const descriptions = async (): Promise<Record<string, unknown>> => {
    const said: Record<string, unknown> = {};
    for (const [name, id] of tenants)
      said[name] = (await client.retrieve("/tenancy/tenants/", id)).description;
    return said;
  };
  /** A whole run, by Nautobot's user, of one object, with its log and report in the one job result. */
  const ended = async (name: string): Promise<void> => {
    const { id } = await runFor(name);
    expect(await service.until(id, "succeeded", "partial", "failed")).to.equal("succeeded");
    const run = await service.call(`/runs/${id}`);
    expect(run).to.deep.include({ requestedBy: "admin", outcomes: { success: 1 } });
    const result = await client.followJob(await service.delivered(id));
    expect(result.status.value).to.equal("SUCCESS");
    expect(result.result).to.deep.include({ run: id, outcomes: { success: 1 } });
    expect((await logOf(client, result.id)).map(({ grouping }) => grouping)).to.include.members([
      "load_source_adapter",
      "load_target_adapter",
      "calculate_diff",
      "execute_sync",
    ]);
    if (!(await hasSsot(client))) return;
    const [sync] = await rowsOf(client, `/plugins/ssot/history/?job_result=${result.id}`);
    expect(sync).to.include({ source: "the test", target: "Nautobot", dry_run: false });
    for (const part of ["source_load", "target_load", "diff", "sync"])
      expect(sync?.[`${part}_time`]).to.match(/^00:\d\d:\d\d/);
    const entries = await rowsOf(client, `/plugins/ssot/logs/?sync=${String(sync?.["id"])}`);
    expect(entries).to.have.length(1);
    expect(entries[0]).to.include({
      ...{ action: "update", status: "success" },
      ...{ object_repr: name, synced_object_id: tenants.get(name) },
    });
  };

  it("by a job hook is one of that object, from the change to the job result", async () => {
    const job = await writing("NarrowedTenantsOnChange");
    const hook = await client.create("/extras/job-hooks/", {
      ...{ name: "narrowed", content_types: ["tenancy.tenant"], job, enabled: true },
      type_update: true,
    });
    try {
      await client.update("/tenancy/tenants/", tenants.get(NAMES[1]) ?? "", { description: "by hand" });
      await ended(NAMES[1]);
    } finally {
      await client.remove("/extras/job-hooks/", hook.id);
    }
    expect(await descriptions()).to.deep.equal({
      [NAMES[0]]: "wrong",
      [NAMES[1]]: RIGHT,
      [NAMES[2]]: "wrong",
    });
  });

  it("by a job button is one of that object, too", async () => {
    const job = await writing("NarrowedTenantsButton");
    await client.runJob(job, { object_pk: tenants.get(NAMES[2]), object_model_name: "tenancy.Tenant" });
    await ended(NAMES[2]);
    expect(await descriptions()).to.deep.equal({
      [NAMES[0]]: "wrong",
      [NAMES[1]]: RIGHT,
      [NAMES[2]]: RIGHT,
    });
  });
});
