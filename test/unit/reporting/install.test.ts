import { expect } from "chai";
import nock from "nock";
import { BridgeError } from "../../../src/lib/errors.js";
import type { Logger } from "../../../src/lib/logger.js";
import { companionStatus, installCompanion, type InstallOptions } from "../../../src/reporting/index.js";
import { BULK_JOB, COMPANION, JOB, REPOSITORY, URL, client, jobResult, nautobotWith } from "./nautobot.js";

describe("installing the companion", () => {
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const logger: Logger = { debug() {}, info: say, warning: say, error: say };
  const install = (options: Partial<InstallOptions> = {}) =>
    installCompanion(client, COMPANION, { logger, listen: { host: "127.0.0.1", port: 0 }, ...options });
  const failure = async (options?: Partial<InstallOptions>): Promise<string> => {
    const thrown: unknown = await install(options).catch((error: unknown) => error);
    if (thrown instanceof BridgeError) return thrown.describe();
    throw new Error("it did not fail");
  };
  const workers = (count: number) =>
    nock(`${URL}/api`).get("/status/").reply(200, { "celery-workers-running": count });
  const outdated = { ...REPOSITORY, current_head: "0".repeat(40) };

  beforeEach(() => {
    nock.disableNetConnect();
    said.length = 0;
  });

  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });

  it("changes nothing when it is installed", async () => {
    nautobotWith({ job: JOB, repository: REPOSITORY });
    const status = await install();
    expect(status).to.deep.equal({
      installed: true,
      enabled: true,
      version: REPOSITORY.current_head,
      expected: REPOSITORY.current_head,
      current: true,
      url: REPOSITORY.remote_url,
      connected: true,
      jobs: [
        { name: JOB.name, path: "nautobot_bridge.jobs.run_report.RunReportJob", enabled: true },
        { name: BULK_JOB.name, path: "nautobot_bridge.jobs.bulk_read.BulkReadJob", enabled: true },
      ],
      missing: [],
    });
    expect(said).to.deep.equal([`Already installed, version ${REPOSITORY.current_head.slice(0, 12)}.`]);
  });

  it("tells an older version from its own", async () => {
    nautobotWith({ job: JOB, repository: outdated });
    expect(await companionStatus(client, COMPANION)).to.include({ installed: true, current: false });
  });

  it("does not take a Job without its code for installed", async () => {
    nautobotWith({ job: JOB, repository: REPOSITORY, lostCode: true });
    expect(await companionStatus(client, COMPANION)).to.include({ installed: false, current: true });
  });

  it("needs a worker", async () => {
    nautobotWith({});
    workers(0);
    expect(await failure())
      .to.include("No Celery worker is running")
      .and.to.include("celery worker");
  });

  it("leaves a foreign repository of the same slug alone", async () => {
    nautobotWith({ repository: { ...REPOSITORY, remote_url: "https://git.test/theirs.git" } });
    workers(1);
    nock("https://git.test").get("/theirs.git/info/refs").reply(404);
    expect(await failure()).to.include("another Git repository with the slug nautobot_bridge");
  });

  it("leaves another bridge of the same name alone, and says how to be another", async () => {
    nautobotWith({ job: JOB, repository: outdated });
    workers(1);
    nock("http://bridge.test")
      .get("/companion.git/info/refs")
      .reply(200, `${"1".repeat(40)}\trefs/heads/main\n`);
    const text = await failure();
    expect(text).to.include("http://bridge.test/companion.git").and.to.include("companion.name");
  });

  it("says why Nautobot could not clone, and what address to give", async () => {
    nautobotWith({ repository: outdated });
    workers(1);
    nock(`${URL}/api`)
      .patch("/extras/git-repositories/repository-1/", {
        remote_url: "http://other.test/companion.git",
        branch: "main",
        provided_contents: ["extras.job"],
      })
      .query(true)
      .reply(200, REPOSITORY)
      .post("/extras/git-repositories/repository-1/sync/")
      .reply(200, { job_result: { id: "result-2" } });
    const stderr = "stderr: 'Cloning into 'x'...\nfatal: unable to access 'http://other.test': no route\n'";
    jobResult("result-2", "FAILURE", null, [{ log_level: { value: "error" }, message: stderr }]);
    const text = await failure({ url: "http://other.test/" });
    expect(text).to.include(
      "clone http://other.test/companion.git: fatal: unable to access 'http://other.test': no route (",
    );
    expect(text).to.include("--listen HOST:PORT");
    expect(said).to.include("Nautobot clones it.");
  });
});
