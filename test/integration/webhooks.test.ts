import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import type { Row } from "../../src/nautobot/index.js";
import { networkNamespace, type Namespace } from "../helpers/namespace.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { writeTenantsPlugin } from "../helpers/tenants-plugin.js";
import { nautobotSignature } from "../helpers/webhooks.js";

const ROOT = join(import.meta.dirname, "../..");
/** Without the Nautobot that the tests were given: it would win over the configuration. */
const ENV = { PATH: process.env["PATH"] };
const TOKEN = "a-token-of-the-integration-test";
const SECRET = randomBytes(24).toString("hex");
const NAMES = Array.from({ length: 12 }, (_, index) => `Hooked ${index}`);
const BRIDGE = { username: "bridge-of-the-test", password: randomBytes(12).toString("hex") };

interface Delivery {
  verdict: string;
  reason?: string;
  object?: string;
  user?: string;
  runs: string[];
}

/** Needs root: the service runs in a network namespace of its own, for Nautobot sends nothing to a loopback address. */
describe("webhooks of a real Nautobot", () => {
  const place = nautobotFromEnvironment();
  const client = connect(place);
  let namespace: Namespace;
  let cwd: string;
  let service: ChildProcess | undefined;
  let url: string;
  let user: string | undefined;
  let output = "";

  const bridge = (...args: string[]): readonly string[] => [
    process.execPath,
    "--import",
    "tsx",
    "src/cli.ts",
    ...args,
  ];
  const webhook = async (act: string, config = join(cwd, "bridge.yaml")) => {
    const [node = "", ...args] = bridge("webhook", act, "--json", "--config", config);
    // not in a blocking way: the way to Nautobot leads through this process
    const child = spawn(node, args, { cwd: ROOT, env: ENV });
    const texts = { stdout: "", stderr: "" };
    child.stdout.on("data", (part) => (texts.stdout += String(part)));
    child.stderr.on("data", (part) => (texts.stderr += String(part)));
    const [status] = (await once(child, "close")) as [number | null];
    return { status, ...texts };
  };
  const get = async <T>(path: string): Promise<T> => {
    const answered = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${TOKEN}` } });
    return (await answered.json()) as T;
  };
  const deliveries = async () =>
    (await get<{ deliveries: Delivery[] }>("/api/v1/webhooks/deliveries?limit=1000")).deliveries;
  /** What `look` finds, as soon as it finds something. */
  const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
    for (const end = Date.now() + 90_000; Date.now() < end;) {
      const found = await look();
      if (found !== undefined) return found;
      await pause(200);
    }
    throw new Error(`no ${what}; deliveries: ${JSON.stringify(await deliveries())}\n${output}`);
  };
  const finished = (id: string) =>
    until(`end of run ${id}`, async () => {
      const run = await get<{ status: string; outcomes: object; trigger: string }>(`/api/v1/runs/${id}`);
      return ["succeeded", "partial", "failed"].includes(run.status) ? run : undefined;
    });
  const tenants = async (): Promise<Row<"/tenancy/tenants/">[]> => {
    const rows = [];
    for await (const row of client.list("/tenancy/tenants/", { query: { name__isw: ["Hooked "] } }))
      rows.push(row);
    return rows;
  };
  const drift = async (names: string[], description: string): Promise<void> => {
    const rows = (await tenants()).filter(({ name }) => names.includes(name));
    await client.updateMany(
      "/tenancy/tenants/",
      rows.map(({ id }) => ({ id, description })),
    );
  };
  const configure = (at: string, file = "bridge.yaml"): string => {
    const path = join(cwd, file);
    const rule = {
      name: "described",
      models: ["tenancy.tenant"],
      events: ["updated"],
      fields: ["description"],
      job: "hooked.tenants",
      dryRun: false,
      scope: [{ type: "tenant", uid: "{name}" }],
      quiet: 3,
    };
    writeFileSync(
      path,
      JSON.stringify({
        nautobot: { url: namespace.forwarded, token: bot },
        plugins: [join(cwd, "plugins")],
        server: { host: namespace.address, port: 8380, token: TOKEN },
        webhooks: { nautobot: { url: at, secrets: [SECRET] }, rules: [rule] },
        schedules: [{ job: "hooked.tenants", cron: "0 3 1 1 *" }],
      }),
    );
    return path;
  };
  let bot = "";

  before("a user of its own for the bridge, the service in its namespace, webhooks installed", async () => {
    cwd = mkdtempSync(join(tmpdir(), "bridge-webhooks-"));
    namespace = await networkNamespace(place.url);
    url = `http://${namespace.address}:8380`;
    const { username, password } = BRIDGE;
    const made = await client.request({
      method: "POST",
      path: "/users/users/",
      body: { username, password, is_superuser: true },
    });
    user = (made as { id: string }).id;
    const basic = Buffer.from(`${username}:${password}`).toString("base64");
    const headers = { authorization: `Basic ${basic}`, "content-type": "application/json" };
    const token = await fetch(`${place.url}/api/users/tokens/`, { method: "POST", headers, body: "{}" });
    bot = ((await token.json()) as { key: string }).key;
    await client.createMany(
      "/tenancy/tenants/",
      NAMES.map((name) => ({ name, description: "as it should be" })),
    );

    const plugin = { name: "hooked", job: "Tenants", prefix: "Hooked ", names: NAMES };
    writeTenantsPlugin(join(cwd, "plugins"), plugin);
    const config = configure(url);
    const installed = await webhook("install");
    expect(installed.status, installed.stderr).to.equal(0);
    expect(JSON.parse(installed.stdout)).to.deep.equal({
      webhooks: [{ model: "tenancy.tenant", state: "created" }],
    });
    const [ip = "", ...args] = [...namespace.exec, ...bridge("serve", "--config", config)];
    service = spawn(ip, args, { cwd: ROOT, env: ENV });
    service.stdout?.on("data", (part) => (output += String(part)));
    service.stderr?.on("data", (part) => (output += String(part)));
    await until("service", () => fetch(`${url}/healthz`).catch(() => undefined));
    await until("own user", () =>
      Promise.resolve(output.includes(`Changes by ${BRIDGE.username} in Nautobot`) || undefined),
    );
  });

  after(async () => {
    if (service && service.exitCode === null) {
      service.kill("SIGKILL");
      await once(service, "close");
    }
    await Promise.allSettled([
      webhook("remove"),
      tenants().then((rows) =>
        client.removeMany(
          "/tenancy/tenants/",
          rows.map(({ id }) => id),
        ),
      ),
    ]);
    if (user !== undefined) await client.remove("/users/users/", user).catch(() => undefined);
    await namespace.remove();
    rmSync(cwd, { recursive: true });
  });

  it("start a run that writes the changed object and no other", async () => {
    await drift(["Hooked 1", "Hooked 2"], "drifted unseen");
    await until("run of both", async () =>
      (await deliveries()).filter(isAccepted).length >= 2 ? true : undefined,
    );
    for (const run of await runsOf(deliveries)) await finished(run);
    expect(new Set((await tenants()).map(({ description }) => description))).to.deep.equal(
      new Set(["as it should be"]),
    );

    // Hooked 3 drifts where no rule looks: with webhooks off
    const rows = [];
    for await (const row of client.list("/extras/webhooks/"))
      if (row.name.includes("tenancy.tenant")) rows.push(row);
    const id = rows[0]?.id ?? "";
    await client.update("/extras/webhooks/", id, { enabled: false });
    await drift(["Hooked 3"], "drifted");
    await client.update("/extras/webhooks/", id, { enabled: true });
    const before = new Set(await runsOf(deliveries));
    await drift(["Hooked 4"], "drifted");
    const run = await until("run", async () => (await runsOf(deliveries)).find((each) => !before.has(each)));
    const { trigger, outcomes, status } = await finished(run);
    expect({ trigger, outcomes, status }).to.deep.equal({
      trigger: "webhook",
      outcomes: { success: 1 },
      status: "succeeded",
    });
    const now = new Map((await tenants()).map(({ name, description }) => [name, description]));
    expect(now.get("Hooked 4")).to.equal("as it should be");
    expect(now.get("Hooked 3")).to.equal("drifted");
  });

  it("of the bridge's own changes start nothing", async () => {
    const own = await until("webhook of an own change", async () =>
      (await deliveries()).find(({ user: by }) => by === BRIDGE.username),
    );
    expect(own.verdict).to.equal("ignored");
    expect(own.reason).to.include(`the bridge's own user, ${BRIDGE.username}, made the change`);
  });

  it("that come in a burst become one run", async () => {
    const before = new Set(await runsOf(deliveries));
    const known = (await deliveries()).filter(isAccepted).length;
    await drift(NAMES, "drifted together");
    await until("deliveries", async () =>
      (await deliveries()).filter(isAccepted).length >= known + NAMES.length ? true : undefined,
    );
    const runs = (await runsOf(deliveries)).filter((each) => !before.has(each));
    expect(runs).to.have.length(1);
    expect((await finished(runs[0] ?? "")).outcomes).to.deep.equal({ success: NAMES.length });
  });

  it("are let in with the secret only, and not twice", async () => {
    const post = (body: string, signature: string) =>
      fetch(`${url}/webhooks/nautobot`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-hook-signature": signature },
        body,
      });
    expect((await post("{}", nautobotSignature("{}", "some other secret"))).status).to.equal(401);
    expect((await post("{}", nautobotSignature("{}", SECRET))).status).to.equal(400);
  });

  it("are there once: installing again changes nothing, and a loopback address is refused before it is tried", async () => {
    expect(JSON.parse((await webhook("install")).stdout)).to.deep.equal({
      webhooks: [{ model: "tenancy.tenant", state: "ready" }],
    });
    const refused = await webhook("install", configure("http://127.0.0.1:8380", "loopback.yaml"));
    expect(refused.status).to.equal(1);
    expect(refused.stderr).to.include("127.0.0.1 is a loopback address");
  });
});

const isAccepted = ({ verdict }: Delivery): boolean => verdict === "accepted";
const runsOf = async (deliveries: () => Promise<Delivery[]>): Promise<string[]> => [
  ...new Set((await deliveries()).flatMap(({ runs }) => runs)),
];
