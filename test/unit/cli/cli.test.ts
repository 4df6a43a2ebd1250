import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunReport } from "../../../src/jobs/report.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { startBridge, type Ended } from "../../helpers/process.js";

const JOB = "nautobot-remote.example-data-source";

describe("the command line", () => {
  let cwd: string;
  let local: Sandbox;
  let remote: Sandbox;
  let server: Server | undefined;

  const listen = async (listener: RequestListener): Promise<string> => {
    const listening = createServer(listener).listen(0, "127.0.0.1");
    server = listening;
    await new Promise((resolve) => listening.once("listening", resolve));
    return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  };
  const bridge = (args: string[], env?: Record<string, string>): Promise<Ended> =>
    startBridge(args, cwd, env).ended;
  const environment = () => ({ NAUTOBOT_URL: local.url, NAUTOBOT_TOKEN: local.token });
  const variables = () => ["--var", `url=${remote.url}`, "--var", `token=${remote.token}`];
  const expectOneParagraph = ({ code, err }: Ended, what: RegExp, fix: RegExp): void => {
    expect(code).to.equal(1);
    expect(err).to.match(what);
    expect(err).to.match(fix);
    expect(err).not.to.match(/^\s+at /m);
  };

  before(async () => {
    local = await startSandbox();
    remote = await startSandbox({ data: { "/tenancy/tenants/": [{ name: "Sales" }, { name: "Research" }] } });
  });
  after(() => Promise.all([local.close(), remote.close()]));
  beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "bridge-cli-"))));
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
    rmSync(cwd, { recursive: true });
  });

  it("tells its version and its commands", async () => {
    expect((await bridge(["--version"])).out).to.match(/^\d+\.\d+\.\d+\n$/);
    const help = await bridge(["--help"]);
    expect(help).to.include({ code: 0 });
    for (const command of ["run", "jobs", "serve", "companion"])
      expect(help.out).to.match(new RegExp(`^  ${command} `, "m"));
  });

  it("refuses what it does not know", async () => {
    expectOneParagraph(await bridge(["rnu"]), /unknown command 'rnu'/, /Did you mean run\?/);
    expectOneParagraph(await bridge(["run", "x", "--var", "novalue"]), /'novalue' is invalid/, /name=value/);
    expectOneParagraph(await bridge(["serve", "--port", "99999"]), /'99999' is invalid/, /1 to 65535/);
  });

  it("lists the bundled jobs and what they ask for, without any configuration", async () => {
    const { code, out } = await bridge(["jobs", "--verbose"]);
    expect(code).to.equal(0);
    expect(out).to.match(/nautobot-remote\.example-data-source/);
    expect(out).to.match(/--var token .*secret/);
  });

  it("loads the other plugins when one is refused, and says where and how to correct it", async () => {
    writeFileSync(join(cwd, "broken.ts"), "export default {;");
    const listed = await bridge(["jobs", "--plugins", cwd]);
    expectOneParagraph(listed, /broken\.ts/, /fix: /);
    expect(listed.out).to.include(JOB);
  });

  it("finds changes with 2, applies them with 0, and has nothing to do the second time", async () => {
    const dry = await bridge(["run", JOB, ...variables()], environment());
    expect(dry.code, dry.err).to.equal(2);
    expect(dry.out).to.match(/\+ tenant +Sales/);
    expect(dry.out).to.match(/2 to create/);
    expect(dry.out).not.to.include(remote.token);

    local.forget();
    remote.forget();
    const wet = await bridge(
      ["run", JOB, "--no-dry-run", "--json", "--memory", ...variables()],
      environment(),
    );
    expect(wet.code, wet.err).to.equal(0);
    const report = JSON.parse(wet.out) as RunReport;
    expect(report.status).to.equal("succeeded");
    expect(report.summary).to.include({ create: 2, update: 0, delete: 0 });
    expect(report.requests.count).to.be.within(10, local.requests.length + remote.requests.length);
    expect(report.requests.bytes).to.be.greaterThan(100 * report.requests.count);
    expect(report.steps.every(({ memory, status }) => status === "skipped" || memory !== undefined)).to.equal(
      true,
    );
    expect(local.rows("/tenancy/tenants/").map(({ name }) => name)).to.have.members(["Sales", "Research"]);

    const again = await bridge(["run", "example-data-source", "--no-dry-run", ...variables()], environment());
    expect(again.code, again.err).to.equal(0);
    expect(again.out).to.match(/Nothing to do/);
    expect(again.err).to.match(/^Load source: succeeded/m);
  });

  it("leaves a job result in Nautobot and says where", async () => {
    const { out } = await bridge(["run", JOB, ...variables()], environment());
    const [, url, id] = /^Job result: (\S+\/extras\/job-results\/(\S+)\/)$/m.exec(out) ?? [];
    expect(local.rows("/extras/job-results/").map((row) => row.id)).to.include(id);
    expect((await fetch(url ?? "")).status).to.equal(200);
  });

  it("installs the companion and then finds it ready", async () => {
    const installed = await bridge(["companion", "install", "--listen", "127.0.0.1:0"], environment());
    expect(installed.code, installed.err).to.equal(0);
    expect(installed.out).to.match(/^✔ The companion is installed and enabled/);
    expect(installed.out).to.include("✔ Example Data Source: button");
    const status = await bridge(["companion", "status", "--json"], environment());
    expect(status.code).to.equal(0);
    expect(JSON.parse(status.out)).to.include({ installed: true, enabled: true, current: true });
    const refused = await bridge(["companion", "install", "--listen", "a:b:c"], environment());
    expectOneParagraph(refused, /'a:b:c' is invalid/, /HOST:PORT/);
    const nowhere = await bridge(["companion", "install", "--url", "bridge:8380"], environment());
    expectOneParagraph(nowhere, /'bridge:8380' is invalid/, /http:\/\/HOST:PORT/);
  });

  it("warns once, with the fix, when the companion is not ready, and keeps the run's exit code", async () => {
    const job = local.rows("/extras/jobs/").find(({ name }) => name === "Bridge run report");
    const enable = (enabled: boolean) =>
      fetch(`${local.url}/api/extras/jobs/${job?.id ?? ""}/`, {
        method: "PATCH",
        headers: { authorization: `Token ${local.token}`, "content-type": "application/json" },
        body: JSON.stringify({ enabled }),
      });
    await enable(false);
    const { code, err } = await bridge(["run", JOB, ...variables()], environment());
    expect(code).to.equal(0);
    expect(err.match(/No job result in Nautobot/g)).to.have.length(1);
    expect(err).to.include("nautobot-bridge companion install");
    const quiet = await bridge(["run", JOB, "--no-report", ...variables()], environment());
    expect(quiet.err).not.to.match(/No job result/);
    const status = await bridge(["companion", "status"], environment());
    expect(status.code).to.equal(1);
    expect(status.out).to.match(/not enabled. Run: nautobot-bridge companion install/);
    await enable(true);
  });

  it("leaves the companion of another bridge alone: a name of its own stands for a companion of its own", async () => {
    writeFileSync(join(cwd, "nautobot-bridge.yaml"), "companion: { name: second-bridge }");
    const { err } = await bridge(["run", JOB, ...variables()], environment());
    expect(err).to.match(/No job result in Nautobot yet.*companion is not installed/);
  });

  it("names an unknown job, a bad variable and a bad configuration", async () => {
    expectOneParagraph(
      await bridge(["run", "example-data-sauce"], environment()),
      /JOB_UNKNOWN/,
      /Did you mean/,
    );
    const bad = await bridge(
      ["run", JOB, "--var", "url=nope", "--var", "token=${env:NOWHERE}"],
      environment(),
    );
    expectOneParagraph(bad, /NOWHERE is not set/, /fix: /);
    expectOneParagraph(
      await bridge(["run", JOB, "--var", "url=nope"], environment()),
      /VARIABLE_INVALID/,
      /--verbose/,
    );
    expectOneParagraph(await bridge(["run", JOB, ...variables()]), /not configured/, /NAUTOBOT_URL/);
    writeFileSync(join(cwd, "nautobot-bridge.yaml"), "server:\n  prot: 1\n");
    expectOneParagraph(
      await bridge(["jobs"]),
      /yaml:2:3 server\.prot is not a known key/,
      /did you mean port/,
    );
  });

  it("says when Nautobot cannot be reached, refuses the token, or the remote does", async () => {
    const before = local.rows("/tenancy/tenants/").length;
    const unreachable = { NAUTOBOT_URL: "http://127.0.0.1:9", NAUTOBOT_TOKEN: "x" };
    expectOneParagraph(
      await bridge(["run", JOB, ...variables()], unreachable),
      /NAUTOBOT_UNREACHABLE/,
      /fix: /,
    );
    const wrong = { ...environment(), NAUTOBOT_TOKEN: "a-wrong-token" };
    const refused = await bridge(["run", JOB, ...variables()], wrong);
    expectOneParagraph(refused, /NAUTOBOT_UNAUTHORIZED/, /fix: /);
    expect(refused.err).not.to.include("a-wrong-token");
    const args = [
      "run",
      JOB,
      "--no-dry-run",
      "--json",
      "--var",
      `url=${remote.url}`,
      "--var",
      "token=another-wrong-one",
    ];
    const report = await bridge(args, environment());
    expect(report.code).to.equal(1);
    expect(JSON.parse(report.out)).to.have.nested.property("error.code");
    expect(report.out + report.err).not.to.include("another-wrong-one");
    expect(local.rows("/tenancy/tenants/")).to.have.length(before);
  });

  it("says which releases it supports when Nautobot is another one, and starts nothing", async () => {
    const url = await listen((_request, answer) =>
      answer.end(JSON.stringify({ "nautobot-version": "1.6.30" })),
    );
    const refused = await bridge(["run", JOB, ...variables()], { ...environment(), NAUTOBOT_URL: url });
    expectOneParagraph(refused, /NAUTOBOT_VERSION: .*1\.6\.30; supported: 2\.4, 3\.2/, /fix: /);
  });

  it("cancels on Ctrl+C", async () => {
    const url = await listen(({ url: asked }) => {
      if (asked === "/media-failure/") running.child.kill("SIGINT"); // the run's own first request
    });
    const running = startBridge(["run", JOB, ...variables()], cwd, {
      NAUTOBOT_URL: url,
      NAUTOBOT_TOKEN: "x",
    });
    const result = await running.ended;
    expectOneParagraph(result, /Cancelling[^]*RUN_CANCELLED/, /fix: /);
  });
});
