import { mkdtempSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { companionOf, companionWheel, type Companion } from "../../src/reporting/index.js";
import { jobs } from "../helpers/jobs.js";
import { rowsOf } from "../helpers/nautobot-jobs.js";
import { NautobotServer } from "../helpers/nautobot-server.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";
import { change, report } from "../helpers/reports.js";
import { ScriptedBridge } from "../helpers/scripted-bridge.js";

/** The two ways into Nautobot besides Git. Needs NAUTOBOT_SERVER and NAUTOBOT_CONFIG of a Nautobot on this machine. */
describe("the companion in a real Nautobot's files", () => {
  const client = connect(nautobotFromEnvironment());
  const directory = mkdtempSync(join(tmpdir(), "ways-"));
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- they have places of their own
  const { changes, diff, log, ...head } = report({ job: "acme.sites", dryRun: true });
  const bridge = new ScriptedBridge({ head, changes: [change({ status: "planned" })] });

  before(() => bridge.open());
  after(() => bridge.close());

  async function connectTo({ name }: Companion): Promise<void> {
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

  async function runs(server: NautobotServer, { slug }: Companion): Promise<void> {
    await server.run("migrate", "--no-input");
    const [job] = await rowsOf(client, `/extras/jobs/?module_name=${slug}.jobs.acme&job_class_name=Sites`);
    expect(job).to.include({ installed: true, grouping: "acme" });
    await client.update("/extras/jobs/", String(job?.["id"]), { enabled: true });
    bridge.tell({ type: "state", state: "succeeded" });
    const data = JSON.stringify({ url: "https://acme.example", dryrun: true });
    const path = `${slug}.jobs.acme.Sites`;
    const said = await server.run("runjob", "--local", "--username", "admin", "--data", data, path);
    expect(said).to.match(/SUCCESS/);
    const [result] = await rowsOf(
      client,
      `/extras/job-results/?job_model_id=${String(job?.["id"])}&sort=-date_created`,
    );
    expect(result?.["result"]).to.include({ run: head.id, status: "succeeded" });
  }

  it("runs from a folder in JOBS_ROOT", async function () {
    const server = NautobotServer.with(`JOBS_ROOT = ${JSON.stringify(directory)}`);
    if (!server) this.skip();
    const companion = companionOf({ jobs: jobs(), defaults: {} }, "bridge-folder");
    for (const [path, content] of companion.sources) {
      const file = join(directory, companion.slug, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await connectTo(companion);
    await runs(server, companion);
  });

  it("runs as an app that pip installed", async function () {
    const site = join(directory, "site");
    const server = NautobotServer.with('PLUGINS = [*PLUGINS, "bridge_app"]', site);
    if (!server) this.skip();
    const companion = companionOf({ jobs: jobs(), defaults: {} }, "bridge-app");
    const { filename, content } = companionWheel(companion, "1.2.3");
    await writeFile(join(directory, filename), content);
    await server.pip(
      "install",
      "--quiet",
      "--no-deps",
      "--no-index",
      "--target",
      site,
      join(directory, filename),
    );
    await connectTo(companion);
    await runs(server, companion);
  });
});
