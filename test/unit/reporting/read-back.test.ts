import { expect } from "chai";
import nock from "nock";
import type { JobClass } from "../../../src/jobs/job.js";
import { BridgeError } from "../../../src/lib/errors.js";
import { readBack } from "../../../src/reporting/index.js";
import { everyVariable } from "../../helpers/every-variable.js";
import { jobs } from "../../helpers/jobs.js";
import { URL, client } from "./nautobot.js";

const ID = "57fab424-d50f-44ad-af15-d433f7203c54";
const SITES = { module_name: "nautobot_bridge.jobs.acme", job_class_name: "Sites", dryrun_default: true };
const [sites] = jobs().values();
if (!sites) throw new Error("no job");

const record = (fields: object) => ({
  id: ID,
  status: { value: "STARTED" },
  job_model: SITES,
  user: { username: "ada" },
  task_kwargs: { url: "https://acme.example", limit: null, token: null, dryrun: true, run_id: "" },
  ...fields,
});

describe("what a Job in Nautobot asks for", () => {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });

  const found = (fields: object, status = 200) =>
    nock(`${URL}/api`).get(`/extras/job-results/${ID}/`).query({ depth: 1 }).reply(status, record(fields));
  const read = (secrets = {}, job = sites) =>
    readBack(client, "nautobot_bridge", job, { jobResult: ID, secrets });
  const refusal = async (): Promise<string> => {
    const thrown: unknown = await read().catch((error: unknown) => error);
    if (!(thrown instanceof BridgeError)) throw new Error("it was not refused");
    expect(thrown.code).to.equal("JOB_RESULT_REFUSED");
    return thrown.message;
  };

  it("is what its job result says: variables, user and dry run, whatever the caller says", async () => {
    found({
      task_kwargs: {
        url: "https://acme.example",
        limit: 5,
        dryrun: false,
        memory_profiling: true,
        full: true,
      },
    });
    expect(await read({ url: "https://evil.example", dryrun: true })).to.deep.equal({
      job: "acme.sites",
      trigger: "nautobot",
      jobResult: ID,
      idempotencyKey: `nautobot:${ID}`,
      requestedBy: "ada",
      variables: { url: "https://acme.example", limit: 5 },
      dryRun: false,
      memory: true,
      full: true,
    });
  });

  it("takes the value of a secret from the Job only where a SecretsGroup was chosen", async () => {
    found({ task_kwargs: { url: "https://acme.example", token: "8a9e2b3c-0000-4000-8000-000000000000" } });
    expect((await read({ token: "s3cret" })).variables).to.include({ token: "s3cret" });
    found({});
    expect((await read({ token: "s3cret" })).variables).to.deep.equal({ url: "https://acme.example" });
  });

  it("finds variables whose names are others in Python", async () => {
    const every = everyVariable().get("every-thing.everything-quoted-nautobot");
    if (!every) throw new Error("no job");
    const job_model = {
      module_name: "nautobot_bridge.jobs.every_thing",
      job_class_name: "EverythingQuotedNautobot",
    };
    found({
      job_model,
      task_kwargs: { name_: "Ada", site_name: "Berlin", class_: "the class no. 1", tenants: [] },
    });
    expect((await read({}, every)).variables).to.deep.equal({
      name: "Ada",
      siteName: "Berlin",
      class: "the class no. 1",
    });
  });

  it("is refused when the job result does not run, or not any more", async () => {
    for (const value of ["PENDING", "SUCCESS", "REVOKED"]) {
      found({ status: { value } });
      expect(await refusal()).to.include(value);
    }
  });

  it("is refused when there is no such job result", async () => {
    found({}, 404);
    expect(await refusal()).to.include("There is no job result");
  });

  it("is refused when the job result is another Job's", async () => {
    for (const job_model of [
      null,
      { ...SITES, job_class_name: "Places" },
      { ...SITES, module_name: "evil.jobs.acme" },
    ]) {
      found({ job_model });
      expect(await refusal()).to.include("not of nautobot_bridge.jobs.acme.Sites");
    }
  });

  describe("by a job hook or button", () => {
    const DEVICE = "11111111-0000-4000-8000-000000000000";
    const hook = { ...SITES, job_class_name: "SitesOnChange", dryrun_default: false };
    const change = (id: string, name: string) => ({
      ...{ id, action: { value: "update" }, changed_object_type: "dcim.device", changed_object_id: DEVICE },
      ...{ object_repr: name, time: "2026-01-02T03:04:05Z", object_data: null },
      object_data_v2: { name, location: { name: "Berlin" } },
    });
    const changed = (now: string, before: string) =>
      nock(`${URL}/api`)
        .get("/extras/object-changes/c2/")
        .query(true)
        .reply(200, change("c2", now))
        .get("/extras/object-changes/")
        .query({ changed_object_id: DEVICE, limit: 2, sort: "-time", time__lte: "2026-01-02T03:04:05Z" })
        .reply(200, { results: [change("c2", now), change("c1", before)] });
    class Devices extends (sites.jobClass as unknown as new () => object) {
      static meta = {
        ...sites?.jobClass.meta,
        objects: { "dcim.device": { type: "device", uid: "{location.name}__{name}" } },
      };
    }
    const devices = { ...sites, jobClass: Devices as unknown as JobClass };

    it("is narrowed to the object, under its name now and before", async () => {
      found({ job_model: hook, task_kwargs: { object_change: "c2" } });
      changed("sw2", "sw1");
      const request = await read({}, devices);
      expect(request).to.deep.include({ variables: {}, dryRun: false, reason: "dcim.device sw2 updated" });
      const uids = request.scope?.objects?.map(({ type, uid }) => `${type} ${uid}`);
      expect(uids).to.deep.equal(["device Berlin__sw2", "device Berlin__sw1"]);
    });

    it("compares all where the job does not name such objects, and says so", async () => {
      found({ job_model: hook, task_kwargs: { object_change: "c2" } });
      changed("sw1", "sw1");
      const request = await read();
      expect(request).not.to.have.property("scope");
      expect(request.reason).to.include("all are compared");
    });

    it("is narrowed to the object whose button was pressed", async () => {
      found({
        job_model: { ...SITES, job_class_name: "SitesButton" },
        task_kwargs: { object_pk: DEVICE, object_model_name: "dcim.Device" },
      });
      nock(`${URL}/api`)
        .get(`/dcim/devices/${DEVICE}/`)
        .query({ depth: 1 })
        .reply(200, { display: "sw1", name: "sw1", location: { name: "Berlin" } });
      expect(await read({}, devices)).to.deep.include({
        dryRun: true,
        reason: "dcim.device sw1 pressed",
        scope: { objects: [{ type: "device", uid: "Berlin__sw1" }] },
      });
    });
  });
});
