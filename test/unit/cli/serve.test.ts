import { expect } from "chai";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { startBridge, type BridgeProcess } from "../../helpers/process.js";

describe("serve", () => {
  let cwd: string;
  let nautobot: Sandbox;
  let running: BridgeProcess | undefined;

  before(async () => {
    nautobot = await startSandbox();
  });
  after(() => nautobot.close());
  beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "bridge-serve-"))));
  afterEach(() => {
    running?.child.kill("SIGKILL");
    rmSync(cwd, { recursive: true });
  });

  /** Starts the service and returns what it printed up to the first match, with the match. */
  const serve = async (until: RegExp, ...options: string[]): Promise<RegExpExecArray> => {
    const env = { NAUTOBOT_URL: nautobot.url, NAUTOBOT_TOKEN: nautobot.token };
    const { child, ended } = (running = startBridge(["serve", "--port", "0", ...options], cwd, env));
    let text = "";
    child.stdout.on("data", (part) => (text += String(part)));
    for (;;) {
      const match = until.exec(text);
      if (match) return match;
      await Promise.race([
        once(child.stdout, "data"),
        ended.then(({ err }) => {
          throw new Error(`serve ended: ${err}`);
        }),
      ]);
    }
  };

  it("prints its address and the first admin token, once, serves with it, and stops on SIGTERM", async () => {
    const [, url = "", token = ""] = await serve(
      /at (http:\S+)\nAdmin token, made at this first start: (nbt_\S{43})\n/,
    );
    const jobs = (authorization: string) => fetch(`${url}/api/v1/jobs`, { headers: { authorization } });
    expect((await jobs("Bearer wrong")).status).to.equal(401);
    const { jobs: listed } = (await (await jobs(`Bearer ${token}`)).json()) as { jobs: { id: string }[] };
    expect(listed.map(({ id }) => id)).to.include("nautobot-remote.example-data-source");
    running?.child.kill("SIGTERM");
    expect(await running?.ended).to.include({ code: 0 });

    const [again, , port = ""] = await serve(/[^]*at (http:\S+):(\d+)\n/);
    expect(again).not.to.match(/token/i);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/jobs`, { headers })).status).to.equal(200);
  });

  it("takes token and schedules from the configuration, and does not print the token", async () => {
    writeFileSync(
      join(cwd, "nautobot-bridge.yaml"),
      "server: { token: a-configured-token }\n" +
        "schedules: [{ job: example-data-source, cron: '0 2 * * *', timezone: UTC, variables: " +
        "{ url: 'http://127.0.0.1:9', token: x } }]\n",
    );
    const [printed, url = ""] = await serve(
      /[^]*at (http:\S+)\n[^]*Scheduled: .*data-source at 0 2 \* \* \* UTC\n/,
    );
    expect(printed).not.to.include("a-configured-token");
    const authorization = "Bearer a-configured-token";
    expect((await fetch(`${url}/api/v1/jobs`, { headers: { authorization } })).status).to.equal(200);
  });

  it("says as a worker how it is, to anybody, and nothing else", async () => {
    const [, url = ""] = await serve(/Working on .* How it goes: (http:\S+)\/readyz\n/, "--role", "worker");
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, ((await ready.json()) as { status: string }).status]).to.deep.equal([200, "ready"]);
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
    expect((await fetch(`${url}/api/v1/jobs`)).status).to.equal(404);
    running?.child.kill("SIGTERM");
    expect(await running?.ended).to.include({ code: 0 });
  });

  it("does not start with a schedule that could not run", async () => {
    writeFileSync(
      join(cwd, "nautobot-bridge.yaml"),
      "schedules: [{ job: no-such-job, cron: '0 2 * * *' }]\n",
    );
    const ended = await serve(/Serving/).catch((error: unknown) => String(error));
    expect(ended).to.match(/The schedule of no-such-job cannot run. There is no job "no-such-job"/);
  });
});
