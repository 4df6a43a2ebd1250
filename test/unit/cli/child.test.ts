import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { isFinished, type RunState } from "../../../src/jobs/state.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { found } from "../../helpers/found.js";
import { startBridge, type BridgeProcess } from "../../helpers/process.js";
import { until } from "../../helpers/stores.js";

const TOKEN = "a-token-of-the-tests";
const PLUGIN = `
import { Adapter, DataSource, defineModel, definePlugin, z } from "nautobot-bridge";
import { appendFileSync } from "node:fs";
const Item = defineModel({ name: "item", identifiers: { name: z.string() } });
class Items extends Adapter { topLevel = [Item]; load() { return this.work(); } work() {} }
const jobOf = (name, work) => class extends DataSource {
  static meta = { name, dataSource: "ACME" };
  loadSourceAdapter() { const items = new Items(undefined); items.work = () => work(this); return items; }
  loadTargetAdapter() { return new Items(undefined); }
};
const note = (text) => appendFileSync(new URL("./notes", import.meta.url), text + "\\n");
export default definePlugin({ name: "odd", apiVersion: 1, jobs: [
  jobOf("hungry", () => { const all = []; for (;;) all.push(new Array(100000).fill({}).map(() => ({ a: [] }))); }),
  jobOf("nosy", (job) => job.logger.info(JSON.stringify(process.env))),
  jobOf("curious", () => fetch("http://169.254.169.254/latest/meta-data")),
  jobOf("dying", () => process.kill(process.pid, "SIGKILL")),
  jobOf("slow", () => { note("slow " + process.pid); return new Promise(() => {}); }),
] });`;

interface RunView {
  id: string;
  status: RunState;
  error?: { code: string; message: string; fix: string };
  report?: { error?: { code: string; message: string } };
}

describe("the process of a run", function () {
  this.timeout(120_000);
  let cwd: string;
  let nautobot: Sandbox;
  let service: BridgeProcess;
  let base: string;

  before(async () => {
    cwd = mkdtempSync(join(tmpdir(), "bridge-child-"));
    nautobot = await startSandbox();
    mkdirSync(join(cwd, "plugins"));
    writeFileSync(join(cwd, "plugins", "odd.ts"), PLUGIN);
    writeFileSync(join(cwd, "plugins", "spoiled.ts"), PLUGIN.replace('"odd"', '"spoiled"'));
    writeFileSync(
      join(cwd, "nautobot-bridge.yaml"),
      `server: { port: 0, token: ${TOKEN} }\nplugins: [plugins]\nruns: { memoryMb: 96, env: [ACME_REGION] }\n`,
    );
    const env = {
      NAUTOBOT_URL: nautobot.url,
      NAUTOBOT_TOKEN: nautobot.token,
      ACME_REGION: "north",
      ACME_KEY: "hunter2",
    };
    const install = startBridge(["companion", "install", "--listen", "127.0.0.1:0"], cwd, env);
    expect((await install.ended).code).to.equal(0);
    service = startBridge(["serve"], cwd, env);
    let out = "";
    service.child.stdout.on("data", (part) => (out += String(part)));
    while (!/at (http:\S+)\n/.test(out)) await once(service.child.stdout, "data");
    base = /at (http:\S+)\n/.exec(out)?.[1] ?? "";
  });
  after(async () => {
    service.child.kill("SIGKILL");
    await nautobot.close();
    rmSync(cwd, { recursive: true, force: true });
  });

  const call = async <T>(path: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
    const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
    return (await (await fetch(base + path, { ...init, headers })).json()) as T;
  };
  const ask = async (job: string) => (await call<{ url: string }>(`/api/v1/jobs/odd.${job}/runs`, {})).url;
  const ended = (url: string): Promise<RunView> =>
    found(async () => {
      const run = await call<RunView>(url);
      return isFinished(run.status) ? run : undefined;
    });
  const slowProcesses = (): number[] => {
    try {
      return [...readFileSync(join(cwd, "plugins", "notes"), "utf8").matchAll(/slow (\d+)/g)].map(([, pid]) =>
        Number(pid),
      );
    } catch {
      return [];
    }
  };

  it("that needs too much memory ends alone, and its run says so and what to do", async () => {
    const run = await ended(await ask("hungry"));
    expect(run.status).to.equal("failed");
    expect(run.error).to.include({ code: "RUN_OUT_OF_MEMORY" });
    expect(run.error?.message).to.include("96 MB");
    expect(run.error?.fix).to.include("runs.memoryMb");
    expect(await ended(await ask("nosy"))).to.include({ status: "succeeded" });
  });

  it("connects nowhere that it must not, whatever the plugin connects by", async () => {
    const run = await ended(await ask("curious"));
    expect(run.status).to.equal("failed");
    expect(run.report?.error).to.include({ code: "OUTBOUND_REFUSED" });
    expect(run.report?.error?.message).to.match(
      /^ACME could not be loaded: fetch failed: 169\.254\.169\.254 leads to/,
    );
  });

  it("that is killed again and again is interrupted, and Nautobot has one job result that says so", async () => {
    const run = await ended(await ask("dying"));
    expect(run).to.include({ status: "interrupted" });
    const results = () =>
      nautobot
        .rows("/extras/job-results/")
        .filter((row) => JSON.stringify(row["result"] ?? "").includes(run.id));
    await until(() => results().length > 0);
    expect(results().map(({ status }) => status)).to.deep.equal(["FAILURE"]);
    const { run: told, ...result } = results()[0]?.["result"] as Record<string, unknown>;
    expect(told).to.equal(run.id);
    expect(result).to.include({ job: "odd.dying", name: "dying", source: "ACME", status: "failed" });
    expect(JSON.stringify(result)).to.include("RUN_INTERRUPTED");
  });

  it("that cannot load its plugin any more says so, and why", async () => {
    writeFileSync(join(cwd, "plugins", "spoiled.ts"), 'throw new Error("half saved");');
    const { url } = await call<{ url: string }>("/api/v1/jobs/spoiled.nosy/runs", {});
    const run = await ended(url);
    expect(run).to.include({ status: "failed" });
    expect(run.error).to.include({ code: "PLUGIN_INVALID" });
    expect(run.error?.message).to.match(/spoiled\.ts was changed, and cannot be loaded: .*half saved/);
  });

  it("knows nothing of the environment but what is harmless or named", async () => {
    const url = await ask("nosy");
    await ended(url);
    const { logs } = await call<{ logs: { message: string }[] }>(`${url}/logs`);
    const said = logs.map(({ message }) => message).join();
    expect(said).to.include("PATH").and.to.include('"ACME_REGION":"north"');
    expect(said).not.to.include("hunter2").and.not.to.include("NAUTOBOT_TOKEN");
  });

  it("that is killed before anything was written begins again, three times in all; cancelled, it stops", async () => {
    const url = await ask("slow");
    for (let attempt = 1; attempt <= 2; attempt++) {
      await until(() => slowProcesses().length === attempt);
      process.kill(slowProcesses().at(-1) ?? 0, "SIGKILL");
    }
    await until(() => slowProcesses().length === 3);
    expect(await call<RunView>(url)).to.include({ status: "loading" });
    await call(`${url}/cancel`, {});
    expect(await ended(url)).to.include({ status: "cancelled" });
  });
});
