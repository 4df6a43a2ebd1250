import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { silentLogger } from "../../src/lib/logger.js";
import { companionOf, installCompanion, JobResultWatch, readBack } from "../../src/reporting/index.js";
import { everyVariable } from "../helpers/every-variable.js";
import { jobs } from "../helpers/jobs.js";
import {
  canCancel,
  cancelJob,
  filesOf,
  hasSsot,
  jobId,
  logOf,
  rowsOf,
  untilLogged,
} from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { change, report } from "../helpers/reports.js";
import { ScriptedBridge, type ScriptedRun } from "../helpers/scripted-bridge.js";

const RUN = "0b0a0e50-6d0a-4a6e-8d0f-0000000000aa";

const scripted = (fields: Partial<ReturnType<typeof report>> = {}): ScriptedRun => {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- they have places of their own
  const { changes, diff, log, ...head } = report({ id: RUN, job: "acme.sites", ...fields });
  return { head, changes };
};

/** The Jobs of a companion in a real Nautobot, with a bridge whose every word the test decides. */
describe("a bridge job in a real Nautobot", () => {
  const client = connect(nautobotFromEnvironment());
  const bridge = new ScriptedBridge(scripted());
  const companion = companionOf({ jobs: new Map([...jobs(), ...everyVariable()]), defaults: {} });
  const tokenFile = join(mkdtempSync(join(tmpdir(), "token-")), "token");
  let sites: string;

  const start = async (data: Record<string, unknown> = {}, job = sites): Promise<string> =>
    (await client.runJob(job, data)).id;
  const final = async (id: string) => client.followJob(id, { everyMs: 50 });
  const asked = { url: "https://acme.example", dryrun: true };

  before("installs the Jobs", async () => {
    await bridge.open();
    writeFileSync(tokenFile, `${bridge.token}\n`);
    const options = { logger: silentLogger, listen: { port: 8392 }, place: { file: tokenFile } };
    const status = await installCompanion(client, companion, options);
    expect(status).to.include({ installed: true, enabled: true, current: true, connected: true });
    for await (const { id } of client.list("/extras/external-integrations/", {
      query: { name: ["nautobot-bridge"] },
    }))
      await client.update("/extras/external-integrations/", id, { remote_url: bridge.url });
    sites = await jobId(client, "Sites");
  });

  after(() => bridge.close());
  beforeEach(() => {
    bridge.reset(scripted());
  });

  it("has a form with a field for each variable, the job's own first", async () => {
    const path = `/extras/jobs/${await jobId(client, "EverythingQuotedNautobot")}/variables/`;
    const fields = (await client.request({ method: "GET", path })) as {
      name: string;
      type: string;
      model?: string;
    }[];
    const types = Object.fromEntries(fields.map(({ name, type }) => [name, type]));
    expect(types).to.include({ url: "UrlVar", notes: "TextVar", limit: "IntegerVar", ratio: "NumberVar" });
    expect(types).to.include({
      mode: "ChoiceVar",
      kinds: "MultiChoiceVar",
      extra: "JSONVar",
      token: "SecretVar",
    });
    expect(fields.find(({ name }) => name === "location")).to.include({
      type: "ObjectVar",
      model: "dcim.location",
    });
    expect(fields.find(({ name }) => name === "tenants")).to.include({
      type: "MultiObjectVar",
      model: "tenancy.tenant",
    });
    expect(fields.slice(-4).map(({ name }) => name)).to.deep.equal([
      "dryrun",
      "memory_profiling",
      "full",
      "run_id",
    ]);
  });

  it("streams what happens into the job log as it happens, and returns the report", async () => {
    const changes = [change({ status: "planned" }), change({ uid: "Paris", status: "planned" })];
    bridge.reset(scripted({ dryRun: true, changes }));
    const id = await start(asked);
    bridge.tell({ type: "run-started", run: RUN, job: "acme.sites", name: "Sites", dryRun: true });
    bridge.tell({ type: "step-started", step: "load_source_adapter" });
    bridge.tell({
      type: "log",
      entry: {
        at: new Date().toISOString(),
        level: "warning",
        step: "load_source_adapter",
        message: "slow source",
      },
    });
    const said = await untilLogged(client, id, /slow source/);
    expect(said).to.include({ grouping: "load_source_adapter", log_level: "warning" });
    expect((await client.retrieve("/extras/job-results/", id)).status.value).to.equal("STARTED");
    bridge.tell({ type: "run-finished", report: {} });
    const done = await final(id);
    expect(done.status.value, JSON.stringify(await logOf(client, id))).to.equal("SUCCESS");
    expect(done.result).to.deep.include({ run: RUN, status: "succeeded", outcomes: { planned: 2 } });
    const [request] = bridge.requests;
    expect(request).to.deep.equal({
      line: "POST /api/v1/jobs/acme.sites/runs",
      body: { jobResult: id, variables: {} },
    });
    const files = await filesOf(client, id);
    expect(files.get("diff.json")).to.have.nested.property("site.Berlin");
    expect(files.get("report.json")).to.include({ run: RUN });
  });

  it("names a secret by its SecretsGroup only, and gives its value to the bridge alone", async () => {
    const [group] = await rowsOf(client, "/extras/secrets-groups/?name=nautobot-bridge");
    const id = await start({ ...asked, token: group?.["id"] });
    bridge.tell({ type: "state", state: "succeeded" });
    const done = await final(id);
    expect(bridge.requests[0]?.body).to.deep.equal({ jobResult: id, variables: { token: bridge.token } });
    expect(done.task_kwargs).to.include({ token: group?.["id"] });
    expect(JSON.stringify([done, await logOf(client, id)])).not.to.include(bridge.token);
  });

  it("is a FAILURE with the numbers when changes failed, and links the objects", async () => {
    const [tenant] = await rowsOf(client, "/tenancy/tenants/?limit=1");
    const made = tenant ?? (await client.create("/tenancy/tenants/", { name: "Berlin" }));
    const object = { name: "Berlin", url: `/tenancy/tenants/${String(made["id"])}/` };
    const changes = [
      change({ status: "success" }),
      { ...change({ status: "failure", message: "refused" }), object },
    ];
    bridge.reset(scripted({ dryRun: false, status: "partial", changes }));
    const id = await start({ ...asked, dryrun: false });
    bridge.tell({ type: "run-finished", report: {} });
    const done = await final(id);
    expect(done.status.value).to.equal("FAILURE");
    expect(done.result).to.deep.include({ outcomes: { success: 1, failure: 1 } });
    const failed = (await logOf(client, id)).find(({ message }) => message.includes("refused"));
    expect(failed).to.include({
      log_level: "error",
      grouping: "execute_sync",
      log_object: "Berlin",
      absolute_url: object.url,
    });
    if (!(await hasSsot(client))) return;
    const [sync] = await rowsOf(client, `/plugins/ssot/history/?job_result=${id}`);
    expect(sync).to.include({ source: "ACME", target: "Nautobot", dry_run: false });
    const entries = await rowsOf(client, `/plugins/ssot/logs/?sync=${String(sync?.["id"])}`);
    expect(entries).to.have.length(2);
    expect(entries.find(({ status }) => status === "failure")).to.include({ synced_object_id: made["id"] });
  });

  it("waits for a bridge that went away, and goes on after the last event", async () => {
    const id = await start(asked);
    bridge.tell({ type: "run-started", run: RUN, job: "acme.sites", name: "Sites", dryRun: true });
    await untilLogged(client, id, /^Run /);
    await bridge.close();
    await untilLogged(client, id, /^Waits for the bridge/);
    await bridge.open();
    bridge.tell({
      type: "log",
      entry: { at: new Date().toISOString(), level: "info", message: "said after" },
    });
    await untilLogged(client, id, /said after/);
    bridge.tell({ type: "run-finished", report: {} });
    expect((await final(id)).status.value).to.equal("SUCCESS");
    const messages = (await logOf(client, id)).map(({ message }) => message);
    expect(messages.filter((message) => message.startsWith("Run "))).to.have.length(1);
    expect(messages).to.include("The bridge is back; the run is followed from where it was.");
  });

  it("says what to do when the bridge refuses", async () => {
    const error = {
      code: "JOB_UNKNOWN",
      message: 'There is no job "acme.sites"',
      fix: "Did you mean acme.places?",
    };
    bridge.refusal = { status: 404, error };
    const id = await start(asked);
    expect((await final(id)).status.value).to.equal("FAILURE");
    const said = (await logOf(client, id)).at(-1)?.message ?? "";
    expect(said).to.include(error.message).and.to.include(error.fix);
    expect(said).to.include("make schedules, job hooks and job buttons of this Job anew for another");
  });

  it("follows a run that was started elsewhere, without its variables", async () => {
    bridge.tell({ type: "state", state: "succeeded" });
    const id = await start({ run_id: RUN });
    const done = await final(id);
    expect(done.status.value, JSON.stringify(await logOf(client, id))).to.equal("SUCCESS");
    expect(done.result).to.include({ run: RUN });
    expect(bridge.requests.some(({ line }) => line.startsWith("POST"))).to.equal(false);
  });

  it("cancels the run within seconds when it is cancelled in Nautobot", async () => {
    if (!(await canCancel(client))) return;
    const id = await start(asked);
    bridge.tell({ type: "run-started", run: RUN, job: "acme.sites", name: "Sites", dryRun: true });
    await untilLogged(client, id, /^Run /);
    const cancelled = new Promise<string>((resolve) => {
      const watch = new JobResultWatch({
        client,
        logger: silentLogger,
        cancel: (run) => Promise.resolve().then(() => resolve(run)),
      });
      watch.add(RUN, id);
    });
    await cancelJob(client, id);
    expect(await cancelled).to.equal(RUN);
    expect((await final(id)).status.value).to.equal("REVOKED");
  });

  it("leaves the run going at Nautobot's time limit, and says where to look", async () => {
    await client.update("/extras/jobs/", sites, { soft_time_limit: 2, soft_time_limit_override: true });
    try {
      const id = await start(asked);
      expect((await final(id)).status.value).to.equal("FAILURE");
      const said = (await logOf(client, id)).map(({ message }) => message).join("\n");
      expect(said).to.include("the run goes on").and.to.include(`${bridge.url}/api/v1/runs/${RUN}`);
      expect(bridge.requests.some(({ line }) => line.includes("cancel"))).to.equal(false);
    } finally {
      await client.update("/extras/jobs/", sites, { soft_time_limit_override: false });
    }
  });

  it("says what to do when the worker cannot reach the bridge", async () => {
    await bridge.close();
    const id = await start(asked);
    const done = await final(id);
    await bridge.open();
    expect(done.status.value).to.equal("FAILURE");
    const said = (await logOf(client, id)).map(({ message }) => message).join("\n");
    expect(said).to.include(bridge.url).and.to.include("worker must reach this address");
  });

  it("says what to do when the token is not the bridge's", async () => {
    writeFileSync(tokenFile, "another");
    const id = await start(asked);
    await final(id);
    writeFileSync(tokenFile, bridge.token);
    const said = (await logOf(client, id)).map(({ message }) => message).join("\n");
    expect(said).to.include("Put the token of the bridge into the SecretsGroup");
    expect(said).not.to.include("another");
  });

  describe("asked back by the bridge", () => {
    const [registered] = jobs().values();
    const read = (jobResult: string, of = registered) => {
      if (!of) throw new Error("no job");
      return readBack(client, companion.slug, of, { jobResult, secrets: {} });
    };
    const end = async (id: string) => {
      bridge.tell({ type: "state", state: "succeeded" });
      await final(id);
    };
    /** The job result that a Job brings along when it asks for its run. */
    const claimed = async (): Promise<string> => {
      await bridge.asked("POST");
      return (bridge.requests.find(({ line }) => line.startsWith("POST"))?.body as { jobResult: string })
        .jobResult;
    };

    it("says what it was started with, by whom", async () => {
      const id = await start({ ...asked, limit: 7, memory_profiling: true });
      await bridge.asked("POST");
      const request = await read(id);
      expect(request).to.deep.include({
        variables: { url: asked.url, limit: 7 },
        dryRun: true,
        memory: true,
      });
      expect(request).to.include({ requestedBy: "admin", trigger: "nautobot", jobResult: id });
      await end(id);
    });

    it("is not believed as another job, nor when it has ended", async () => {
      const id = await start(asked);
      await bridge.asked("POST");
      const other = everyVariable().get("import.2-nothing");
      expect(String(await read(id, other).catch((error: unknown) => error))).to.include("not of");
      await end(id);
      expect(String(await read(id).catch((error: unknown) => error))).to.include("not running");
    });

    for (const [way, name] of [
      ["job hook", "SitesOnChange"],
      ["job button", "SitesButton"],
    ] as const)
      it(`runs for the object of a ${way}`, async () => {
        const job = await jobId(client, name);
        const tenant = await client.create("/tenancy/tenants/", { name: `Tenant of the ${way}` });
        let hook: { id: string } | undefined;
        try {
          if (way === "job hook")
            hook = await client.create("/extras/job-hooks/", {
              ...{ name: "bridge test", content_types: ["tenancy.tenant"], job, enabled: true },
              type_update: true,
            });
          if (hook) await client.update("/tenancy/tenants/", tenant.id, { description: "changed" });
          else await client.runJob(job, { object_pk: tenant.id, object_model_name: "tenancy.Tenant" });
          const id = await claimed();
          expect(await read(id)).to.include({ requestedBy: "admin", dryRun: true, trigger: "nautobot" });
          expect((await read(id)).reason).to.include(`tenancy.tenant ${tenant.name}`);
          await end(id);
        } finally {
          if (hook) await client.remove("/extras/job-hooks/", hook.id);
          await client.remove("/tenancy/tenants/", tenant.id);
        }
      });
  });

  it("follows a schedule's Job whose variables changed, to the bridge's own words", async () => {
    const error = { code: "VARIABLE_INVALID", message: "limit: is not a number", fix: "Edit the schedule." };
    bridge.refusal = { status: 400, error };
    const id = await start({ ...asked, limit: 3 });
    await final(id);
    const said = (await logOf(client, id)).map(({ message }) => message).join("\n");
    expect(said).to.include("limit: is not a number").and.to.include("Edit the schedule.");
  });

  it("takes 20,000 log entries", async () => {
    const at = new Date().toISOString();
    const id = await start(asked);
    await bridge.asked("GET");
    bridge.tell(
      ...Array.from({ length: 20_000 }, (_, index) => ({
        type: "log",
        entry: { at, level: "info", message: `line ${index}` },
      })),
    );
    bridge.tell({ type: "run-finished", report: {} });
    expect((await final(id)).status.value).to.equal("SUCCESS");
    const messages = (await logOf(client, id))
      .map(({ message }) => message)
      .filter((message) => message.startsWith("line "));
    expect(messages).to.deep.equal(Array.from({ length: 20_000 }, (_, index) => `line ${index}`));
  });
});
