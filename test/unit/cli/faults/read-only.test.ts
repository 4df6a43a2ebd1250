import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { startSandbox, type Sandbox } from "../../../../src/sandbox/index.js";
import { Service } from "../../../helpers/service.js";
import { Steps, writeSteppingPlugin } from "../../../helpers/stepping.js";

/** Root may write whatever the rights of a file say. */
const NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

describe("a data directory that may only be read", function () {
  this.timeout(120_000);
  let nautobot: Sandbox;
  let steps: Steps;
  let service: Service;
  let data: string;

  before(async () => {
    nautobot = await startSandbox();
    steps = await new Steps().open();
    service = new Service(nautobot, { dataDir: "data" }, () => (userInfo().uid === 0 ? NOBODY : []));
    chmodSync(service.directory, 0o777);
    data = join(service.directory, "data");
    writeSteppingPlugin(service.plugins);
    await service.start();
  });
  after(async () => {
    allow(true);
    await service.close();
    steps.close();
    await nautobot.close();
  });

  const allow = (writing: boolean): void => {
    for (const name of ["", ...readdirSync(data, { recursive: true })]) {
      const path = join(data, String(name));
      const mode = statSync(path).mode & 0o777;
      chmodSync(path, writing ? mode | 0o200 : mode & ~0o222);
    }
  };
  const ask = (number: number) =>
    service.call<{ id: string; error?: { code: string; message: string; fix: string } }>(
      "/jobs/stepping.one/runs",
      { dryRun: false, variables: { at: steps.url, number } },
    );

  it("is said by every command with its place and the fix, and what is in it stays as it is", async () => {
    const earlier = await ask(1);
    await service.until(earlier.id, "succeeded");
    await service.stop();
    const before = readFileSync(join(data, "runs.db"));
    allow(false);
    const variables = ["--var", `at=${steps.url}`, "--var", "number=2"];
    const commands = [["serve"], ["run", "stepping.one", ...variables], ["audit"], ["token", "list"]];
    for (const command of commands) {
      const { code, err } = await service.command(...command).ended;
      expect(code, command.join(" ")).to.equal(1);
      expect(err).to.match(/STORE_FAILED: .*data\/runs\.db.*\n +fix: Let this user write there.*dataDir/);
    }
    expect(readFileSync(join(data, "runs.db")).equals(before)).to.equal(true);
    allow(true);
    await service.start();
    expect(await service.call(`/runs/${earlier.id}`)).to.deep.include({ status: "succeeded" });
  });

  it("makes a service that is at work not ready, until it may be written again", async () => {
    allow(false);
    expect((await service.ready(false))["store"]).to.deep.equal({ ready: false, code: "STORE_FAILED" });
    await service.says(/Not ready: store\. STORE_FAILED: .*\n.*Let this user write there/);
    allow(true);
    await service.ready(true);
    await service.until((await ask(3)).id, "succeeded");
  });
});
