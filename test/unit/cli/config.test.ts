import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { configSchema } from "../../../src/config/index.js";
import { startBridge } from "../../helpers/process.js";

describe("config", () => {
  let cwd: string;
  let file: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), "bridge-config-"));
    file = join(cwd, "nautobot-bridge.yaml");
  });
  afterEach(() => rmSync(cwd, { recursive: true }));
  const env = { NAUTOBOT_URL: "https://nautobot.example", NAUTOBOT_TOKEN: "hunter2-of-nautobot" };
  const bridge = (...args: string[]) => startBridge(["config", ...args], cwd, env).ended;

  it("init writes every option, so that what is commented out may be commented in; once", async () => {
    expect((await bridge("init")).code).to.equal(0);
    const written = readFileSync(file, "utf8");
    expect(Object.keys(parse(written) as object)).to.deep.equal(["nautobot"]);
    const option = /^# ( *[\w-]+:( (\{|\[|"|\d|true|false).*)?)$/gm;
    const all = parse(written.replace(option, "$1")) as Record<string, unknown>;
    expect(Object.keys(all)).to.have.members(Object.keys(configSchema.shape));
    const { code, out } = await bridge("check");
    expect(out).to.match(/Nothing is wrong/);
    expect(code).to.equal(0);
    const again = await bridge("init");
    expect(again.code).to.equal(1);
    expect(again.err).to.match(/is there already[^]*--config/);
    expect(readFileSync(file, "utf8")).to.equal(written);
  });

  it("check names everything that is wrong with its line and column", async () => {
    writeFileSync(
      file,
      "plugins: [./nowhere]\njobs: { no-such-job: {} }\nschedules:\n  - { job: example-data-source, cron: '0 2 * * *', variables: { uri: x } }\n",
    );
    const { code, err } = await bridge("check");
    expect(code).to.equal(1);
    expect(err).to.match(/yaml:1:11 plugins\.0: there is no directory .*nowhere/);
    expect(err).to.match(/yaml:2:9 jobs\.no-such-job: There is no job "no-such-job"/);
    expect(err).to.match(
      /yaml:4:7 schedules\.0\.job: [^]*uri: there is no such variable; did you mean "url"/,
    );
    expect(err).to.match(/3 problems/);
  });

  it("check warns of a webhook rule that no schedule is behind, and of no other", async () => {
    const job = "example-data-source";
    const url = "https://other.example.com";
    const rule = (name: string, of: string) => ({ name, models: ["dcim.location"], job: of });
    const config = {
      jobs: { [job]: { variables: { url, token: "t" } } },
      schedules: [{ job: `nautobot-remote.${job}`, cron: "0 2 * * *" }],
      webhooks: {
        nautobot: { url: "https://bridge.example.com", secrets: ["0123456789abcdef0123456789abcdef"] },
        rules: [rule("backed", job), rule("alone", "example-data-target")],
      },
    };
    writeFileSync(file, JSON.stringify(config));
    const { code, err } = await bridge("check");
    expect(err).to.match(/webhook rule alone has no schedule[^]*fix: add a schedule for nautobot-remote/);
    expect(err).not.to.match(/rule backed/);
    expect(code, err).to.equal(0);
  });

  it("show tells what holds and where it comes from, and no secret", async () => {
    writeFileSync(join(cwd, "secret"), "hunter2-of-the-server");
    writeFileSync(
      file,
      "server:\n  port: 9000\n  token: ${file:secret}\nstore:\n  url: postgres://me:hunter2@db.example/bridge\n" +
        "jobs: { a: { variables: { token: hunter2, limit: 5 } } }\n",
    );
    const { code, out } = await bridge("show");
    expect(code).to.equal(0);
    expect(out).not.to.include("hunter2");
    for (const line of [
      /^nautobot\.url = "https:\/\/nautobot\.example" {2}# environment NAUTOBOT_URL$/m,
      /^nautobot\.token = "?\*\*\*"? {2}# environment NAUTOBOT_TOKEN$/m,
      /^server\.port = 9000 {2}# .*yaml:2:3$/m,
      /^server\.host = "127\.0\.0\.1" {2}# default$/m,
      /^server\.token = \$\{file:secret\} {2}# .*yaml:3:3$/m,
      /^store\.url = "postgres:\/\/\*\*\*@db\.example\/bridge" {2}# .*yaml:5:3$/m,
      /^jobs\.a\.variables\.token = \*\*\* {2}# .*yaml:6:\d+$/m,
      /^jobs\.a\.variables\.limit = 5 /m,
    ])
      expect(out).to.match(line);
  });
});
