import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { buildGitRepository } from "../../../src/reporting/git-repository.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";

const REPORT = {
  ...{
    id: "r1",
    job: "p.j",
    name: "Example",
    source: "<script>",
    target: "Nautobot",
    dryRun: true,
    status: "failed",
  },
  ...{ startedAt: "2026-01-02T03:04:05.000Z", durationMs: 61_000, changes: [], diff: { a: 1 } },
  summary: { create: 1, update: 2, delete: 3, "no-change": 4, skip: 0 },
  steps: [
    {
      name: "load_source_adapter",
      status: "failed",
      durationMs: 1500,
      memory: { final: 1048576, peak: 5242880 },
    },
  ],
  log: [{ at: "2026-01-02T03:04:05.000Z", level: "error", message: "<img src=x onerror=alert(1)>" }],
  error: { code: "LOAD_FAILED", message: "no", fix: "Try." },
};

describe("Jobs of the sandbox", () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.close());

  const send = async (path: string, init: RequestInit = {}): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Token ${sandbox.token}`, ...(init.headers as object) };
    return (await (await fetch(`${sandbox.url}/api${path}`, { ...init, headers })).json()) as Record<
      string,
      unknown
    >;
  };
  const report = async (content: Uint8Array<ArrayBuffer>): Promise<string> => {
    const form = new FormData();
    form.set("report", new Blob([content]), "report.json.gz");
    const [job] = sandbox.rows("/extras/jobs/");
    const body = await send(`/extras/jobs/${job?.id ?? ""}/run/`, { method: "POST", body: form });
    return (body["job_result"] as { id: string }).id;
  };
  const result = async (id: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const row = sandbox.rows("/extras/job-results/").find((each) => each.id === id);
      if (row?.["date_done"] !== undefined) return row;
      await turn();
    }
  };

  it("take the report gzipped, and name the run's error as the reason", async () => {
    const id = await report(new Uint8Array(gzipSync(JSON.stringify(REPORT))));
    expect(await result(id)).to.include({ status: "FAILURE", error_log_count: 2 });
    const messages = sandbox.rows("/extras/job-logs/").map(({ message }) => message);
    expect(messages).to.include("LOAD_FAILED: no. Fix: Try.");
    expect(messages).to.include(
      "Dry run <script> → Nautobot failed after 61.0 s: 1 create, 2 update, 3 delete, 4 no-change, 0 skip",
    );
  });

  it("show their result as a page, to anybody, with everything escaped", async () => {
    const id = await report(new TextEncoder().encode(JSON.stringify(REPORT)));
    await result(id);
    const answer = await fetch(`${sandbox.url}/extras/job-results/${id}/`);
    const page = await answer.text();
    expect(answer.headers.get("content-type")).to.equal("text/html; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).to.include("default-src 'none'");
    expect(page).not.to.match(/<script|<img/);
    expect(page).to.include("&lt;img src=x onerror=alert(1)&gt;");
    expect(page).to.include("FAILURE").and.to.include("1.50 s").and.to.include("5.0 MiB");
    const file = /href="(\/files\/download\/[^"]+)"/.exec(page)?.[1] ?? "";
    expect(await (await fetch(sandbox.url + file)).json()).to.deep.equal({ a: 1 });
    expect((await fetch(`${sandbox.url}/extras/job-results/nope/`)).status).to.equal(404);
  });

  it("come from a Git repository, which fails when it cannot be reached", async () => {
    const source =
      'name = "Group"\n\n\nclass Mine(Job):\n    """Mine."""\n\n    class Meta:\n        name = "My Job"\n';
    const python = `${source}\n\nregister_jobs(Mine)\n`;
    const { head, files } = buildGitRepository(new Map([["jobs/mine.py", Buffer.from(python)]]), "one");
    const server = createServer((request, response) => {
      response.end(files.get((request.url ?? "").replace("/x.git/", "")));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const remote_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.git`;
    sandbox.load({
      "/extras/git-repositories/": [{ name: "Repo", remote_url, provided_contents: ["extras.job"] }],
    });
    const sync = async (): Promise<unknown> => {
      const [repository] = sandbox.rows("/extras/git-repositories/");
      const body = await send(`/extras/git-repositories/${repository?.id ?? ""}/sync/`, { method: "POST" });
      return (await result((body["job_result"] as { id: string }).id))["status"];
    };
    expect(await sync()).to.equal("SUCCESS");
    expect(sandbox.rows("/extras/git-repositories/")[0]).to.include({ current_head: head, slug: "repo" });
    expect(sandbox.rows("/extras/jobs/").at(-1)).to.include({
      module_name: "repo.jobs.mine",
      name: "My Job",
      grouping: "Group",
      enabled: false,
    });
    await new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    expect(await sync()).to.equal("FAILURE");
  });
});
