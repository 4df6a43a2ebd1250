import { once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { ChangeReport } from "../../../src/jobs/report.js";
import { isFinished, type RunState } from "../../../src/jobs/state.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { startBridge, type BridgeProcess } from "../../helpers/process.js";
import { until } from "../../helpers/stores.js";
import { holdingProxy, type Proxy } from "../../helpers/proxy.js";

const JOB = "nautobot-remote.example-data-source";
const TOKEN = "a-token-of-the-tests";

interface RunView {
  id: string;
  status: RunState;
  outcomes: object;
  error?: { code: string; fix: string };
}

describe("a service that is killed", function () {
  this.timeout(120_000);
  let cwd: string;
  let local: Sandbox;
  let remote: Sandbox;
  let between: Proxy;
  let held: boolean;
  let holding: boolean;
  const started: BridgeProcess[] = [];

  before(async () => {
    cwd = mkdtempSync(join(tmpdir(), "bridge-crash-"));
    holding = true;
    held = false;
    local = await startSandbox();
    remote = await startSandbox({
      data: {
        "/ipam/namespaces/": [{ name: "Lab" }, { name: "Office" }],
        "/ipam/prefixes/": [{ prefix: "10.0.0.0/8", namespace: { name: "Lab" }, status: "Active" }],
      },
    });
    between = await holdingProxy(local.url, ({ method, url, headers }) => {
      const write = method === "POST" && (url ?? "").startsWith("/api/ipam/prefixes/");
      // an empty list only asks whether it would be allowed
      const hold = holding && write && Number(headers["content-length"]) > 2;
      held ||= hold;
      return hold;
    });
    writeFileSync(
      join(cwd, "nautobot-bridge.yaml"),
      `server: { port: 0, token: ${TOKEN} }\n` +
        `jobs: { ${JOB}: { variables: { url: '${remote.url}', token: '${remote.token}' } } }\n`,
    );
  });
  before(async () => {
    const env = { NAUTOBOT_URL: local.url, NAUTOBOT_TOKEN: local.token };
    const install = startBridge(["companion", "install", "--listen", "127.0.0.1:0"], cwd, env);
    expect((await install.ended).code).to.equal(0);
  });
  after(async () => {
    for (const { child } of started) child.kill("SIGKILL");
    await Promise.all([between.close(), local.close(), remote.close()]);
    rmSync(cwd, { recursive: true });
  });

  /** Starts the service; what it says on standard error up to its start comes along. */
  const serve = async () => {
    const service = startBridge(["serve"], cwd, { NAUTOBOT_URL: between.url, NAUTOBOT_TOKEN: local.token });
    started.push(service);
    const texts = { out: "", err: "" };
    service.child.stderr.on("data", (part) => (texts.err += String(part)));
    service.child.stdout.on("data", (part) => (texts.out += String(part)));
    for (;;) {
      const [, base] = /at (http:\S+)\n/.exec(texts.out) ?? [];
      if (base !== undefined) return { ...service, base, texts };
      await Promise.race([
        once(service.child.stdout, "data"),
        service.ended.then(({ err }) => {
          throw new Error(`serve ended: ${err}`);
        }),
      ]);
    }
  };
  const call = async <T>(base: string, path: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
    const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
    return (await (await fetch(base + path, { ...init, headers })).json()) as T;
  };
  /** The job results of a run in Nautobot. */
  const resultsOf = (run: string) =>
    local.rows("/extras/job-results/").filter((row) => JSON.stringify(row["result"] ?? "").includes(run));
  const ask = (base: string) => call<{ url: string }>(base, `/api/v1/jobs/${JOB}/runs`, { dryRun: false });
  const changesOf = async (base: string, url: string) =>
    (await call<{ changes: ChangeReport[] }>(base, `${url}/changes`)).changes;

  it("finds its run interrupted when it starts again, with the outcomes it had, tells Nautobot once, and runs it again", async () => {
    const first = await serve();
    const { url } = await ask(first.base);
    while (!held || (await changesOf(first.base, url)).length < 2) await turn();
    expect(await call<RunView>(first.base, url)).to.include({ status: "applying" });
    first.child.kill("SIGKILL");
    await first.ended;

    holding = false;
    const second = await serve();
    // its own process stops as soon as it notices that the service is gone
    let interrupted = await call<RunView>(second.base, url);
    while (!isFinished(interrupted.status)) interrupted = await call<RunView>(second.base, url);
    expect(interrupted).to.deep.include({ status: "interrupted", outcomes: { success: 2, error: 1 } });
    expect(interrupted.error).to.include({ code: "RUN_INTERRUPTED" });
    const kept = await changesOf(second.base, url);
    expect(kept.map(({ type, uid, status }) => [type, uid, status])).to.have.deep.members([
      ["namespace", "Lab", "success"],
      ["namespace", "Office", "success"],
      // it was on its way: whether Nautobot has it, the run that resumes finds out
      ["prefix", kept.find(({ type }) => type === "prefix")?.uid, "error"],
    ]);

    await until(() => resultsOf(interrupted.id).some(({ status }) => status === "FAILURE"));

    const again = await call<{ url: string }>(second.base, `${url}/resume`, {});
    let run = await call<RunView>(second.base, again.url);
    while (!isFinished(run.status)) run = await call<RunView>(second.base, again.url);
    expect(run).to.deep.include({ status: "succeeded", outcomes: { success: 1 } });
    await until(() => resultsOf(run.id).some(({ status }) => status === "SUCCESS"));
    expect([interrupted, run].map(({ id }) => resultsOf(id).length)).to.deep.equal([1, 1]);
    second.child.kill("SIGTERM");
    expect(await second.ended).to.include({ code: 0 });
  });
});
