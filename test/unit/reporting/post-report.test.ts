import { expect } from "chai";
import nock from "nock";
import { gunzipSync } from "node:zlib";
import { BridgeError } from "../../../src/lib/errors.js";
import { postReport } from "../../../src/reporting/index.js";
import { report } from "../../helpers/reports.js";
import { JOB, URL, client, jobResult, nautobotWith } from "./nautobot.js";

describe("postReport", () => {
  beforeEach(() => {
    nock.disableNetConnect();
  });

  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });

  const run = report({ variables: { token: "***" } });
  let sent: Buffer;

  const started = () =>
    nock(`${URL}/api`)
      .post("/extras/jobs/job-1/run/", (body: string) => {
        sent = Buffer.from(body, "hex");
        return true;
      })
      .reply(201, { job_result: { id: "result-1", status: { value: "PENDING" } } });

  const failure = async (posted = run): Promise<BridgeError> => {
    const thrown: unknown = await postReport(client, posted).catch((error: unknown) => error);
    if (thrown instanceof BridgeError) return thrown;
    throw new Error("it did not fail");
  };

  it("sends the report as a gzipped file named after the run, and returns the job result's page", async () => {
    nautobotWith({ job: JOB });
    started();
    jobResult("result-1", "SUCCESS", { run: run.id });
    expect(await postReport(client, run)).to.deep.equal({
      id: "result-1",
      url: `${URL}/extras/job-results/result-1/`,
    });
    const head = sent.indexOf(`name="report"; filename="bridge-run-${run.id}.json.gz"`);
    expect(head).to.be.above(0);
    const start = sent.indexOf("\r\n\r\n", head) + 4;
    const content = sent.subarray(start, sent.lastIndexOf("\r\n--"));
    expect(JSON.parse(gunzipSync(content).toString())).to.deep.equal(run);
  });

  it("finds the job result that a killed process left behind instead of making another", async () => {
    const before = {
      id: "result-1",
      status: { value: "STARTED" },
      result: { pid: 7, hostname: "celery@worker" },
      task_kwargs: { run_id: run.id },
    };
    nautobotWith({
      job: JOB,
      results: [{ ...before, id: "other", task_kwargs: { run_id: "other" } }, before],
    });
    jobResult("result-1", "SUCCESS", { run: run.id });
    expect(await postReport(client, run)).to.have.property("id", "result-1");
  });

  it("makes another when the one that was left behind recorded nothing", async () => {
    const before = {
      id: "result-0",
      status: { value: "FAILURE" },
      result: null,
      task_kwargs: { run_id: run.id },
    };
    nautobotWith({ job: JOB, results: [before] });
    started();
    jobResult("result-1", "SUCCESS", { run: run.id });
    expect(await postReport(client, run)).to.have.property("id", "result-1");
  });

  for (const [what, before] of [
    [
      "whose Job lost the bridge before the run's end",
      { status: { value: "FAILURE" }, result: { run: run.id, status: "unknown" } },
    ],
    [
      "whose worker was killed, which says STARTED for ever",
      { status: { value: "STARTED" }, result: { pid: 7 }, date_started: run.startedAt },
    ],
  ] as const)
    it(`makes another beside one ${what}`, async () => {
      nautobotWith({ job: JOB, results: [{ id: "result-0", ...before, task_kwargs: { run_id: run.id } }] });
      started();
      jobResult("result-1", "SUCCESS", { run: run.id });
      expect(await postReport(client, run)).to.have.property("id", "result-1");
    });

  it("takes the Job that somebody cancelled, and the run with it, for the job result of the cancelled run", async () => {
    const before = {
      id: "result-1",
      status: { value: "REVOKED" },
      result: { exc_type: "TaskRevokedError", exc_message: ["terminated"] },
      task_kwargs: { run_id: run.id },
    };
    nautobotWith({ job: JOB, results: [before] });
    jobResult("result-1", "REVOKED", before.result);
    expect(await postReport(client, { ...run, status: "cancelled" })).to.have.property("id", "result-1");
  });

  it("takes the FAILURE of a failed run for what it is", async () => {
    nautobotWith({ job: JOB });
    started();
    jobResult("result-1", "FAILURE", { run: run.id });
    expect(await postReport(client, { ...run, status: "partial" })).to.have.property("id", "result-1");
  });

  it("fails with the companion's own words when that did not record the run", async () => {
    nautobotWith({ job: JOB });
    started();
    const log = [
      { log_level: "info", message: "Running job" },
      { log_level: "error", message: "no space\n  left" },
    ];
    jobResult("result-1", "FAILURE", { exc_type: "OperationalError", exc_message: ["x"] }, log);
    const { code, message } = await failure({ ...run, status: "failed" });
    expect(code).to.equal("COMPANION_FAILED");
    expect(message).to.equal(
      `The companion did not record the run: no space left (${URL}/extras/job-results/result-1/ is FAILURE)`,
    );
  });

  it("does not take a SUCCESS for the run when it is not the run's", async () => {
    nautobotWith({ job: JOB });
    started();
    jobResult("result-1", "SUCCESS", { run: "another" });
    expect((await failure()).code).to.equal("COMPANION_FAILED");
  });

  for (const [state, job] of [
    ["is not installed", undefined],
    ["is not installed", { ...JOB, installed: false }],
    ["is installed but not enabled", { ...JOB, enabled: false }],
  ] as const) {
    it(`says that the companion ${state}${job ? ", though its record exists" : ""}, and how to get it`, async () => {
      nautobotWith(job ? { job } : {});
      const error = await failure();
      expect(error.describe()).to.equal(
        `COMPANION_MISSING: The companion ${state} in the Nautobot at ${URL}.\n` +
          "  fix: Install it with: nautobot-bridge companion install",
      );
    });
  }

  it("says so when Nautobot has lost the companion's code", async () => {
    nautobotWith({ job: JOB });
    nock(`${URL}/api`).post("/extras/jobs/job-1/run/").reply(405, { detail: "could not be located" });
    const { code, message, fix } = await failure();
    expect(code).to.equal("COMPANION_MISSING");
    expect(message).to.include("has lost its code");
    expect(fix).to.include("press Sync");
  });

  it("sends nothing that the companion could not read", async () => {
    const { message } = await failure({ ...run, startedAt: "yesterday" });
    expect(message).to.include("startedAt");
  });
});
