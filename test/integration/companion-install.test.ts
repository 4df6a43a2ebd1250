import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import type { Logger } from "../../src/lib/logger.js";
import {
  companionOf,
  companionStatus,
  installCompanion,
  keepInStep,
  removeCompanion,
  type Companion,
} from "../../src/reporting/index.js";
import { everyVariable } from "../helpers/every-variable.js";
import { jobs } from "../helpers/jobs.js";
import { rowsOf } from "../helpers/nautobot-jobs.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

const NAME = "bridge-served";

/** A service that serves its companion, in a real Nautobot, as plugins come and go. */
describe("Nautobot's Jobs as plugins come and go", () => {
  const client = connect(nautobotFromEnvironment());
  const [acme, every] = [jobs(), everyVariable()];
  const one = companionOf({ jobs: acme, defaults: {} }, NAME);
  const two = companionOf({ jobs: new Map([...acme, ...every]), defaults: {} }, NAME);
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const logger: Logger = { debug() {}, info: say, warning: say, error: say };
  let served = one;
  let server: Server;
  let url: string;

  const job = async (name: string) => {
    const [row] = await rowsOf(
      client,
      `/extras/jobs/?module_name__isw=bridge_served.&job_class_name=${name}`,
    );
    return row ?? {};
  };
  const restart = async (companion: Companion): Promise<void> => {
    served = companion;
    said.length = 0;
    await keepInStep(client, companion, logger);
  };

  before(async () => {
    server = createServer((request, response) => {
      served.repository.handler(request, response);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await removeCompanion(client, one, logger);
  });

  after(async () => {
    await removeCompanion(client, one, logger);
    server.close();
  });

  it("nothing is done by a service whose companion was never installed", async () => {
    await restart(one);
    expect(said).to.deep.equal([]);
    expect(await companionStatus(client, one)).to.not.have.property("url");
  });

  it("a repository that has its slug or name already is left alone, and the way out is told", async () => {
    const remote_url = "https://git.example.com/theirs.git";
    for (const fields of [
      { name: "theirs", slug: "bridge_served" },
      { name: NAME, slug: "theirs" },
    ]) {
      const body = { ...fields, remote_url, provided_contents: [] };
      const { id } = await client.create("/extras/git-repositories/", body);
      const thrown: unknown = await installCompanion(client, one, { url, logger }).catch(
        (error: unknown) => error,
      );
      await client.remove("/extras/git-repositories/", id);
      expect(String(thrown)).to.include(remote_url);
      expect((thrown as { fix: string }).fix).to.include("companion.name");
    }
  });

  it("installing from the service makes records, Jobs, external integration, SecretsGroup and Secret, once", async () => {
    said.length = 0;
    const status = await installCompanion(client, one, { url, logger });
    expect(status).to.include({ installed: true, enabled: true, current: true, connected: true });
    expect(said.join("\n"))
      .to.match(/Git repository/)
      .and.to.match(/SecretsGroup/)
      .and.to.match(/external integration/);
    const [integration] = await rowsOf(client, `/extras/external-integrations/?name=${NAME}`);
    expect(integration).to.include({ remote_url: url });
    said.length = 0;
    expect(await installCompanion(client, one, { url, logger })).to.deep.equal(status);
    expect(said).to.have.length(1);
  });

  it("a new plugin's Jobs are there when the service starts again; what was disabled stays so", async () => {
    await client.update("/extras/jobs/", String((await job("SitesButton"))["id"]), { enabled: false });
    await restart(two);
    expect(await job("EverythingQuotedNautobot")).to.include({ installed: true, enabled: true });
    expect(await job("SitesButton")).to.include({ installed: true, enabled: false });
    said.length = 0;
    await restart(two);
    expect(said).to.deep.equal([]);
  });

  it("a plugin that is gone leaves its Jobs not installed, with their history", async () => {
    await restart(one);
    expect(await job("EverythingQuotedNautobot")).to.include({ installed: false });
    expect(await job("Sites")).to.include({ installed: true });
    expect(said.join("\n")).to.include("is no longer installed; its history stays");
  });

  it("another service of the same name is refused, and told how to be another", async () => {
    const thrown: unknown = await installCompanion(client, two, { logger, listen: { port: 0 } }).catch(
      (error: unknown) => error,
    );
    expect(String(thrown)).to.include(`at ${url}/companion.git`);
    expect((thrown as { fix: string }).fix).to.include("companion.name");
  });

  it("removing takes away what installing made, says what starts nothing any more, and does nothing the second time", async () => {
    const { id } = await client.create("/extras/job-hooks/", {
      ...{ name: "of a Job that goes", content_types: ["tenancy.tenant"], type_update: true },
      job: String((await job("SitesOnChange"))["id"]),
    });
    said.length = 0;
    await removeCompanion(client, one, logger).finally(() => client.remove("/extras/job-hooks/", id));
    expect(said).to.have.length(5);
    expect(said[4]).to.match(
      /^The job hook "of a Job that goes" starts nothing any more: its Job "Sites: on ch/,
    );
    for (const path of ["external-integrations", "secrets-groups", "git-repositories"])
      expect(await rowsOf(client, `/extras/${path}/?name=${NAME}`)).to.deep.equal([]);
    said.length = 0;
    await removeCompanion(client, one, logger);
    expect(said).to.deep.equal([]);
  });
});
