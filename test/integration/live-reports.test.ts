import { expect } from "chai";
import { found } from "../helpers/found.js";
import { Gate, writeGatedPlugin } from "../helpers/gate.js";
import { breakingProxy, type Proxy } from "../helpers/proxy.js";
import { canCancel, cancelJob, jobId, logOf, rowsOf, untilLogged } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { Service } from "../helpers/service.js";

/** `companion.report: live`, and what becomes of it when something goes away. */
describe("a run that a Job in Nautobot follows live", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const gate = new Gate();
  let between: Proxy;
  let nautobotIsAway = false;
  let service: Service;

  before(async () => {
    await gate.listen();
    between = await breakingProxy(place.url, () => nautobotIsAway);
    service = new Service({ url: between.url, token: place.token }, { companion: { report: "live" } });
    writeGatedPlugin(service.plugins, "gated");
    await service.start();
    await service.install();
  });
  after(async () => {
    await service.close();
    await between.close();
    await gate.close();
  });

  const ask = async (): Promise<string> =>
    (await service.call<{ id: string }>("/jobs/gated-things/runs", { variables: { gate: gate.url } })).id;
  /** Every job result of the Jobs of the companion that has to do with a run. */
  const resultsOf = async (run: string) => {
    const rows = await rowsOf(client, "/extras/job-results/?limit=30&sort=-date_created");
    return rows.filter((row) => JSON.stringify([row["task_kwargs"], row["result"]]).includes(run));
  };
  const followed = async (run: string): Promise<string> =>
    String((await found(async () => (await resultsOf(run))[0]))["id"]);

  it("has one job result: that of the job's own Job, with the log as it goes", async () => {
    const run = await ask();
    await gate.reached();
    const id = await followed(run);
    await untilLogged(client, id, /^Run /);
    expect((await client.retrieve("/extras/job-results/", id)).status.value).to.equal("STARTED");
    gate.open();
    expect(await service.delivered(run)).to.equal(id);
    const { status, result, job_model } = await client.retrieve("/extras/job-results/", id);
    expect(status.value).to.equal("SUCCESS");
    expect(result).to.include({ run, trigger: "api" });
    expect(job_model?.id).to.equal(await jobId(client, "GatedThings"));
    expect(await resultsOf(run)).to.have.length(1);
  });

  it("is cancelled with its Job, which stays its one job result", async () => {
    if (!(await canCancel(client))) return;
    const run = await ask();
    await gate.reached();
    const id = await followed(run);
    await untilLogged(client, id, /^Run /);
    await cancelJob(client, id);
    expect(await service.until(run, "cancelled", "succeeded")).to.equal("cancelled");
    expect(await service.delivered(run)).to.equal(id);
    expect(await resultsOf(run)).to.have.length(1);
  });

  it("has one job result when the service is killed while it goes", async () => {
    const run = await ask();
    await gate.reached();
    const id = await followed(run);
    await untilLogged(client, id, /^Run /);
    await service.stop("SIGKILL");
    await untilLogged(client, id, /^Waits for the bridge/);
    await service.start();
    await gate.reached();
    gate.open();
    expect(await service.delivered(run)).to.equal(id);
    expect(await resultsOf(run)).to.have.length(1);
  });

  it("has one job result when Nautobot starts no Job at the run's start, and the report comes at the end", async () => {
    await client.update("/extras/jobs/", await jobId(client, "GatedThings"), { enabled: false });
    try {
      const run = await ask();
      await gate.reached();
      gate.open();
      const id = await service.delivered(run);
      expect((await logOf(client, id)).length).to.be.greaterThan(1);
      const { job_model } = await client.retrieve("/extras/job-results/", id);
      expect(job_model?.id).to.equal(await jobId(client, "GatedThings"));
      expect(await resultsOf(run)).to.have.length(1);
    } finally {
      await client.update("/extras/jobs/", await jobId(client, "GatedThings"), { enabled: true });
    }
  });

  it("has one job result when it ends while the service has no Nautobot, which is told when it is back", async () => {
    const run = await ask();
    await gate.reached();
    const id = await followed(run);
    await untilLogged(client, id, /^Run /);
    nautobotIsAway = true;
    try {
      gate.open();
      await service.until(run, "succeeded");
      await client.followJob(id);
      await service.says(/No job result in Nautobot yet/);
    } finally {
      nautobotIsAway = false;
    }
    expect(await service.delivered(run)).to.equal(id);
    expect(await resultsOf(run)).to.have.length(1);
  });
});
