import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { RunReport } from "../../../src/jobs/report.js";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { startBridge, type BridgeProcess } from "../../helpers/process.js";
import { Steps, writeSteppingPlugin } from "../../helpers/stepping.js";

describe("resume", () => {
  let cwd: string;
  let nautobot: Sandbox;
  let steps: Steps;

  before(async () => {
    cwd = mkdtempSync(join(tmpdir(), "bridge-resume-"));
    nautobot = await startSandbox();
    steps = await new Steps().open();
    mkdirSync(join(cwd, "plugins"));
    writeSteppingPlugin(join(cwd, "plugins"));
    writeFileSync(join(cwd, "nautobot-bridge.yaml"), "plugins: [plugins]\n");
  });
  after(async () => {
    steps.close();
    await nautobot.close();
    rmSync(cwd, { recursive: true });
  });
  const bridge = (...args: string[]): BridgeProcess =>
    startBridge(args, cwd, { NAUTOBOT_URL: nautobot.url, NAUTOBOT_TOKEN: nautobot.token });

  it("does what a killed command was to do, with its variables, as a run that names it", async () => {
    steps.hold((step) => step === "1/create 2");
    const variables = [`at=${steps.url}`, "number=1", "items=3"].flatMap((each) => ["--var", each]);
    const killed = bridge("run", "stepping.one", "--no-dry-run", "--no-report", ...variables);
    await steps.reached("1/create 2");
    killed.child.kill("SIGKILL");
    await killed.ended;
    steps.release();

    const audit = JSON.parse((await bridge("audit", "--json").ended).out) as { target: string }[];
    const id = audit[0]?.target.split("/").at(-1) ?? "";
    const { code, out, err } = await bridge("resume", id, "--no-report", "--json").ended;
    expect(code, err).to.equal(0);
    const finished = JSON.parse(out) as RunReport;
    expect(finished.summary).to.include({ create: 3 });
    expect(steps.seen.filter((step) => step === "1/load")).to.have.length(2);

    const refused = await bridge("resume", finished.id, "--no-report").ended;
    expect(refused.code).to.equal(1);
    expect(refused.err).to.match(/RUN_NOT_RESUMABLE: .*it is succeeded\.\n +fix: /);
  });
});
