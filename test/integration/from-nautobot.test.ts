import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { found } from "../helpers/found.js";
import { Gate, writeGatedPlugin } from "../helpers/gate.js";
import {
  canCancel,
  cancelJob,
  filesOf,
  jobId,
  logOf,
  rowsOf,
  untilLogged,
} from "../helpers/nautobot-jobs.js";
import { limitedAccount } from "../helpers/limited-user.js";
import { NautobotPages } from "../helpers/nautobot-pages.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { Service } from "../helpers/service.js";

const FINAL = ["succeeded", "partial", "failed", "cancelled"];

interface RunView {
  id: string;
  trigger: string;
  status: string;
  requestedBy?: string;
  report?: { jobResult?: { id: string }; steps?: { memory?: { peak: number } }[] };
}

/** The service itself behind the Jobs of its companion. */
describe("a run that is asked for in Nautobot", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const service = new Service(place, { runs: { concurrency: 1 } });
  const gate = new Gate();

  before(async () => {
    await gate.listen();
    writeGatedPlugin(service.plugins, "gated");
    await service.start();
    await service.install();
  });
  after(async () => {
    await service.close();
    await gate.close();
  });

  const press = async (): Promise<string> =>
    (await client.runJob(await jobId(client, "GatedThings"), { gate: gate.url, dryrun: true })).id;
  const newest = async (): Promise<RunView> => {
    const { runs } = await service.call<{ runs: RunView[] }>("/runs?trigger=nautobot&limit=1");
    const [run] = runs;
    if (!run) throw new Error("there is no run");
    return run;
  };
  const waitsAtGate = async (): Promise<{ id: string; run: string }> => {
    const id = await press();
    await untilLogged(client, id, /^Run /);
    await gate.reached();
    return { id, run: (await newest()).id };
  };

  it("is the bridge's run, by Nautobot's user, with one job result that has its log and its report", async () => {
    const { id, run } = await waitsAtGate();
    gate.open();
    const result = await client.followJob(id);
    const log = await logOf(client, id);
    expect(result.status.value, log.map(({ message }) => message).join("\n")).to.equal("SUCCESS");
    expect(log.map(({ grouping }) => grouping)).to.include.members(["load_source_adapter", "calculate_diff"]);
    expect([...(await filesOf(client, id)).keys()]).to.include("report.json");
    const kept = await service.call<RunView>(`/runs/${run}`);
    expect(kept).to.include({ trigger: "nautobot", status: "succeeded", requestedBy: "admin" });
    expect(kept.report?.jobResult?.id).to.equal(id);
  });

  it("is for whom Nautobot's permissions let run the Job, from its form, and keeps who that was", async () => {
    const own = { module_name: "nautobot_bridge.jobs.gated", job_class_name: "GatedThings" };
    const grant = { types: ["extras.job"], actions: ["view", "run"], constraints: own };
    const made: [path: string, id: string][] = [];
    const user = await limitedAccount(place, [grant], (...each) => void made.unshift(each));
    try {
      const refused: unknown = await user.client
        .runJob(await jobId(client, "GatedThingsButton"), {
          object_pk: "1",
          object_model_name: "dcim.Device",
        })
        .catch((error: unknown) => error);
      expect(refused).to.have.property("status").that.is.oneOf([403, 404]);
      const pages = new NautobotPages(place.url);
      await pages.logIn(user.name, user.password);
      const form = (job: string) => `/extras/jobs/nautobot_bridge.jobs.gated.${job}/run/`;
      const fields = { gate: gate.url, memory_profiling: true, _schedule_type: "immediately" };
      expect(await pages.submit(form("GatedThingsButton"), fields)).not.to.have.property("status", 302);
      const sent = await pages.submit(form("GatedThings"), fields);
      expect(sent.status).to.equal(302);
      await gate.reached();
      gate.open();
      const [id = ""] = /[0-9a-f-]{36}/.exec(sent.location) ?? [];
      expect((await client.followJob(id)).status.value).to.equal("SUCCESS");
      const run = await service.call<RunView>(`/runs/${(await newest()).id}`);
      expect(run).to.include({ requestedBy: user.name, dryRun: true });
      expect(run.report?.jobResult?.id).to.equal(id);
      expect(run.report?.steps?.[0]?.memory?.peak).to.be.greaterThan(0);
    } finally {
      for (const [path, id] of made) await client.remove(path as never, id);
    }
  });

  it("is refused to whoever makes up a job result", async () => {
    const made = { jobResult: "0b0a0e50-6d0a-4a6e-8d0f-0000000000aa", variables: {} };
    const answer = await service.call<{ error: { code: string } }>("/jobs/gated-things/runs", made);
    expect(answer.error.code).to.equal("JOB_RESULT_REFUSED");
  });

  it("is cancelled when its Job is cancelled in Nautobot", async () => {
    if (!(await canCancel(client))) return;
    const { id, run } = await waitsAtGate();
    await cancelJob(client, id);
    expect(await service.until(run, ...FINAL)).to.equal("cancelled");
  });

  it("ends its Job as a FAILURE when it is cancelled at the bridge", async () => {
    const { id, run } = await waitsAtGate();
    await service.call(`/runs/${run}/cancel`, {});
    const { status, result } = await client.followJob(id);
    expect(status.value).to.equal("FAILURE");
    expect(result).to.include({ run, status: "cancelled" });
  });

  it("is cancelled with its Job also when the service was started again meanwhile, in line or at work", async () => {
    if (!(await canCancel(client))) return;
    const first = await waitsAtGate();
    const second = await press();
    await untilLogged(client, second, /^Waits in the queue/);
    const waiting = (await newest()).id;
    await service.stop("SIGKILL");
    await service.start();
    await gate.reached();
    await cancelJob(client, second);
    expect(await service.until(waiting, ...FINAL)).to.equal("cancelled");
    await cancelJob(client, first.id);
    expect(await service.until(first.run, ...FINAL)).to.equal("cancelled");
  });

  it("goes on, with its Job, when the service is killed and started again", async () => {
    const { id, run } = await waitsAtGate();
    await service.stop("SIGKILL");
    await untilLogged(client, id, /^Waits for the bridge/);
    await service.start();
    await untilLogged(client, id, /^The bridge is back/);
    await gate.reached();
    gate.open();
    expect((await client.followJob(id)).result).to.include({ run, status: "succeeded" });
  });

  it("goes on at Nautobot's time limit, and the job log says where to look", async () => {
    const job = await jobId(client, "GatedThings");
    await client.update("/extras/jobs/", job, { soft_time_limit: 5, soft_time_limit_override: true });
    try {
      const id = await press();
      await gate.reached();
      expect((await client.followJob(id)).status.value).to.equal("FAILURE");
      const { id: run } = await newest();
      const said = (await logOf(client, id)).map(({ message }) => message).join("\n");
      expect(said).to.include("the run goes on").and.to.include(`/api/v1/runs/${run}`);
      expect(await service.call<RunView>(`/runs/${run}`)).to.include({ status: "loading" });
      gate.open();
      expect(await service.until(run, ...FINAL)).to.equal("succeeded");
    } finally {
      await client.update("/extras/jobs/", job, { soft_time_limit_override: false });
    }
  });

  it("has a Job for each plugin that is there when the service starts, and none for one that is gone", async () => {
    const untilIt = (is: Record<string, boolean>) =>
      found(async () => {
        const [row] = await rowsOf(client, "/extras/jobs/?job_class_name=AddedThings");
        return row && Object.entries(is).every(([name, value]) => row[name] === value) ? row : undefined;
      });
    writeGatedPlugin(service.plugins, "added");
    await service.stop();
    await service.start();
    await untilIt({ installed: true, enabled: true });
    rmSync(join(service.plugins, "added"), { recursive: true });
    await service.stop();
    await service.start();
    await untilIt({ installed: false });
  });
});
