import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { ChangeReport, RunReport } from "../../src/jobs/report.js";
import type { Logger } from "../../src/lib/logger.js";
import type { Client } from "../../src/nautobot/index.js";
import { companionOf, companionStatus, installCompanion, postReport } from "../../src/reporting/index.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { change, report } from "../helpers/reports.js";

interface LogRow {
  created: string;
  grouping: string;
  log_level: string;
  message: string;
}

/** Needs a real Nautobot with a worker; with nautobot-ssot it also reads the Data Sync record back. */
describe("the companion in a real Nautobot", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const logger: Logger = { debug() {}, info: say, warning: say, error: say };
  const companion = companionOf({ jobs: new Map(), defaults: {} });
  const install = () => installCompanion(client, companion, { logger, listen: { port: 8391 } });

  before("installs it", async () => {
    const status = await install();
    expect(status).to.include({ installed: true, enabled: true, current: true });
  });

  beforeEach(() => said.splice(0));

  it("is installed once: a second time changes nothing", async () => {
    const before = await companionStatus(client, companion);
    expect(await install()).to.deep.equal(before);
    expect(said).to.deep.equal([`Already installed, version ${before.expected.slice(0, 12)}.`]);
  });

  it("is enabled again after somebody disabled it", async () => {
    await setEnabled(client, false);
    expect(await companionStatus(client, companion)).to.include({ installed: true, enabled: false });
    expect(await install()).to.include({ enabled: true });
    expect(said).to.include('Enabling the Job "Bridge run report".');
  });

  it("turns a successful run into a job result with numbers, grouped log and diff", async () => {
    const run = finished();
    const posted = await postReport(client, run);
    expect(posted.url).to.equal(`${place.url}/extras/job-results/${posted.id}/`);

    const record = await client.retrieve("/extras/job-results/", posted.id);
    expect(record.status.value).to.equal("SUCCESS");
    expect(record.result).to.deep.include({
      run: run.id,
      job: run.job,
      status: "succeeded",
      summary: run.summary,
      steps: run.steps,
      outcomes: { success: 2 },
    });
    expect(record.task_kwargs).to.include({ run_id: run.id });

    const log = await logOf(client, posted.id);
    expect(log.filter(({ grouping }) => grouping === "load_source_adapter")).to.deep.equal(
      [
        { level: "info", message: "first", created: "2026-01-01T00:00:01Z" },
        { level: "warning", message: "second", created: "2026-01-01T00:00:01.000001Z" },
      ].map(({ level, ...entry }) => ({ grouping: "load_source_adapter", log_level: level, ...entry })),
    );
    expect(await fileOf(client, posted.id, "diff.json")).to.deep.equal(run.diff);
  });

  it("turns a run with a failed change into a FAILURE that keeps the numbers and names the cause", async () => {
    const refusal = "name: This field is required.";
    const changes = [
      change({ status: "success" }),
      change({ uid: "Paris", status: "failure", message: refusal }),
    ];
    const run = finished({ status: "partial", changes });
    const { id } = await postReport(client, run);

    const record = await client.retrieve("/extras/job-results/", id);
    expect(record.status.value).to.equal("FAILURE");
    expect(record.traceback).to.equal(null);
    expect(record.result).to.deep.include({
      run: run.id,
      outcomes: { success: 1, failure: 1 },
      summary: run.summary,
    });
    const failed = (await logOf(client, id)).filter(({ log_level }) =>
      ["error", "failure"].includes(log_level),
    );
    expect(failed.map(({ grouping, message }) => ({ grouping, message }))).to.deep.equal([
      { grouping: "execute_sync", message: `create site Paris: ${refusal}` },
      { grouping: "summary", message: "1 of 2 changes failed; the log names each with its cause." },
    ]);
  });

  it("says why a run broke", async () => {
    const error = { code: "LOAD_FAILED", message: "The source is gone.", fix: "Bring it back." };
    const { id } = await postReport(client, finished({ status: "failed", changes: [], error }));
    const record = await client.retrieve("/extras/job-results/", id);
    expect(record.result).to.deep.include({ status: "failed", error });
    expect((await logOf(client, id)).map(({ message }) => message)).to.include(
      "LOAD_FAILED: The source is gone. Fix: Bring it back.",
    );
  });

  it("writes the Data Sync record of nautobot-ssot, also of a failed run, with an entry for what it tells of", async function () {
    if (!(await hasSsot(client))) this.skip();
    const changes = [change({ status: "failure", message: "refused" })];
    const log = [
      { ...entryAt("info", "no"), change: { action: "no-change", type: "site", uid: "Rome" } } as const,
    ];
    const { id } = await postReport(client, finished({ status: "partial", changes, log }));
    const [sync] = await rows(client, `/plugins/ssot/history/?job_result=${id}`);
    expect(sync).to.deep.include({
      source: "ACME",
      target: "Nautobot",
      dry_run: false,
      start_time: "2026-01-01T00:00:00Z",
      source_load_time: "00:00:01.500000",
      source_load_memory_final: 100,
      source_load_memory_peak: 200,
      target_load_time: "00:00:00.250000",
      target_load_memory_peak: null,
      sync_time: null,
      diff: finished().diff,
      summary: finished().summary,
    });
    const entries = await rows(client, `/plugins/ssot/logs/?sync=${String(sync?.["id"])}`);
    const told = entries.map(({ action, status, object_repr, message }) => [
      action,
      status,
      object_repr,
      message,
    ]);
    expect(told).to.have.deep.members([
      ["create", "failure", "site Berlin", "refused"],
      ["no-change", "success", "site Rome", "No changes to apply; no action needed"],
    ]);
  });

  it("is posted once, however often it is asked for", async () => {
    const run = finished();
    const first = await postReport(client, run);
    expect(await postReport(client, run)).to.deep.equal(first);
  });

  it("takes 100,000 changes, and leaves no uploaded file behind", async () => {
    const changes = Array.from({ length: 100_000 }, (_, index): ChangeReport =>
      change({ uid: `Site ${index}`, status: index < 1500 ? "failure" : "success", after: { index } }),
    );
    const log = Array.from({ length: 5001 }, (_, index) => ({ ...entryAt("info", `line ${index}`) }));
    const diff = { site: Object.fromEntries(changes.map(({ uid, after }) => [uid, { "+": after }])) };
    const run = finished({ status: "partial", changes, log, diff });
    const { id } = await postReport(client, run);
    const messages = (await logOf(client, id)).map(({ message }) => message);
    expect(messages).to.include("1 more log entries: all of them are in the file log.json.");
    expect(messages).to.include("500 more failed changes: all of them are in the file failed.json.");
    expect(await fileOf(client, id, "failed.json")).to.have.length(1500);
    expect(await rows(client, `/extras/file-proxies/?name=bridge-run-${run.id}.json.gz`)).to.deep.equal([]);
  });
});

const entryAt = (level: "info" | "warning", message: string): RunReport["log"][number] => ({
  at: "2026-01-01T00:00:01.000Z",
  level,
  step: "load_source_adapter",
  message,
});

/** A sync of two sites that went well, or what a test makes of it. */
const finished = (fields: Partial<RunReport> = {}): RunReport =>
  report({
    // one run is one job result: a second of the same id would not be written
    id: randomUUID(),
    dryRun: false,
    summary: { create: 2, update: 0, delete: 0, "no-change": 7, skip: 0 },
    steps: [
      {
        name: "load_source_adapter",
        status: "succeeded",
        durationMs: 1500,
        memory: { final: 100, peak: 200 },
      },
      { name: "load_target_adapter", status: "succeeded", durationMs: 250 },
      { name: "calculate_diff", status: "succeeded", durationMs: 3 },
      { name: "execute_sync", status: "skipped", durationMs: 0 },
    ],
    changes: [change({ status: "success" }), change({ uid: "Paris", status: "success" })],
    diff: { site: { Berlin: { "+": { facility: "B1" } } } },
    log: [entryAt("info", "first"), entryAt("warning", "second")],
    ...fields,
  });

async function setEnabled(client: Client, enabled: boolean): Promise<void> {
  for await (const { id } of client.list("/extras/jobs/", { query: { job_class_name: ["RunReportJob"] } }))
    await client.update("/extras/jobs/", id, { enabled });
}

async function logOf(client: Client, id: string): Promise<LogRow[]> {
  const log = (await client.request({ method: "GET", path: `/extras/job-results/${id}/logs/` })) as LogRow[];
  return log.map(({ created, grouping, log_level, message }) => ({ created, grouping, log_level, message }));
}

async function fileOf(client: Client, jobResult: string, name: string): Promise<unknown> {
  for await (const { id, job_result } of client.list("/extras/file-proxies/", { query: { name: [name] } })) {
    const path = `/extras/file-proxies/${id}/download/`;
    if (job_result?.id === jobResult) return client.request({ method: "GET", path });
  }
  throw new Error(`no file ${name}`);
}

async function rows(client: Client, path: string): Promise<Record<string, unknown>[]> {
  return ((await client.request({ method: "GET", path })) as { results: Record<string, unknown>[] }).results;
}

async function hasSsot(client: Client): Promise<boolean> {
  const status = (await client.request({ method: "GET", path: "/status/" })) as { "nautobot-apps": object };
  return "nautobot_ssot" in status["nautobot-apps"];
}
