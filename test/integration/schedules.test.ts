import { expect } from "chai";
import { found } from "../helpers/found.js";
import { Gate, writeGatedPlugin } from "../helpers/gate.js";
import { jobId } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { Service } from "../helpers/service.js";

describe("a schedule of the bridge, with a real Nautobot", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const gate = new Gate();
  let service: Service;

  before(async () => {
    await gate.listen();
    const schedule = { name: "often", job: "timed.timed-things", cron: "* * * * * *" };
    service = new Service(place, { schedules: [{ ...schedule, variables: { gate: gate.url } }] });
    writeGatedPlugin(service.plugins, "timed");
    await service.start();
    await service.install();
  });
  after(async () => {
    // the run of the next second waits there, and the service for that
    await gate.close();
    await service.close();
  });

  it("starts runs by itself, each of which has its job result", async () => {
    await gate.reached();
    const run = await found(async () => {
      const { runs } = await service.call<{ runs: { id: string }[] }>(
        "/runs?trigger=schedule&job=timed.timed-things",
      );
      return runs.at(-1)?.id;
    });
    gate.open();
    const { status, result, job_model } = await client.retrieve(
      "/extras/job-results/",
      await service.delivered(run),
    );
    expect(status.value).to.equal("SUCCESS");
    expect(result).to.include({ run, trigger: "schedule" });
    expect(job_model?.id).to.equal(await jobId(client, "TimedThings"));
  });
});
