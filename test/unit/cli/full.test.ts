import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunReport } from "../../../src/jobs/report.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { startBridge } from "../../helpers/process.js";

describe("runs with snapshots in the data directory", function () {
  this.timeout(180_000);
  let cwd: string;
  let local: Sandbox;
  let remote: Sandbox;

  const run = async (...options: string[]): Promise<RunReport> => {
    local.forget();
    const variables = ["--var", `url=${remote.url}`, "--var", `token=${remote.token}`];
    const args = [
      "run",
      "example-data-source",
      "--json",
      "--config",
      "bridge.json",
      ...variables,
      ...options,
    ];
    const environment = { NAUTOBOT_URL: local.url, NAUTOBOT_TOKEN: local.token };
    const { out, err } = await startBridge(args, cwd, environment).ended;
    expect(out, err).not.to.equal("");
    return JSON.parse(out) as RunReport;
  };
  /** Whether the tenants themselves were read, not only what changed of them. */
  const readTenants = (): boolean =>
    local.requests.some(({ body }) => /rows: tenants\((limit|offset)/.test(JSON.stringify(body)));

  before(async () => {
    const data = { "/tenancy/tenants/": [{ name: "Sales" }, { name: "Research" }] };
    [local, remote] = await Promise.all([startSandbox(), startSandbox({ data })]);
    cwd = mkdtempSync(join(tmpdir(), "bridge-full-"));
    writeFileSync(join(cwd, "bridge.json"), JSON.stringify({ dataDir: "data", incremental: true }));
  });
  after(async () => {
    await Promise.all([local.close(), remote.close()]);
    rmSync(cwd, { recursive: true });
  });

  it("read everything once, then only what changed, and everything again with --full", async () => {
    expect((await run("--no-dry-run")).summary.create).to.equal(2);
    expect(readTenants()).to.equal(true);
    await run(); // what the first run wrote is part of the snapshot afterwards
    const { summary } = await run();
    expect(summary).to.include({ create: 0, update: 0, delete: 0 });
    expect(readTenants()).to.equal(false);

    const [tenant] = local.rows("/tenancy/tenants/");
    Object.assign(tenant ?? {}, { description: "written past the change log" });
    expect((await run()).summary.update, "what no log tells").to.equal(0);
    expect((await run("--full")).summary.update, "--full").to.equal(1);
    expect(readTenants()).to.equal(true);
    expect((await run()).summary.update, "the snapshot of the full load").to.equal(1);
    expect(readTenants()).to.equal(false);
  });
});
