import { expect } from "chai";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { startBridge, type Ended } from "../../helpers/process.js";

describe("audit", function () {
  this.timeout(120_000);
  let cwd: string;
  let local: Sandbox;
  let remote: Sandbox;

  beforeEach(async () => {
    cwd = mkdtempSync(join(tmpdir(), "bridge-audit-"));
    local = await startSandbox({ data: {} });
    remote = await startSandbox({ data: { "/tenancy/tenants/": [{ name: "A" }] } });
  });
  afterEach(async () => {
    await Promise.all([local.close(), remote.close()]);
    rmSync(cwd, { recursive: true });
  });
  const bridge = (...args: string[]): Promise<Ended> =>
    startBridge(args, cwd, { NAUTOBOT_URL: local.url, NAUTOBOT_TOKEN: local.token }).ended;

  it("tells who ran what from the command line, and why, without the variables", async () => {
    const variables = ["--var", `url=${remote.url}`, "--var", `token=${remote.token}`];
    const ran = await bridge("run", "example-data-source", ...variables, "--no-report", "--reason", "a look");
    expect(ran.code, ran.err).to.equal(2);
    const { out } = await bridge("audit", "--json");
    expect(out).not.to.include(remote.token);
    const [entry, ...others] = JSON.parse(out) as Record<string, string>[];
    expect(others).to.deep.equal([]);
    expect(entry).to.include({
      actor: userInfo().username,
      action: "run.request",
      origin: "cli",
      reason: "a look",
    });
    expect(entry?.["target"]).to.match(/^\/api\/v1\/runs\/[0-9a-f-]{36}$/);
    const text = await bridge("audit", "--action", "run.request");
    expect(text.out).to.match(/ \(cli\) {2}run\.request {2}\/api\/v1\/runs\/\S+ {2}a look\n$/);
    expect((await bridge("audit", "--actor", "nobody")).err).to.match(/no such entry/);
    expect((await bridge("audit", "--since", "1h", "--json")).out).to.equal(out);
    expect((await bridge("audit", "--until", "1h")).err).to.match(/no such entry/);
    expect((await bridge("audit", "--since", "lately")).err).to.match(/Write a time, such as/);
  });

  it("tells who changed what Nautobot has of the bridge, and nothing of who only looked", async () => {
    await bridge("companion", "install", "--listen", "127.0.0.1:0");
    await bridge("companion", "status");
    // an in-memory Nautobot has no webhooks
    const empty = createServer((_, answer) => {
      answer.end(
        JSON.stringify({ "nautobot-version": "3.2.5", count: 0, next: null, previous: null, results: [] }),
      );
    }).listen(0, "127.0.0.1");
    await once(empty, "listening");
    const url = `http://127.0.0.1:${(empty.address() as AddressInfo).port}`;
    const env = { NAUTOBOT_URL: url, NAUTOBOT_TOKEN: local.token };
    const removed = await startBridge(["webhook", "remove", "--reason", "Ticket 7"], cwd, env).ended;
    empty.close();
    expect(removed.code, removed.err).to.equal(0);
    const entries = JSON.parse((await bridge("audit", "--json")).out) as Record<string, string>[];
    expect(entries.map(({ action }) => action)).to.deep.equal(["webhook.remove", "companion.install"]);
    expect(entries[0]).to.include({
      actor: userInfo().username,
      origin: "cli",
      target: url,
      reason: "Ticket 7",
    });
  });
});
