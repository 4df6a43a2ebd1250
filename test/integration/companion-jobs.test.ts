import { rmSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { silentLogger } from "../../src/lib/logger.js";
import { JobResultWatch } from "../../src/reporting/index.js";
import { found } from "../helpers/found.js";
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
import { change } from "../helpers/reports.js";
import { RUN, scripted, ScriptedCompanion } from "../helpers/scripted-companion.js";

describe("a bridge job in a real Nautobot", () => {
  const companion = new ScriptedCompanion();
  const { client, bridge, tokenFile, start, final } = companion;
  const asked = { url: "https://acme.example", dryrun: true };

  it("has a form with a field for each variable, the job's own first", async () => {
    const path = `/extras/jobs/${await jobId(client, "EverythingQuotedNautobot")}/variables/`;
    const fields = (await client.request({ method: "GET", path })) as {
      name: string;
      type: string;
      model?: string;
    }[];
    const types = Object.fromEntries(fields.map(({ name, type }) => [name, type]));
    expect(types).to.include({ url: "UrlVar", notes: "TextVar", limit: "IntegerVar", ratio: "NumberVar" });
    expect(types).to.include({ name_: "StringVar", strict: "BooleanVar" });
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

  it("is a Job of its plugin, with name, description, limits and flags of its own", async () => {
    const job = await client.retrieve("/extras/jobs/", await jobId(client, "EverythingQuotedNautobot"));
    expect(job).to.include({
      ...{ grouping: "every-thing", read_only: true, has_sensitive_variables: false },
      ...{ soft_time_limit: 60, time_limit: 120, supports_dryrun: true, dryrun_default: true },
    });
    expect(job.name).to.match(/^Everything, "quoted" → Nautobot/);
    expect(job.description).to.match(/^First line\nand-a-word/);
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

  it("says in the job log how far a step is that takes long", async () => {
    const step = "load_source_adapter";
    const id = await start(asked);
    bridge.tell({ type: "step-started", step });
    let done = 0;
    const said = await found(async () => {
      done += 1000;
      bridge.tell({ type: "step-progress", step, done, total: 9_000_000, what: "device" });
      return (await logOf(client, id)).find(({ message }) => message.endsWith("000 of 9,000,000 device"));
    });
    expect(said).to.include({ grouping: step, log_level: "info" });
    bridge.tell({ type: "run-finished", report: {} });
    expect((await final(id)).status.value).to.equal("SUCCESS");
  });

  it("names a secret by its SecretsGroup only, and gives its value to the bridge alone", async () => {
    const [group] = await rowsOf(client, "/extras/secrets-groups/?name=nautobot-bridge");
    const id = await start({ ...asked, token: group?.["id"] });
    bridge.tell({ type: "state", state: "succeeded" });
    const done = await final(id);
    expect(bridge.requests[0]?.body).to.deep.equal({ jobResult: id, variables: { token: bridge.token } });
    expect(done.task_kwargs).to.include({ token: group?.["id"] });
    const kept = [done, await logOf(client, id), [...(await filesOf(client, id))]];
    expect(JSON.stringify(kept)).to.include("report.json").and.not.to.include(bridge.token);
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
    const same = { action: "no-change", type: "site", uid: "Rome", object };
    const at = new Date().toISOString();
    bridge.tell({ type: "log", entry: { at, level: "debug", message: "as it should be", change: same } });
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
    expect(entries).to.have.length(3);
    expect(entries.find(({ action }) => action === "no-change")).to.include({
      ...{ status: "success", synced_object_id: made["id"] },
    });
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
    await client.update("/extras/jobs/", companion.sites, {
      soft_time_limit: 2,
      soft_time_limit_override: true,
    });
    try {
      const id = await start(asked);
      expect((await final(id)).status.value).to.equal("FAILURE");
      const said = (await logOf(client, id)).map(({ message }) => message).join("\n");
      expect(said).to.include("the run goes on").and.to.include(`${bridge.url}/api/v1/runs/${RUN}`);
      expect(bridge.requests.some(({ line }) => line.includes("cancel"))).to.equal(false);
    } finally {
      await client.update("/extras/jobs/", companion.sites, { soft_time_limit_override: false });
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

  it("says what to do when the worker cannot read the token, in words that Nautobot leaves whole", async () => {
    rmSync(tokenFile);
    const id = await start(asked);
    await final(id).finally(() => {
      writeFileSync(tokenFile, bridge.token);
    });
    const said = (await logOf(client, id)).map(({ message }) => message).join("\n");
    expect(said).to.include(
      `The token of the bridge: it cannot be read through the SecretsGroup "nautobot-bridge": File "${tokenFile}" not found. ` +
        "Fix: Put the value where the worker can read it",
    );
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
