import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { hasSsot, logOf, rowsOf } from "../helpers/nautobot-jobs.js";
import { NautobotServer } from "../helpers/nautobot-server.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { startBridge } from "../helpers/process.js";
import { change, report } from "../helpers/reports.js";
import { ScriptedBridge } from "../helpers/scripted-bridge.js";

const PLUGIN = `import { DataSource, definePlugin, z } from "nautobot-bridge";
class Sites extends DataSource {
  static meta = { name: "Sites", dataSource: "ACME", variables: { url: z.url() } };
  loadSourceAdapter() { throw new Error("not meant to run"); }
  loadTargetAdapter() { throw new Error("not meant to run"); }
}
export default definePlugin({ name: "acme", apiVersion: 1, jobs: [Sites] });
`;
const WITHOUT_SSOT = 'PLUGINS = [each for each in PLUGINS if each != "nautobot_ssot"]';

/** The two ways into Nautobot besides Git. Needs NAUTOBOT_SERVER and NAUTOBOT_CONFIG of a Nautobot on this machine. */
describe("the companion in a real Nautobot's files", () => {
  const client = connect(nautobotFromEnvironment());
  const directory = mkdtempSync(join(tmpdir(), "ways-"));
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- they have places of their own
  const { changes, diff, log, ...head } = report({ job: "acme.sites", dryRun: true });
  const bridge = new ScriptedBridge({ head, changes: [change({ status: "planned" })] });

  before(async () => {
    await bridge.open();
    mkdirSync(join(directory, "plugins", "acme"), { recursive: true });
    writeFileSync(join(directory, "plugins", "acme", "index.ts"), PLUGIN);
  });
  after(() => bridge.close());

  /** What a command of the companion of this name prints. */
  async function command(name: string, ...args: string[]): Promise<string> {
    const config = { plugins: ["plugins"], companion: { name } };
    writeFileSync(join(directory, "nautobot-bridge.yaml"), JSON.stringify(config));
    const { code, out, err } = await startBridge(["companion", ...args], directory).ended;
    expect(code, err).to.equal(0);
    return out.trim();
  }

  async function connectTo(name: string): Promise<void> {
    const file = join(directory, `${name}.token`);
    writeFileSync(file, bridge.token);
    for (const [path, of] of [
      ["/extras/external-integrations/", name],
      ["/extras/secrets-groups/", name],
      ["/extras/secrets/", name],
    ] as const)
      for (const { id } of await rowsOf(client, `${path}?name=${of}`)) await client.remove(path, String(id));
    const secret = await client.create("/extras/secrets/", {
      name,
      provider: "text-file",
      parameters: { path: file },
    });
    const group = await client.create("/extras/secrets-groups/", { name });
    const types = { access_type: "HTTP(S)", secret_type: "token" } as const;
    await client.create("/extras/secrets-groups-associations/", {
      secrets_group: group.id,
      secret: secret.id,
      ...types,
    });
    const fields = { name, remote_url: bridge.url, secrets_group: group.id };
    await client.create("/extras/external-integrations/", fields);
  }

  /** Nautobot learns which Jobs there are. */
  async function learns(server: NautobotServer, slug: string): Promise<void> {
    await server.run("migrate", "--no-input");
    const [job] = await rowsOf(client, `/extras/jobs/?module_name=${slug}.jobs.acme&job_class_name=Sites`);
    expect(job).to.include({ installed: true, grouping: "acme" });
    await client.update("/extras/jobs/", String(job?.["id"]), { enabled: true });
  }

  /** The job result of a run of the Job. */
  async function result(server: NautobotServer, slug: string): Promise<Record<string, unknown>> {
    const data = JSON.stringify({ url: "https://acme.example", dryrun: true });
    const path = `${slug}.jobs.acme.Sites`;
    await server.run("runjob", "--local", "--username", "admin", "--data", data, path);
    const [job] = await rowsOf(client, `/extras/jobs/?module_name=${slug}.jobs.acme&job_class_name=Sites`);
    const results = `/extras/job-results/?job_model_id=${String(job?.["id"])}&sort=-date_created`;
    return (await rowsOf(client, results))[0] ?? {};
  }

  /** It runs, and is a Data Sync or not. */
  async function runs(server: NautobotServer, slug: string, syncs: number): Promise<void> {
    bridge.reset(bridge.run);
    bridge.tell({ type: "state", state: "succeeded" });
    const done = await result(server, slug);
    expect(done["status"]).to.include({ value: "SUCCESS" });
    expect(done["result"]).to.include({ run: head.id, status: "succeeded" });
    if (!(await hasSsot(client))) return;
    const history = await rowsOf(client, `/plugins/ssot/history/?job_result=${String(done["id"])}`);
    expect(history).to.have.length(syncs);
  }

  it("runs from a folder in JOBS_ROOT, with nautobot-ssot and without", async function () {
    const settings = `JOBS_ROOT = ${JSON.stringify(directory)}`;
    const server = NautobotServer.with(settings);
    const without = NautobotServer.with(`${settings}\n${WITHOUT_SSOT}`);
    if (!server || !without) this.skip();
    expect(await command("bridge-folder", "write", directory)).to.match(/^Written: .*bridge_folder$/);
    await connectTo("bridge-folder");
    await learns(server, "bridge_folder");
    await runs(server, "bridge_folder", 1);
    await runs(without, "bridge_folder", 0);
  });

  it("gives up a bridge that stays away, and says where to look when it is back", async function () {
    const server = NautobotServer.with(`JOBS_ROOT = ${JSON.stringify(directory)}`);
    if (!server) this.skip();
    const file = join(directory, "bridge_folder/jobs/_bridge/stream.py");
    const patient = readFileSync(file, "utf8");
    const impatient = patient.replace(/^PATIENCE_SECONDS = 600$/m, "PATIENCE_SECONDS = 1");
    expect(impatient).not.to.equal(patient);
    writeFileSync(file, impatient);
    bridge.reset(bridge.run);
    const ended = result(server, "bridge_folder");
    await bridge.asked(`GET /api/v1/runs/${head.id}/events`);
    await bridge.close();
    const { id, status } = await ended.finally(() => bridge.open());
    expect(status).to.include({ value: "FAILURE" });
    const said = (await logOf(client, String(id))).map(({ message }) => message).join("\n");
    expect(said)
      .to.include("The bridge has been away for 1 seconds")
      .and.include(`Look at ${bridge.url}/api/v1/runs/${head.id} when the bridge is back`);
  });

  it("runs as an app that pip installed", async function () {
    const site = join(directory, "site");
    const server = NautobotServer.with('PLUGINS = [*PLUGINS, "bridge_app"]', site);
    if (!server) this.skip();
    const wheel = await command("bridge-app", "package", "--out", directory);
    await server.pip("install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel);
    await connectTo("bridge-app");
    await learns(server, "bridge_app");
    await runs(server, "bridge_app", 1);
  });
});
