import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { sampleData, startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { filesOf, jobId, logOf } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { startBridge, type BridgeProcess } from "../helpers/process.js";

const TOKEN = "a-token-of-this-service";

/** The service itself behind the Jobs of its companion. */
describe("a run that is asked for in Nautobot", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  const directory = mkdtempSync(join(tmpdir(), "from-nautobot-"));
  const env = { NAUTOBOT_URL: place.url, NAUTOBOT_TOKEN: place.token, HOME: directory };
  let remote: Sandbox;
  let service: BridgeProcess;
  let url: string;

  before(async () => {
    remote = await startSandbox({ data: sampleData() });
    const variables = { url: remote.url, token: remote.token };
    const config = {
      server: { port: 0, token: TOKEN },
      jobs: { "nautobot-remote.example-data-source": { variables } },
    };
    writeFileSync(join(directory, "nautobot-bridge.yaml"), JSON.stringify(config));
    service = startBridge(["serve"], directory, env);
    url = await new Promise((resolve, reject) => {
      let said = "";
      service.child.stdout.on("data", (part) => {
        said += String(part);
        const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
      void service.ended.then(({ err }) => reject(new Error(err)));
    });
    const tokenFile = join(directory, "token");
    writeFileSync(tokenFile, `${TOKEN}\n`);
    const install = ["companion", "install", "--url", url, "--token-file", tokenFile];
    const installed = await startBridge(install, directory, env).ended;
    expect(installed.code, installed.err).to.equal(0);
  });
  after(async () => {
    service.child.kill("SIGTERM");
    await service.ended;
    await remote.close();
    rmSync(directory, { recursive: true });
  });

  const runs = async (): Promise<Record<string, unknown>[]> => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const answer = await fetch(`${url}/api/v1/runs?trigger=nautobot`, { headers });
    return ((await answer.json()) as { runs: Record<string, unknown>[] }).runs;
  };

  it("is the bridge's run, by Nautobot's user, with one job result that has its log and its report", async () => {
    const job = await jobId(client, "ExampleDataSource");
    const { id } = await client.runJob(job, { dryrun: true });
    const result = await client.followJob(id, { everyMs: 100 });
    const log = await logOf(client, id);
    const said = log.map(({ message }) => message).join("\n");
    expect(result.status.value, said).to.equal("SUCCESS");
    expect(log.map(({ grouping }) => grouping)).to.include.members(["load_source_adapter", "calculate_diff"]);
    expect([...(await filesOf(client, id)).keys()]).to.include("report.json");
    const [run, ...others] = await runs();
    expect(others).to.deep.equal([]);
    expect(run).to.include({ trigger: "nautobot", status: "succeeded", dryRun: true });
    const headers = { authorization: `Bearer ${TOKEN}` };
    const detail = await (await fetch(`${url}${String(run?.["url"])}`, { headers })).json();
    expect(detail).to.have.nested.property("report.jobResult.id", id);
  });

  it("is refused to whoever makes up a job result", async () => {
    const answer = await fetch(`${url}/api/v1/jobs/example-data-source/runs`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({ jobResult: "0b0a0e50-6d0a-4a6e-8d0f-0000000000aa", variables: {} }),
    });
    expect(answer.status).to.equal(403);
    expect(((await answer.json()) as { error: { code: string } }).error.code).to.equal("JOB_RESULT_REFUSED");
  });
});
