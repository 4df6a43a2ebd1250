import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { postReport } from "../../src/reporting/index.js";
import { Gate, writeGatedPlugin } from "../helpers/gate.js";
import { jobId, logOf, rowsOf } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { report } from "../helpers/reports.js";
import { beat, resultOf } from "../helpers/schedules.js";
import { Service } from "../helpers/service.js";

/** Nautobot 3's approval workflows hold scheduled jobs, and every run that is not a dry run, until they are approved. */
describe("Jobs of the bridge under Nautobot's approval workflow", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const service = new Service(place);
  const gate = new Gate();
  const removals: (() => Promise<unknown>)[] = [];
  let scheduler: ReturnType<typeof beat>;

  type Made =
    | "/extras/approval-workflow-definitions/"
    | "/extras/approval-workflow-stage-definitions/"
    | "/users/groups/";
  const make = async (path: Made, body: object): Promise<string | number> => {
    const { id } = await client.create(path, body as never);
    removals.unshift(() => client.remove(path, String(id)));
    return id;
  };
  const waiting = (name: string) => rowsOf(client, `/extras/scheduled-jobs/?q=${encodeURIComponent(name)}`);

  before(async function () {
    if ((await client.check()).startsWith("2.")) this.skip();
    await gate.listen();
    writeGatedPlugin(service.plugins, "gated");
    await service.start();
    await service.install();
    const approver_group = await make("/users/groups/", { name: "bridge approvers" });
    const [admin] = await rowsOf(client, "/users/users/?username=admin");
    await client.update("/users/users/", String(admin?.["id"]), {
      groups: [{ id: approver_group }],
    });
    const definition = await make("/extras/approval-workflow-definitions/", {
      ...{ name: "bridge test", model_content_type: "extras.scheduledjob", weight: 1000 },
      model_constraints: { job_model__module_name__startswith: "nautobot_bridge.jobs." },
    });
    await make("/extras/approval-workflow-stage-definitions/", {
      ...{
        approval_workflow_definition: definition,
        name: "one",
        sequence: 1,
        min_approvers: 1,
        approver_group,
      },
    });
  });
  after(async () => {
    for (const remove of removals) await remove();
    await scheduler?.stop();
    await service.close();
    await gate.close();
  });

  const approve = async (scheduled: string): Promise<void> => {
    const [workflow] = await rowsOf(
      client,
      `/extras/approval-workflows/?object_under_review_object_id=${scheduled}`,
    );
    removals.unshift(() => client.remove("/extras/approval-workflows/", String(workflow?.["id"])));
    const [stage] = await rowsOf(
      client,
      `/extras/approval-workflow-stages/?approval_workflow=${String(workflow?.["id"])}`,
    );
    const path = `/extras/approval-workflow-stages/${String(stage?.["id"])}/approve/`;
    await client.request({ method: "POST", path, body: {} });
  };

  it("a run waits until it is approved, and then is one of the bridge like any other", async function () {
    const path = `/extras/jobs/${await jobId(client, "GatedThings")}/run/`;
    const body = { data: { gate: gate.url, dryrun: false } };
    const answer = (await client.request({ method: "POST", path, body })) as {
      scheduled_job: { id: string };
    };
    const { id } = answer.scheduled_job;
    removals.unshift(() => client.remove("/extras/scheduled-jobs/", id));
    expect(await client.retrieve("/extras/scheduled-jobs/", id)).to.include({ enabled: false });
    await approve(id);
    scheduler = beat();
    if (!scheduler) this.skip();
    await gate.reached();
    gate.open();
    const result = await resultOf(client, id);
    const said = (await logOf(client, result.id)).map(({ message }) => message).join("\n");
    expect(result.status.value, said).to.equal("SUCCESS");
    const run = (result.result as { run: string }).run;
    expect(await service.call(`/runs/${run}`)).to.include({
      requestedBy: "admin",
      dryRun: false,
      status: "succeeded",
    });
  });

  it("the report of a run that needs approval says so, and leaves nothing to approve behind", async () => {
    const thrown: unknown = await postReport(client, report({ id: randomUUID() })).catch(
      (error: unknown) => error,
    );
    expect(String(thrown)).to.match(/wants approval/);
    expect((thrown as { fix: string }).fix).to.match(/approval workflow definition/);
    expect(await waiting("Bridge run report")).to.deep.equal([]);
  });
});
