import nock from "nock";
import { expect } from "chai";
import { client, failure, nautobotError, server, useNock } from "./nock.js";

const result = (status: string) => ({ id: "r", status: { value: status, label: status } });
const look = (status: string) =>
  server().get("/extras/job-results/r/").query(true).reply(200, result(status));

describe("runJob", () => {
  useNock();

  it("starts a Job by id or name with its variables and returns the job result", async () => {
    server()
      .post("/extras/jobs/My%20Job/run/", { data: { n: 1 } })
      .reply(201, { scheduled_job: null, job_result: result("PENDING") });
    expect(await client().runJob("My Job", { n: 1 })).to.deep.equal(result("PENDING"));
  });

  it("sends files and variables as a form", async () => {
    let type = "";
    let form = "";
    server()
      .post("/extras/jobs/j/run/", (body: string) => ((form = body), true))
      .reply(function () {
        type = String(this.req.headers["content-type"]);
        return [201, { job_result: result("PENDING") }];
      });
    const files = { report: { name: "report.json", content: '{"big":true}' } };
    await client().runJob("j", { title: "T", limit: 3, flags: ["a"] }, { files });
    expect(type).to.match(/^multipart\/form-data; boundary=/);
    for (const part of [
      'name="title"\r\n\r\nT',
      'name="limit"\r\n\r\n3',
      'name="flags"\r\n\r\n["a"]',
      '{"big":true}',
    ])
      expect(form).to.contain(part);
    expect(form).to.contain('name="report"; filename="report.json"');
  });

  it("waits until Nautobot knows its workers, where it was asked for them already", async () => {
    const sent: string[] = [];
    server()
      .post("/extras/jobs/j/run/")
      .reply(() => (sent.push("Job"), [201, { job_result: result("PENDING") }]));
    server().get("/extras/job-queues/").delay(50).reply(200, {});
    const asked = client().request({ method: "GET", path: "/extras/job-queues/" });
    await client({ workers: asked.then(() => sent.push("workers")) }).runJob("j");
    expect(sent).to.deep.equal(["workers", "Job"]);
  });

  it("is not sent twice, and says why Nautobot would not", async () => {
    server().post("/extras/jobs/j/run/").reply(503, { detail: "Unable to process request: no worker." });
    const error = await nautobotError(client().runJob("j"));
    expect(error).to.include({ status: 503 });
    expect(error.message).to.contain("no worker");
  });

  it("throws when Nautobot wants an approval first, and leaves nothing there to be approved", async () => {
    server()
      .post("/extras/jobs/j/run/")
      .reply(201, { scheduled_job: { id: "s" }, job_result: null })
      .delete("/extras/scheduled-jobs/s/")
      .reply(204);
    const error = await failure(client().runJob("j"));
    expect(error).to.include({ code: "NAUTOBOT_REQUEST" });
    expect((error as { fix: string }).fix).to.include("approval workflow definition");
    expect(nock.isDone()).to.equal(true);
  });
});

describe("followJob", () => {
  useNock();

  for (const last of ["SUCCESS", "FAILURE", "REVOKED"])
    it(`looks until ${last}`, async () => {
      look("PENDING");
      look("STARTED");
      look(last);
      expect((await client().followJob("r")).status.value).to.equal(last);
    });

  it("gives up on one that no worker begins with in time", async () => {
    server()
      .persist()
      .get("/extras/job-results/r/")
      .query(true)
      .reply(200, { status: { value: "PENDING" } });
    const result = await client().followJob("r", { startWithinMs: 5 });
    expect(result.status.value).to.equal("PENDING");
    nock.cleanAll();
  });

  it("stops when cancelled, with the reason given", async () => {
    const stop = new AbortController();
    server()
      .get("/extras/job-results/r/")
      .query(true)
      .reply(() => (setTimeout(() => stop.abort(new Error("enough")), 5), [200, result("STARTED")]));
    const following = client().followJob("r", { signal: stop.signal });
    expect(await failure(following)).to.equal(stop.signal.reason);
  });
});
