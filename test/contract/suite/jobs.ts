import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { Client, namesOf, RUN, type GetTarget } from "./target.js";

const JOBS = "/extras/jobs/";

/** What of a report is shown as the result. */
const HEAD = {
  job: "plugin.job",
  name: "Example",
  source: "Remote",
  target: "Nautobot",
  trigger: "cli",
  dryRun: false,
  status: "partial",
  startedAt: "2026-01-02T03:04:05.000Z",
  durationMs: 1234,
  variables: { token: "***" },
  summary: { create: 1, update: 1, delete: 0, "no-change": 3000, skip: 0 },
  steps: [
    { name: "load_source_adapter", status: "succeeded", durationMs: 10, memory: { final: 100, peak: 200 } },
  ],
  requests: { count: 3, bytes: 100 },
};
const DIFF = { location: { A: { "+": { x: 1 } } } };
const CREATED = {
  action: "create",
  type: "location",
  uid: "A",
  status: "success",
  message: "",
  after: { x: 1 },
};
const FAILED = {
  action: "update",
  type: "location",
  uid: "B",
  status: "failure",
  message: "refused",
  before: {},
  after: {},
};
const LOG = [
  { at: "2026-01-02T03:04:05.000Z", level: "info", step: "load_source_adapter", message: "loaded <b>3</b>" },
  { at: "2026-01-02T03:04:06.000Z", level: "warning", message: "outside" },
];
const REPORT = { ...HEAD, id: RUN, changes: [CREATED, FAILED], diff: DIFF, log: LOG };

export function jobs(target: GetTarget): void {
  describe("the run report Job", () => {
    const client = new Client(target);
    let id: string | undefined;

    before(async () => {
      const { body } = await client.get(`${JOBS}?job_class_name=RunReportJob`);
      id = body.results[0]?.id;
    });
    beforeEach(function () {
      // A real Nautobot may be without the companion.
      if (id === undefined) this.skip();
    });

    const start = async (report: unknown): Promise<string> => {
      const form = new FormData();
      form.set("report", new Blob([JSON.stringify(report)]), "report.json");
      const { url, token } = target();
      const headers = { authorization: `Token ${token}` };
      const response = await fetch(`${url}/api${JOBS}${id ?? ""}/run/`, {
        method: "POST",
        headers,
        body: form,
      });
      const body = (await response.json()) as { job_result: { id: string; status: unknown } };
      expect(response.status).to.equal(201);
      expect(body.job_result.status).to.deep.equal({ value: "PENDING", label: "PENDING" });
      return body.job_result.id;
    };
    const finished = async (result: string): Promise<any> => {
      for (;;) {
        const { body } = await client.get(`/extras/job-results/${result}/`);
        if (body.date_done !== null) return body;
        await pause(50);
      }
    };

    it("is found by its class, is enabled and has a report and its run's id as variables", async () => {
      const { body } = await client.get(`${JOBS}${id ?? ""}/`);
      expect(body).to.include({
        ...{
          module_name: "nautobot_bridge.jobs.run_report",
          name: "Bridge run report",
          grouping: "nautobot-bridge",
        },
        ...{ enabled: true, installed: true, has_sensitive_variables: false },
      });
      const answer = await client.get(`${JOBS}${id ?? ""}/variables/`);
      const variables = answer.body as unknown as Record<string, unknown>[];
      expect(variables.map(({ name }) => name)).to.deep.equal(["report", "run_id"]);
      expect(variables[0]).to.include({ name: "report", type: "FileVar", required: true });
    });

    it("turns a report into a result: numbers, log by step, file, FAILURE when a change failed", async () => {
      const result = await start(REPORT);
      const row = await finished(result);
      expect(row.status).to.deep.equal({ value: "FAILURE", label: "FAILURE" });
      const own = { run: RUN, outcomes: { success: 1, failure: 1 }, error: null };
      expect(row.result).to.deep.equal({ ...HEAD, ...own });
      expect(row).to.include({ name: "Bridge run report", traceback: null });
      const logs = (await client.get(`/extras/job-results/${result}/logs/`)).body as Record<string, string>[];
      const lines = logs.map(({ log_level, grouping, message }) => `${log_level} ${grouping}: ${message}`);
      expect(lines).to.include.members([
        "info load_source_adapter: loaded <b>3</b>",
        "warning run: outside",
        "error execute_sync: update location B: refused",
        "info summary: Sync Remote → Nautobot partial after 1.2 s: 1 create, 1 update, 0 delete, 3,000 no-change, 0 skip",
        "failure summary: 1 of 2 changes failed; the log names each with its cause.",
      ]);
      expect(lines.indexOf("warning run: outside")).to.equal(1);
      const files = (await client.get(`/extras/file-proxies/?job_result_id=${result}`)).body.results;
      expect(namesOf(files)).to.include("diff.json");
      const file = await client.get(
        `/extras/file-proxies/${(files as Record<string, string>[]).find(({ name }) => name === "diff.json")?.["id"] ?? ""}/download/`,
      );
      expect(file.body).to.deep.equal(DIFF);
    });

    it("is a SUCCESS when the run was, and a FAILURE when the file is no report", async () => {
      const good = await finished(await start({ ...REPORT, status: "succeeded", changes: [CREATED] }));
      expect(good.status.value).to.equal("SUCCESS");
      const bad = await finished(await start({ a: 1 }));
      expect(bad.status.value).to.equal("FAILURE");
    });

    it("refuses to start with missing or unknown variables", async () => {
      const path = `${JOBS}${id ?? ""}/run/`;
      const none = await client.send("POST", path, { data: {} });
      expect([none.status, none.body]).to.deep.equal([
        400,
        { errors: { report: ["This field is required."] } },
      ]);
      const other = await client.send("POST", path, { data: { other: 1 } });
      expect([other.status, other.body]).to.deep.equal([
        400,
        { errors: { other: ["Job data contained an unknown property"] } },
      ]);
    });

    it("does not run while it is disabled", async () => {
      const path = `${JOBS}${id ?? ""}/`;
      expect((await client.send("PATCH", path, { enabled: false })).body.enabled).to.equal(false);
      const answer = await client.send("POST", `${path}run/`, { data: {} });
      await client.send("PATCH", path, { enabled: true });
      expect([answer.status, answer.body]).to.deep.equal([
        403,
        { detail: "This job is not enabled to be run." },
      ]);
    });

    it("leaves results that nobody can change", async () => {
      const { results } = (await client.get("/extras/job-results/?limit=1")).body;
      const answer = await client.send("PATCH", `/extras/job-results/${results[0].id as string}/`, {});
      expect([answer.status, answer.body]).to.deep.equal([405, { detail: 'Method "PATCH" not allowed.' }]);
    });
  });
}
